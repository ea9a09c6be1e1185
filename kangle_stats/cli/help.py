"""Help in Chinese or English, folded by the width of its characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from kangle_stats.cli.commands import COMMANDS
from kangle_stats.cli.language import chosen_language, remember, stated_in
from kangle_stats.messages import excerpt, nearest, say

_HEADINGS = {"Usage: ": "用法：", "Options": "选项", "Commands": "命令", "Arguments": "参数"}


_PLACEHOLDERS = {
    "OPTIONS": "选项", "COMMAND": "命令", "ARGS": "参数", "FILE": "文件", "TEXT_FILE": "文本文件", "PATH": "路径",
    "ID": "编号", "FIGURE": "数字编号", "FIGURE_OR_CHECK": "数字或核对编号", "A": "甲", "B": "乙", "NAME": "名称",
    "TEXT": "文字", "P": "期间", "C": "类别", "M": "指标", "S": "状态", "U": "单位", "V": "结论",
}  # fmt: skip
"""What stands in a usage line or behind an option for what is to be put there; Click's own words are among them."""
_PLACEHOLDER = re.compile("[A-Z][A-Z_]*")


def placeholders(text: str, lang: str) -> str:
    """A usage line or the names of an option, with its placeholders in `lang` (zh or en)."""
    if lang == "en":
        return text
    return _PLACEHOLDER.sub(lambda found: _PLACEHOLDERS.get(found[0], found[0]), text)


class Formatter(click.HelpFormatter):
    """Click's formatter, except that Chinese text is folded by its width in cells and headings are in the language."""

    def __init__(self, lang: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.lang = lang

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, placeholders(args, self.lang), self._heading("Usage: "))

    def write_heading(self, heading: str) -> None:
        translated = self._heading(heading)
        self.write(f"{'':>{self.current_indent}}{translated}{'：' if self.lang == 'zh' else ':'}\n")

    def _heading(self, text: str) -> str:
        return _HEADINGS.get(text, text) if self.lang == "zh" else text

    def write_text(self, text: str) -> None:
        if text.isascii():
            return super().write_text(text)
        from kangle_stats.folding import fold

        indent = " " * self.current_indent
        lines = fold(text, self.width - self.current_indent)
        self.write("".join(f"{indent}{line}".rstrip() + "\n" for line in lines))
        return None

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        if all(text.isascii() for _, text in rows):
            return super().write_dl(rows, col_max, col_spacing)
        from kangle_stats.folding import fold, width

        margin = " " * self.current_indent
        first = min(max(width(name) for name, _ in rows), col_max) + col_spacing
        for name, text in rows:
            head = margin + name
            if width(name) > first - col_spacing:
                self.write(f"{head}\n")
                head = margin
            for line in fold(text, max(self.width - first - self.current_indent, 20)):
                self.write(f"{head}{' ' * (first + self.current_indent - width(head))}{line}\n")
                head = ""
        return None


def _formatter(ctx: click.Context) -> Formatter:
    return Formatter(chosen_language(ctx), width=ctx.terminal_width, max_width=ctx.max_content_width)


class _Bilingual(click.Command):
    """A command whose help is a pair, Chinese and English."""

    def __init__(self, *args: Any, zh: str = "", **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.zh = zh

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # --help ends the run where it stands, so that a --lang behind it has to be seen before.
        remember(ctx, stated_in(args))
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # not every error of Click's parser knows it
            raise

    def get_usage(self, ctx: click.Context) -> str:
        formatter = _formatter(ctx)
        self.format_usage(ctx, formatter)
        return formatter.getvalue().rstrip("\n")

    def get_help(self, ctx: click.Context) -> str:
        formatter = _formatter(ctx)
        self.format_help(ctx, formatter)
        return formatter.getvalue().rstrip("\n")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        text = self.zh if chosen_language(ctx) == "zh" else self.help
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text((text or "").strip())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示说明后退出。" if chosen_language(ctx) == "zh" else "Show this message and exit."
        return option


class Command(_Bilingual):
    """A command of the tool: its help begins with its summary, and goes on with what it says itself."""

    def __init__(self, name: str, zh: str = "", help: str = "", **settings: Any) -> None:
        summary = COMMANDS[name]
        super().__init__(
            name,
            zh="\n\n".join(filter(None, (summary.zh, zh))),
            help="\n\n".join(filter(None, (summary.en, help))),
            **settings,
        )

    allow_extra_args = True
    """So that it is said here, in both languages, what is too much."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            found = excerpt(" ".join(rest))
            ctx.fail(say(chosen_language(ctx), "extra-arguments", found=found, command=str(ctx.info_name)))
        return rest


class ClosedPipe(Exception):
    """The reader of the output has seen enough."""


class Group(_Bilingual, click.Group):
    """The tool itself: each of its commands is loaded when it is called, and --help loads none."""

    def make_context(self, *args: Any, **settings: Any) -> click.Context:
        with _telling_closed_pipes():
            return super().make_context(*args, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        with _telling_closed_pipes():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].place.partition(":")
        command: click.Command = getattr(import_module(f"kangle_stats.cli.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing:
            known = nearest(name, COMMANDS) or ", ".join(COMMANDS)
            ctx.fail(say(chosen_language(ctx), "unknown-name", name=excerpt(name), known=known))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        zh = chosen_language(ctx) == "zh"
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary.zh if zh else summary.en) for name, summary in COMMANDS.items()])


@contextmanager
def _telling_closed_pipes() -> Iterator[None]:
    """Click would end with 1 when a pipe is closed, which would read as a finding."""
    try:
        yield
    except BrokenPipeError:
        raise ClosedPipe from None


class Option(click.Option):
    """An option whose help is a pair, Chinese and English."""

    def __init__(self, *args: Any, zh: str = "", **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.zh = zh

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or chosen_language(ctx) != "zh" or not self.zh:
            return record
        return placeholders(record[0], "zh"), self.zh
