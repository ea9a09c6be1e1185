"""Titles and ids for the figures of a draft, who sends whom, and whose side of a pairing is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kangle_stats.categories import MEASURES
from kangle_stats.cues import ID_MEASURES, ID_WORDS
from kangle_stats.drafting.head import PLACEHOLDER
from kangle_stats.drafting.statements import Statement, part_word
from kangle_stats.drafting.surroundings import BEGINS_THE_NEXT, Surroundings
from kangle_stats.folding import UNSAFE
from kangle_stats.prose.words import NOUN_UNITS

LONGEST_TITLE = 20
"""Characters of a name; one that nowhere bears a cut may be longer, up to `_LONGEST_UNCUT`."""
_LONGEST_UNCUT = 30

# --- Titles ----------------------------------------------------------------------------------------------------------

_BEFORE = re.compile(
    r"^(?:[(（][一二三四五六七八九十0-9]{1,3}\)|[一二三四五六七八九十]{1,3}、"
    r"|其中|并且|并|又|再|已|将|同时|也|还|共计|合计|总计|共(?!建|同|享|青)|目前|全年|累计|截至目前|截至|按照|按|此外|分别|均(?!衡)"
    r"|标准|左右|上下|以上|以下|以内|、|和|及|与|或|的|了|:|\(|\)|“|”|\s)+"
)
_BEHIND = re.compile(
    r"(?:了|约|近|为|均|达到|达|合计|共计|总计|共有|共|有|是|的|分别|各|超过|超|不少于|不低于|至少|突破|逾|已|将近|于|累计|过|也|都|(?<![结一])对|以|从[0-9]{0,4}年?"
    r"|\(|“|、|和|(?<!惠)及|与|:|\s)+$"
)
_ONLY_CHANGE = re.compile(
    r"^(?:同比|环比|比[^，。;]{0,6}?|较[^，。;]{0,6}?|分别|平均|年均|净|又|再)*"
    r"(?:增长|增加|增幅|增速|下降|降低|降幅|减少|提高|提升|上升|回落|上涨|下跌)(?:率|幅度|到|至)?(?:了|分别)*$"
)
_CHANGES_ON = re.compile(r"^(?:增长|增加|下降|降低|减少|提高|提升|上升|上涨)[到至为]?")
_CLAUSE = re.compile("[，。;；,]")
_FIRST_NUMBER = re.compile("[0-9]")
_COUNTED = {
    "person": "人数", "household": "户数", "person-time": "人次", "session": "期数", "batch": "批次",
    "occasion": "次数", "enterprise": "家数", "project": "个数", "village": "个数", "town": "个数", "workshop": "个数",
    "pair": "对数", "school": "所数", "yuan": "金额", "percent": "比例",
}  # fmt: skip
"""What completes a name that does not say what is counted: 惠及 is 惠及人数."""
_COMPLETED = ("person", "household", "person-time")
_SHORTEST = 3
_VERB = re.compile("(?:惠及|覆盖|带动|受益|培训|安置|吸纳|输转|选派|资助|救助|就业|务工)$")
_COUNTS = re.compile("(?:人|户|人口|数|人次)$")
_IS_MONEY = re.compile("(?:资金|款|款物|额|价值|产值|收入|费|投资)$")
_LISTED = re.compile(r"^.*(?:、|和|及|与|以及)")
_GOES_ELSEWHERE = re.compile(
    r"(?<=.)与|(?<=..)(?:到|在|赴|来到|来|分别|将(?!军)|并|达到|用于|于|由|以及)|(?<=..)[(（](?![^)）]{1,4}[)）])"
)
_LIST_GOES_ON = re.compile("(?<=....)、")
_BREAK = re.compile(
    r"(?<=[与向的、暨])|(?<=和)(?![平谐美])|(?<=为)(?!民)|(?<=在)(?![建校岗])|(?<=到)(?![位户村])|(?<=给)(?!水)"
    r"|(?<=[^结应相]对)(?![接口象子应于])|(?<=年)(?![度均产])"
)
_ETC = re.compile("(?<=等)(?!方式|领域|形式|方面|途径)(?=.{4})")
_SHORT = 14
_NOUN = re.compile("|".join(sorted((noun for noun in NOUN_UNITS if len(noun) > 1), key=len, reverse=True)))
_LEFT_OVER = re.compile("^(?:[区县市乡镇村](?=参|结|与|共|签|分|开|举)|(?:方面|领域)的)")
"""What the number before counts, where that is not known: 16个区参与帮扶34个县."""
_BY_STAGES = re.compile(r"^共?分$")
_PAIRS_OF_SIGNS = (("(", ")"), ("（", "）"), ("“", "”"), ("《", "》"), ("‘", "’"), ("【", "】"))


def title(statement: Statement, near: Sequence[Statement], literal: str) -> str:
    """A name for the figures of a statement: what is done, and to what; `near` are those around it, in order."""
    around = statement.around
    if statement.name:
        return UNSAFE.sub("", statement.name)
    before = [one for one in near if one.end <= statement.start and one.around.sentence == around.sentence]
    following = next((one for one in near if one.start == statement.end), None)
    behind = statement.noun or _behind(around.after)
    if not behind and following is not None:
        behind = following.noun or _behind(following.around.after)
    lead = _lead(around.before, before[-1].mention.noun if before else "")
    if len(around.lead) > len(around.before):
        lead = _LEFT_OVER.sub("", lead)
    if before and _BY_STAGES.match(lead):
        return _balanced(UNSAFE.sub("", title(before[-1], before[:-1], literal)))
    if len(around.lead) > len(around.before) and _LISTED.search(around.before):
        lead = _lead(_LISTED.sub("", around.before), before[-1].mention.noun if before else "")
    for other in reversed(before):
        if len(lead) >= 2 or len(lead + behind) >= 4 or other.around.clause != around.clause:
            break
        lead = _lead(_LISTED.sub("", other.around.before))
    if not behind and _ONLY_CHANGE.match(lead):
        lead = _changed(_of_what(around.sentence_lead), lead)
    elif _CHANGES_ON.match(behind) or (statement.unit.startswith("yuan") and _IS_MONEY.search(lead)):
        behind = ""
    if len(lead + behind) < _SHORTEST and around.point:
        lead = around.point + lead
    name = lead + behind
    if (
        statement.side
        and "/" not in statement.unit
        and not statement.side.startswith(PLACEHOLDER)
        and statement.side[:-1] not in name
    ):
        lead = statement.side
    lead = _shortened(lead, LONGEST_TITLE - len(behind))
    name = _balanced(UNSAFE.sub("", lead + behind))
    if not behind and (len(name) <= _SHORTEST or _VERB.search(name)) and not _COUNTS.search(name):
        name += _COUNTED[statement.unit] if statement.unit in _COMPLETED else ""
    return name or around.heading[:LONGEST_TITLE].strip() or literal[:LONGEST_TITLE]


def _shortened(lead: str, room: int) -> str:
    """A name without its first words where it is long; whole where no place for a cut is found."""
    if len(lead) <= room:
        return lead
    rests = [lead[found.end() :] for breaks in (_ETC, _BREAK) for found in breaks.finditer(lead)]
    short = [rest for rest in rests if 2 <= len(rest) <= room]
    if short or len(lead) <= _LONGEST_UNCUT:
        return short[0] if short else lead
    return next((rest for rest in rests if len(rest) <= _LONGEST_UNCUT), "")


def _balanced(name: str) -> str:
    """A name without the brackets and quotation marks of which it has only one half."""
    for opens, closes in _PAIRS_OF_SIGNS:
        if name.count(opens) != name.count(closes):
            name = name.replace(opens, "").replace(closes, "")
    return name


def told_apart(statements: Sequence[Statement], names: Sequence[str]) -> list[str]:
    """The names, no two alike: what is counted is added to a name that was there before, else its number."""
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    apart = []
    for statement, name in zip(statements, names, strict=True):
        named = candidate = next((one for one in _fuller(statement, name) if one not in taken), name)
        while candidate in taken:
            numbers[named] += 1
            candidate = f"{named}（{numbers[named] + 1}）"
        taken.add(candidate)
        apart.append(candidate)
    return apart


def _fuller(statement: Statement, name: str) -> Iterator[str]:
    """A name, and longer ones that say what is counted or of which point of the report it is."""
    yield name
    counted = _COUNTED.get(statement.unit, "")
    if counted and not name.endswith(counted) and not (counted == "金额" and _IS_MONEY.search(name)):
        yield name + counted
    if statement.around.point and statement.around.point not in name:
        yield f"{name}（{statement.around.point}）"


def _of_what(sentence_lead: str) -> str:
    """The name of the last quantity of a sentence that is no change: 羊出栏 of 羊出栏3万只，同比."""
    for clause in reversed(_CLAUSE.split(sentence_lead)):
        number = _FIRST_NUMBER.search(clause)
        lead = _lead(clause[: number.start()]) if number else ""
        if len(lead) >= 2 and not _ONLY_CHANGE.match(lead):
            return lead
    return ""


def _changed(name: str, change: str) -> str:
    """The name of a change: 羊出栏同比增长, of what is long without 同比."""
    verb = change.removesuffix("分别")
    if len(name) + len(change) > LONGEST_TITLE:
        verb = verb[-2:]
    return name[-(LONGEST_TITLE - len(verb)) :] + verb


def _lead(before: str, said: str = "") -> str:
    """What the words before a number name; `said` is the noun of the number before them, which is not theirs."""
    if said and before.startswith(said) and not _CHANGES_ON.match(said):
        before = before[len(said) :]
    bracket = max(before.rfind("("), before.rfind("（"))
    if bracket >= 0 and not re.search("[)）]", before[bracket:]):
        inside = re.sub("^(?:含|包括|其中)", "", before[bracket + 1 :])
        before = inside if len(inside) >= _SHORTEST else before[:bracket] + inside
    if len(before) > LONGEST_TITLE * 2:
        start = re.search("[、，,]", before[-LONGEST_TITLE * 2 :])
        before = before[-LONGEST_TITLE * 2 :][start.end() if start else 0 :]
    return _BEFORE.sub("", _BEHIND.sub("", before))


def _behind(after: str) -> str:
    if after.lstrip().startswith(BEGINS_THE_NEXT):
        return ""
    bare = _BEFORE.sub("", after)
    cut = _GOES_ELSEWHERE.search(bare)
    bare = bare[: cut.start()] if cut else bare
    if len(bare) > _SHORT:
        bare = _LIST_GOES_ON.split(bare)[0]
    if len(bare) > _SHORT:
        noun = _NOUN.search(bare)
        bare = bare[: noun.end()] if noun else bare if len(bare) <= LONGEST_TITLE else bare[:_SHORT]
    return _BEHIND.sub("", bare)


# --- Ids -------------------------------------------------------------------------------------------------------------


class Ids:
    """Gives out ids, each once: labour.employed, labour.employed_2."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def give(self, statement: Statement) -> None:
        """Gives a statement the ids of its figures; first to its total, from which they come."""
        if statement.ids:
            return
        if statement.total is not None:
            self.give(statement.total)
            base = f"{statement.total.ids[0]}.{_part_word(statement)}"
        elif statement.guess is not None:
            category, measure = statement.guess
            base = f"{ID_WORDS[category]}.{ID_MEASURES.get(measure, measure.replace('-', '_'))}"
        else:
            base = f"unsorted.{re.sub('[^a-z]', '_', statement.unit)}"
        statement.ids = [self._fresh(base) for _ in range(statement.count)]

    def _fresh(self, base: str) -> str:
        self._counts[base] += 1
        number = self._counts[base]
        name = base if number == 1 else f"{base}_{number}"
        if number > 1 and self._counts[name]:
            return self._fresh(base)
        if number > 1:
            self._counts[name] = 1
        return name


