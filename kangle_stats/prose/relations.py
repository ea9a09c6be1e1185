"""The relation finder: every equation between quantities that the wording of a text asserts."""

from __future__ import annotations

from collections.abc import Sequence

from kangle_stats.prose.mention import Mention
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.outline import outline
from kangle_stats.prose.pairs import pairs, proportions, structures
from kangle_stats.prose.relation import Relation
from kangle_stats.prose.sums import sums


def relations(text: str, mentions: Sequence[Mention]) -> list[Relation]:
    """The relations between `mentions` (as `extract` returns them for `text`), in the order of their first part.

    Whether they hold is not looked at here; see `kangle_stats.proofreading`.
    """
    build = outline(text, mentions)
    added = list(sums(build))
    simple = plain(text)
    found = [*added, *pairs(build, simple, added), *proportions(build.items, simple, text)]
    found += structures(build.items, simple, text)
    found.sort(key=lambda relation: relation.parts[0].start)
    return found
