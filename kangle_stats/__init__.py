"""Read, total and cross-check the figures of east-west cooperation reports.

import kangle_stats

report = kangle_stats.load()
report.totals()
report.check()
kangle_stats.proofread("选派教师12名、医生9名，共计22名。")
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kangle_stats.interface import InvalidReport, Report, Results, load, load_all, proofread

__version__ = "0.1.0"

__all__ = ["InvalidReport", "Report", "Results", "__version__", "load", "load_all", "proofread"]


def __getattr__(name: str) -> object:
    """What programs use, loaded when it is asked for: the command line starts without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kangle_stats import interface

    return getattr(interface, name)