def _part_word(statement: Statement) -> str:
    word = part_word(statement)
    return word.id if word is not None else "part"


# --- Who sends whom, and whose side ----------------------------------------------------------------------------------


class Sides(NamedTuple):
    """The short names of the two partners: 康乐县, 同安区; '' if unknown."""

    west: str
    east: str


def sides(area: str, partner: str) -> Sides:
    """The short names of the two, from their full ones."""
    return Sides(_short(area), _short(partner))


def _short(name: str) -> str:
    found = re.fullmatch(r"(?:.*(?:省|自治区|州|市|盟|地区))?(.{2,4}(?:县|区|市|旗))", name)
    return found[1] if found else ""


_MOVES = {
    "specialists-sent", "people-sent-for-training", "cadres-seconded", "students-funded", "batches", "funding",
    "donations", "goods-donated", "land-quota", "people-employed", "investment",
}  # fmt: skip
_GIVES = "选派|派出|派驻|投入|出资|援助|捐赠|捐款|捐助|捐资|援建|拨付|帮扶"
_GOES = "赴|(?<![收达得])到(?!位)|前往|来到|去"
_FROM_THE_EAST = ("fiscal-aid", "social-assistance")
"""Categories of what the east gives."""


def direction(statement: Statement, where: Sides) -> str | None:
    """east-to-west or west-to-east, where the words of the clause say it."""
    if statement.guess is None or statement.guess.measure not in _MOVES:
        return None
    way = _way(statement.around, where)
    return None if way == "west-to-east" and statement.guess.category in _FROM_THE_EAST else way


