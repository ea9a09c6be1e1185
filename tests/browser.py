"""A Chromium that is driven by a test: Debian's, found on the path, with Selenium; it reaches no network."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")


class Browser:
    """One window, whose size and colours can be chosen, and whose requests and complaints are noted."""

    def __init__(self) -> None:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM or ""
        # Containers have no sandbox for root and little shared memory; nothing is to be fetched in the background.
        for argument in ("headless=new", "no-sandbox", "disable-dev-shm-usage", "disable-background-networking"):
            options.add_argument(f"--{argument}")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.driver.quit()

    def view(self, width: int, scheme: str = "light") -> None:
        """Chooses the width of the window, and light or dark."""
        screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        scheme_feature = {"name": "prefers-color-scheme", "value": scheme}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme_feature]})

    def scripts(self, allowed: bool) -> None:
        """Allows the page its scripts, or not; tests can act on it either way."""
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def open(self, file: Path) -> None:
        """Opens a file, and forgets what was noted before."""
        self.noted()
        self.driver.get(file.as_uri())

    def run(self, script: str, *arguments: Any) -> Any:
        """Runs a function's body on the page; a promise is waited for."""
        return self.driver.execute_script(script, *arguments)

    def noted(self) -> tuple[list[str], list[str]]:
        """What was requested and complained of since the last time; what the policy refused was not requested."""
        log = self._log("performance")
        events = [json.loads(entry["message"])["message"] for entry in log]
        refused = {
            event["params"]["requestId"]
            for event in events
            if event["method"] == "Network.loadingFailed" and event["params"].get("blockedReason") == "csp"
        }
        requests = [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent" and event["params"]["requestId"] not in refused
        ]
        return requests, [entry["message"] for entry in self._log("browser")]

    def _log(self, kind: str) -> list[dict[str, str]]:
        entries: list[dict[str, str]] = self.driver.get_log(kind)  # type: ignore[no-untyped-call]
        return entries
