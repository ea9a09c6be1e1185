"""What is wrong with a command line, in both languages: Click speaks English only."""

from __future__ import annotations

import click

from kangle_stats.cli.help import placeholders
from kangle_stats.messages import excerpt, nearest, say


def sentence(error: click.UsageError, lang: str) -> str:
    """A usage error in `lang` (zh or en)."""
    if isinstance(error, click.MissingParameter):
        return say(lang, "missing-parameter", name=_name(error.param, lang))
    if isinstance(error, click.BadParameter) and error.param is not None:
        return say(lang, "bad-value", name=_name(error.param, lang), message=error.message)
    if isinstance(error, click.NoSuchOption):
        options = _options(error.ctx)
        known = nearest(error.option_name, options) or ", ".join(name for name in options if name.startswith("--"))
        return say(lang, "unknown-name", name=excerpt(error.option_name), known=known)
    if isinstance(error, click.BadOptionUsage):
        param = _options(error.ctx).get(error.option_name)
        takes_none = isinstance(param, click.Option) and param.is_flag
        return say(lang, "option-without-value" if takes_none else "option-needs-value", name=error.option_name)
    return error.format_message()


def _options(ctx: click.Context | None) -> dict[str, click.Parameter]:
    """The options of the command at hand by their names."""
    params = ctx.command.get_params(ctx) if ctx is not None else []
    return {name: param for param in params if isinstance(param, click.Option) for name in param.opts}


def _name(param: click.Parameter | None, lang: str) -> str:
    """What a parameter is called where it is used: `-o / --output`, FILE or 文件."""
    if isinstance(param, click.Option):
        return " / ".join(param.opts)
    return placeholders((param.human_readable_name if param is not None else "").upper(), lang)