def _way(around: Surroundings, where: Sides) -> str | None:
    east, west = (re.escape(name[:-1]) if len(name) > 2 else "(?!)" for name in (where.east, where.west))
    for words in (around.beside, around.listed):
        if re.search(rf"(?:{_GOES})(?:[^，。；,]{{0,4}}?)(?:{east}|东部)", words):
            return "west-to-east"
        if re.search(rf"(?:{_GOES})(?:[^，。；,]{{0,4}}?)(?:{west}|我县)", words):
            return "east-to-west"
    for name, way in ((east, "east-to-west"), (west, "west-to-east")):
        if re.search(
            rf"(?<![为向给对与和助持收扶援])(?:{name})[县区市]?[^，。；,与和]{{0,6}}?(?:{_GIVES})[^，。；,]{{0,6}}$",
            around.before,
        ):
            return way
    return None


_OTHER_SIDE = f"{PLACEHOLDER}（另一方）"


def name_side(statement: Statement, where: Sides) -> None:
    """Tells a count of a table apart that both partners make, by the one whom its headings name."""
    if statement.guess is not None and statement.unit != "pair" and MEASURES[statement.guess.measure].two_sided:
        statement.side = _named_last(statement.around.before, where)


def name_sides(statements: Sequence[Statement], where: Sides) -> None:
    """Tells counts that both partners make apart, each of its own side: they must never be added to each other.

    The side is the partner named just before it; where none is, the sides come in the order in which they came before
    in the sentence (6个镇街与6个乡镇结对，12个村与12个村结对). A rate is of the side whose number stands before it
    (15个村，每村10万元).
    """
    here, order = "", [""]
    counts: Counter[str] = Counter()
    last: dict[str, str] = {}
    for statement in statements:
        if statement.around.sentence != here:
            here, order, counts, last = statement.around.sentence, [], Counter(), {}
        if statement.guess is None:
            continue
        if "/" in statement.unit:
            statement.side = last.get(statement.unit.partition("/")[2], "")
            continue
        if statement.unit == "pair" or not MEASURES[statement.guess.measure].two_sided:
            continue
        measure = statement.guess.measure
        name = _named_last(statement.around.before, where)
        if not name:
            number = counts[measure]
            name = order[number] if number < len(order) else _OTHER_SIDE if number else ""
        name = name or _named_last(statement.around.lead, where)
        counts[measure] += 1
        # Of a side that the report names nowhere only the place in the order is known.
        if name not in order and (name or not all(where)):
            order.append(name)
        statement.side = last[statement.unit] = name


def _named_last(words: str, where: Sides) -> str:
    """The partner whom some words name last; '' if they name none. 我县 is the county that writes."""
    places = [(words.rfind(name[:-1]), name) for name in where if len(name) > 2]
    if where.west:
        places.append((words.rfind("我县"), where.west))
    at, name = max(places, default=(-1, ""))
    return name if at >= 0 else ""
