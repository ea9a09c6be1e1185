"""What a text states, one quantity a statement: its unit, its holders, and where it is said again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kangle_stats.cues import PART_WORDS, PartWord
from kangle_stats.drafting.guessing import Guess, guess
from kangle_stats.drafting.surroundings import Prose, Surroundings
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.relation import Op, Relation
from kangle_stats.prose.words import NOUN_UNITS, UNIT_BY_NOUN
from kangle_stats.table_sums import Line
from kangle_stats.units import is_unit

MOST_HOLDERS = 4
"""Of more holders than these an amount each is a rate, not a figure for every one."""
_HOLDERS = ("enterprise", "workshop", "park", "school", "village", "town")
_PER = {
    "户": "household", "人": "person", "名": "person", "亩": "mu", "村": "village", "校": "school", "镇": "town",
    "乡": "town", "期": "session", "家企业": "enterprise", "企业": "enterprise", "个车间": "workshop",
    "车间": "workshop", "个村": "village", "所学校": "school",
}  # fmt: skip
_HOLDER = "|".join(sorted(_PER, key=len, reverse=True))
_RATE = re.compile(rf"每(?:个|家|所)?[一-鿿]{{0,4}}?(?P<per>{_HOLDER})|(?P<mean>[户人亩村校镇乡])均")
_EACH = re.compile(r"(?P<word>(?<![平户人亩村校镇乡县])均|各|分别)(?!项|类|种|级|地|界|族)")
_SPOKEN_OF = re.compile(r"(?:这|该|上述|以上|前述)$")
_GOES_ON = re.compile(r"将|均|都|分别|共|也|已")
_PAIRING = re.compile(r"(?:县县|镇镇|乡乡|镇街|村村|村社|村企|企村|镇企|校校|院院|社会组织|学校|医院)结对(?:关系)?$")
_MODEL_VILLAGE = re.compile(r"乡村振兴示范点(?:打造|建设|创建)?$")
_SIZE = re.compile(r"(?:产值|收入|投资|规模|注册资[本金])[超过达近逾在约]*$")
_NAMES = "|".join(sorted((noun for noun, unit in NOUN_UNITS.items() if unit and len(noun) > 1), key=len, reverse=True))
_LED_UP_TO = re.compile(rf"的[\u4e00-\u9fff]{{0,4}}?(?P<noun>{_NAMES})$")
_NEXT = re.compile(rf"以?[上下]?的?(?P<noun>{_NAMES})")
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_LONG_NUMBER = 3
"""Digits from which one number with one noun is the same figure said again."""


class Cell(NamedTuple):
    """The place of a statement in a table."""

    table: int
    row: Line
    column: Line


@dataclass(slots=True)
class Statement:
    """One quantity that becomes one figure, or one for each of a few holders."""

    mention: Mention
    around: Surroundings
    start: int
    end: int
    """Where it stands, a range with both its ends."""
    unit: str
    value_to: str | None
    count: int = 1
    """How many figures it becomes: 均为 of two enterprises is two."""
    each: str = ""
    """The word that says so, and the holders as printed."""
    more_places: list[tuple[int, int]] = field(default_factory=list)
    """Where the same is said again."""
    guess: Guess | None = None
    rival: Guess | None = None
    """What nearly fits as well."""
    weak: bool = False
    """Whether only words further off speak for the guess."""
    status: str = "reported"
    total: Statement | None = None
    cut: str = ""
    cuts: list[str] = field(default_factory=list)
    partial: set[str] = field(default_factory=set)
    """Those of its cuts that may have more parts than the text names."""
    noun: str = ""
    """What is counted, where that stands further behind: 企业 of 42家产值超千万元企业."""
    side: str = ""
    """The partner whose side of a pairing it counts."""
    ids: list[str] = field(default_factory=list)
    cell: Cell | None = None
    """Where it stands, if that is in a table."""
    name: str = ""
    """Its name, if the headings of a table give it one."""
    called: str = ""
    """What tells it from the other parts of its total, if that is a heading of a table."""


class Statements:
    """All statements of a text, by the places of their quantities."""

    def __init__(self, prose: Prose, relations: Sequence[Relation]) -> None:
        self.prose = prose
        self.all: list[Statement] = []
        self.by_place: dict[int, Statement] = {}
        self.left_out: Counter[str] = Counter()
        """Measure words that the models lack, and how many quantities have each."""
        self._read()
        self._holders(relations)
        for statement in self.all:
            statement.guess, statement.rival, statement.weak = guess(statement.unit, statement.around)
            statement.status = _status(statement)
        self._repeats(relations)

    def add(self, statement: Statement) -> None:
        """Takes in a statement that stands outside the prose."""
        self.all.append(statement)
        self.by_place[statement.start] = statement

    def repeat(self, first: Statement, again: Statement) -> None:
        """Makes a statement a further place of another, and nothing else."""
        first.more_places.append((again.start, again.end))
        self.by_place[again.start] = first

    def of(self, mention: Mention) -> Statement | None:
        """The statement of a quantity; None if it was left out."""
        return self.by_place.get(mention.start)

    def in_one_sentence(self, one: Statement, other: Statement) -> bool:
        """Whether two statements stand in the same sentence."""
        return self.prose.sentence_of(one.mention) == self.prose.sentence_of(other.mention)

    def _read(self) -> None:
        mentions = self.prose.mentions
        skip = -1
        for index, mention in enumerate(mentions):
            if index == skip:
                continue
            other = mentions[index + 1] if index + 1 < len(mentions) else None
            ranged = other if other is not None and mention.ends_with(other) else None
            if ranged is not None:
                skip = index + 1
            around = self.prose.around(index)
            unit, noun = (ranged or mention).unit_code or mention.unit_code, ""
            if unit is None:
                unit, noun = self._counted(index, around)
            if unit is None:
                self.left_out[mention.unit or "–"] += 1
                continue
            end = ranged.end if ranged is not None else mention.end
            if ranged is not None:
                around = around._replace(after=self.prose.around(skip).after)
            value_to = mention.value_to if mention.qualifier == "between" else None
            rate = rate_of(unit, around) if mention.each else None
            statement = Statement(mention, around, mention.start, end, rate or unit, value_to)
            statement.noun = noun
            self.all.append(statement)
            self.by_place[mention.start] = statement
            if ranged is not None:
                self.by_place[ranged.start] = statement

    def _counted(self, index: int, around: Surroundings) -> tuple[str | None, str]:
        """What 个 or 家 counts where no noun stands next to it: a pairing, or the noun that its words lead up to.

        Its unit, and the noun if a number stands before that.
        """
        mention = self.prose.mentions[index]
        if plain(mention.unit) == "项" and around.before.endswith("项目"):
            return "project", ""
        if plain(mention.unit) not in UNIT_BY_NOUN:
            return None, ""
        if _PAIRING.search(around.before):
            return "pair", ""
        if _MODEL_VILLAGE.search(around.before):
            return "village", ""
        led = _LED_UP_TO.search(around.after)
        if led:
            return NOUN_UNITS[led["noun"]], ""
        if _SIZE.search(around.after) and index + 1 < len(self.prose.mentions):
            # 42家产值超千万元企业: the next quantity only tells how large they are.
            sized = _NEXT.match(self.prose.around(index + 1).after)
            if sized:
                return NOUN_UNITS[sized["noun"]], sized["noun"]
        return None, ""

    # --- Holders -----------------------------------------------------------------------------------------------------

    def _holders(self, relations: Sequence[Relation]) -> None:
        """An amount each of a few holders becomes a figure for every one, of many a rate."""
        shared = dict(_distributed(relations))
        for number, statement in enumerate(self.all):
            mention = statement.mention
            cue = list(_EACH.finditer(statement.around.before))
            if not mention.each or "/" in statement.unit or not cue:
                continue
            holder = self.of(shared[mention.start]) if mention.start in shared else self._holder(number)
            if holder is None or holder.unit == statement.unit or not holder.mention.value.isdigit():
                continue
            count = int(holder.mention.value[:6])
            rate = f"{statement.unit}/{holder.unit}"
            if 2 <= count <= MOST_HOLDERS:
                statement.count = count
                statement.each = f"原文“{cue[-1]['word']}”：{holder.mention.literal}各为此数。"
            elif count > MOST_HOLDERS and is_unit(rate):
                statement.unit = rate

    def _holder(self, number: int) -> Statement | None:
        """The nearest count of possible holders before a statement in its sentence."""
        statement = self.all[number]
        sentence = self.prose.sentence_of(statement.mention)
        for other in reversed(self.all[max(0, number - 12) : number]):
            if self.prose.sentence_of(other.mention) != sentence:
                return None
            exact = other.mention.qualifier == "exact" and other.mention.unit_mult == 0
            if other.unit in _HOLDERS and exact and not other.mention.each:
                return other
        return None

    # --- Repeats -----------------------------------------------------------------------------------------------------

    def _repeats(self, relations: Sequence[Relation]) -> None:
        """A quantity that is said again becomes another quote of its figure, where the wording shows it."""
        tied = {(relation.total.start, part.start) for relation in relations for part in relation.parts}
        alike: dict[tuple[str, ...], Statement] = {}
        kept = []
        for statement in self.all:
            mention = statement.mention
            key = (mention.value, str(mention.unit_mult), statement.unit, mention.qualifier, str(statement.count))
            first = alike.get(key)
            apart = first is not None and {(first.start, mention.start), (mention.start, first.start)} & tied
            if first is not None and not apart and self._said_again(first, statement):
                self.repeat(first, statement)
                continue
            alike[key] = statement
            kept.append(statement)
        self.all = kept

    def _said_again(self, first: Statement, again: Statement) -> bool:
        if self.prose.sentence_of(first.mention) == self.prose.sentence_of(again.mention):
            return False
        noun, other = first.mention.noun, again.mention.noun
        if not noun or not other:
            return False
        if len(again.mention.value.replace(".", "").strip("0")) >= _LONG_NUMBER and noun == other and len(noun) > 1:
            alike = first.guess is not None and (first.guess, first.status) == (again.guess, again.status)
            return first.around.beside == again.around.beside or (alike and not _of_other_years(first, again))
        spoken_of = _SPOKEN_OF.search(again.around.before) or _GOES_ON.match(again.around.after[len(other) :])
        return bool(other in noun and spoken_of)


_SINCE_THE_BEGINNING = re.compile("累计")
_THIS_TIME = re.compile("新增|新引[进导]|新落地|新建|新转移")


def basis(statement: Statement) -> str | None:
    """cumulative or new, where the words say so; a part is told as its total is, so that no total mixes the two."""
    if statement.total is not None:
        return basis(statement.total)
    around = statement.around
    if _SINCE_THE_BEGINNING.search(around.own):
        return "cumulative"
    return "new" if _THIS_TIME.search(around.own) else None


def part_word(statement: Statement) -> PartWord | None:
    """The word in the name of a part that tells it from the others."""
    words = statement.called or statement.around.own
    return next((word for word in PART_WORDS if word.word in words), None)


def _of_other_years(first: Statement, again: Statement) -> bool:
    """Whether the sentences of two statements name years, and not the same."""
    one, other = (set(_YEAR.findall(statement.around.sentence)) for statement in (first, again))
    return bool(one and other) and not one & other


def rate_of(unit: str, around: Surroundings) -> str | None:
    """The rate that 每户 or 户均 makes of a unit; None if the words or the table of units have none."""
    found = list(_RATE.finditer(around.before))
    if not found:
        return None
    per = _PER[found[-1]["per"] or found[-1]["mean"]]
    return f"{unit}/{per}" if is_unit(f"{unit}/{per}") else None


def _distributed(relations: Sequence[Relation]) -> Iterator[tuple[int, Mention]]:
    """The amounts each, by their places, with the holders over which a product gives them out."""
    for relation in relations:
        if relation.type == "product" and isinstance(relation.formula, Op) and relation.formula.sign == "*":
            holder = relation.formula.terms[0]
            if isinstance(holder, Mention):
                yield from ((part.start, holder) for part in relation.parts if part is not holder)


# --- Status ----------------------------------------------------------------------------------------------------------

_MAY_BE_AGREED = {
    "investment",
    "enterprises",
    "registered-capital",
    "purchase",
    "jobs",
    "industrial-parks",
    "land-leased",
}
"""What contracts promise. Who signs a pairing has paired."""
_UNSORTED_AGREED = {"yuan", "enterprise", "park", "mu"}
_IS_DONE = re.compile(r"(?:了|已|已经|完成)$|^已|收到|已完成")
_PAID = re.compile(r"到位|实际|完成|已投入|累计投入")


def _status(statement: Statement) -> str:
    status = statement.mention.status
    if status == "planned" and _IS_DONE.search(statement.around.before):
        return "reported"
    if status == "agreed":
        guessed = statement.guess
        if _PAID.search(statement.around.before):
            return "reported"
        agreed = guessed.measure in _MAY_BE_AGREED if guessed else statement.unit in _UNSORTED_AGREED
        return "agreed" if agreed else "reported"
    return status
