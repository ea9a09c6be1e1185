"""The build of a text: paragraphs, sentences, segments between semicolons, brackets, and the cues of arithmetic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from kangle_stats.prose import words
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.numerals import plain

_COMPLETE_CUTS = "|".join(words.COMPLETE_CUTS)
_SIGNS = "\n。！？!?;():，,、按分从就依由中里当"
_MARK = re.compile(
    rf"{words.ahead(_SIGNS, words.AMONG, words.SUM_UP)}"
    r"(?:(?P<paragraph>\n)|(?P<sentence>[。！？!?])|(?P<segment>;)|(?P<open>\()|(?P<close>\))|(?P<colon>:)|(?P<comma>[，,、])"
    rf"|(?P<cut>(?:按照|按|分|从|就|依)[^，,。;、:()\n0-9]{{1,14}}?(?:来看|来分|看|划分|分类|分组|统计|分)(?=[，,:;(]))"
    rf"|(?P<made>由(?=(?P<makers>[^。;:\n]{{4,90}}?)(?:组成|构成)))"
    rf"|(?P<among>{'|'.join(sorted(words.AMONG, key=len, reverse=True))})"
    rf"|(?P<sumup>(?<![{''.join(sorted(words.NOT_SUM_UP_AFTER))}])"
    rf"(?:{'|'.join(sorted(words.SUM_UP, key=len, reverse=True))})(?![{''.join(sorted(words.NOT_SUM_UP_BEFORE))}]))"
    r"|(?P<within>(?:[中里]|当中)(?=[，,])|中(?=有))|(?P<respective>分别))"
)
_PARTIAL = re.compile("|".join(words.PARTIAL))
_UNCOUNTED = re.compile(words.UNCOUNTED)
_LED = re.compile(r"(?:[，,。;:(\n0-9]|主要|具体|分别|其中|共|还|也|又)$")
"""What stands before 包括 where it announces parts, and no verb has it for its object."""
_NAMED_SO = re.compile(r"[^，,。;:0-9]*[，,、][^。;:0-9]*等[^，,。;:0-9]*")
"""Names without numbers that end in 等, up to the number behind them."""
_PARTIAL_BEHIND = re.compile(rf"[，,:]?(?:{'|'.join(words.PARTIAL)})")
_CHANGE = re.compile(
    rf"(?:比|较|同比|环比|相比)[^，。;]*(?:{'|'.join(words.CHANGE)}|多|少|高|低|快|慢|增|减|降|升)"
    rf"|^(?:同比|环比|同期|分别|其中|又|再|也|还|均|并|可比口径|同口径)*(?:净|多|少)?(?:{'|'.join(words.BARE_CHANGE)})(?:了|约|近|超|超过|幅度|额|值|为|达|达到)*$"
)
_TO_LEVEL = re.compile(
    r"(?:增加|增长|提高|上升|扩大|发展|增|升|提升|下降|减少|降低|缩小|压缩|减|降|跃升|回升|回落|扩|拓展)[^，。;]{0,4}?(?:到|至|为)[^，。;]{0,6}$"
)
_FROM = re.compile(rf"(?:由|从(?![{words.NOT_AFTER_FROM}])|自(?![{words.NOT_AFTER_SELF}]))[^，。;、]*$")
_AND = re.compile("|".join(words.AND))
_CHANGED = re.compile(rf"(?:{'|'.join(words.BARE_CHANGE)})(?:了|约|近)*$")
_COMPARED = ("相比", "相较", "比较")
_DIGIT = re.compile(r"[0-9]")
_NUMBER = re.compile(r"[0-9.]+")
_LONGEST_LABEL = 40
_DEEPEST = 8
"""How many brackets inside one another are told apart."""
_MOST_CUES = 64
"""How many cues between two neighbouring quantities of a sentence are kept."""
_LONGEST_HEADING = 24
_LONGEST_NAME = 10
_TOLD = re.compile(r"[^ \n)\]”’。;]")
_LINE_HEAD = re.compile(
    rf" |[(]?(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[)、.]|[第【●■◆★·]|{'|'.join(words.AMONG)}"
)
"""How a line begins that is a paragraph of its own."""
_NUMBERED = re.compile(
    r"[ \u3000]*(?:(?P<words>[一二三四五六七八九十]{1,3})[、.]|[(](?P<words_in_brackets>[一二三四五六七八九十]{1,3})[)]"
    r"|(?P<digits>[0-9]{1,2})(?:、|[.](?![0-9]))|[(](?P<digits_in_brackets>[0-9]{1,2})[)])"
)
_LINE_STOPS = frozenset("。;:！？!?)】” \r")
_OPEN_ENDS = frozenset("，,、")
_PROSE = re.compile("[，,、。;]")
_SHORTEST_LINE = 20
_LINE_TAIL, _TAIL = 14, 6
"""How many characters at the ends of two lines are looked at, and how many are compared, a number being one."""
_RAGGED = 3
"""Lines shorter than this are not wrapped, and wrapped lines differ in length by no more than that."""
_COMMA_OR_STOP = re.compile(r"[，,;。:()\n]")
_SHARE_OF = frozenset(["的", "的近", "的约"])
_HERD = re.compile(rf"\((?:[{words.ANIMALS}][、,/]?)+\)")
"""Behind a number of animals, the other measure words that it holds: 18.9万只(头、匹)."""
_STOPS = frozenset(["paragraph", "sentence", "segment", "comma", "colon"])


@dataclass(slots=True, eq=False)
class Item:
    """A quantity in its place in the outline."""

    mention: Mention
    index: int
    paragraph: int
    sentence: int
    segment: int
    bracket: int
    """The number of the bracket that it stands in, 0 outside all; brackets are numbered through the text."""
    clause: int
    label: str
    """The words before it, back to the last stop or quantity, in plain characters."""
    after: str
    """The words behind it, up to the next stop or quantity, in plain characters."""
    family: str
    """What it may be added to: the measure word, all persons being one; '' for shares and rates."""
    under: int = -1
    """The index of the item before the last 其中 of the sentence, -1 without one."""
    late: bool = False
    """Whether clauses without a quantity stand between it and the cue, quantity or stop before it."""
    previous: int = -1
    """The index of the level (no share, no change) before it, -1 without one."""
    leads: bool = False
    """Whether it is the first quantity of its segment."""
    joined: bool = False
    """Whether 、 alone parts it from the quantity before."""
    headed: bool = False
    """Whether it is the first of its sentence, and a short sentence or line without a quantity stands before that."""
    role: str = "level"
    """level, change (比上年增加3人), base (由3人增加到5人: the 3; 7个县完工14个: the 7), or inside (含3人: some of
    those before)."""


@dataclass(slots=True)
class Cue:
    """A word that announces arithmetic, in its place in the outline."""

    kind: str
    """among (其中), cut (按性别分), sumup (合计), colon, within (…中，), respective (分别), bracket."""
    word: str
    start: int
    end: int
    paragraph: int
    sentence: int
    segment: int
    bracket: int
    clause: int
    first: int
    """The index of the first item behind it."""
    partial: bool = False
    """Whether the words say that only some of the parts follow (主要, 重点)."""
    name: str = ""
    """Before 中 or 分别为, or between 其中 and a colon: the words that name what is divided (常住人口中，…)."""
    respective: bool = False
    """Before 分别为: whether names are listed, whose amounts follow (甲、乙两镇分别为…)."""
    complete: bool = False
    """Whether the words name a cut that has no rest (按性别分)."""


@dataclass(slots=True)
class Outline:
    """The items and cues of a text, in order."""

    items: list[Item] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    """Only those that a quantity of their sentence follows, so that signs without figures take no room."""
    numbers: dict[int, int] = field(default_factory=dict)
    """For each paragraph that begins with a number its depth: 0 for 一、, 1 for (一), 2 for 1、, 3 for (1)."""


@lru_cache(maxsize=1024)
def family(unit: str) -> str:
    """What a quantity may be added to: its measure word as printed, all persons being one; '' for shares and rates."""
    simple = plain(unit)
    if not simple or "/" in simple or simple in words.SHARES:
        return ""
    return "人" if simple in words.PEOPLE else words.SAME_MEASURES.get(simple, simple)


def outline(text: str, mentions: Sequence[Mention]) -> Outline:
    """The outline of `text` with `mentions` as `extract` returns them. One pass over the text."""
    simple = plain(text)
    result = Outline()
    paragraph = sentence = segment = clause = 0
    brackets: list[int] = [0]
    outside: list[int] = []  # for each open bracket, what `under` was before it
    bracket_count = 0
    last_stop, rest_from = 0, -1
    begins = {"paragraph": 0, "sentence": 0, "segment": 0}
    soft = _soft_breaks(simple)
    upcoming, under, empty, level, outer, heading, compared = 0, -1, 0, -1, -1, -1, -1
    unnamed, unnamed_in = "", -1  # what the last number without a measure word counts, and in which paragraph
    herd: Item | None = None  # the last number of animals of several kinds
    count = len(mentions)
    _take_number(result.numbers, paragraph, simple, 0)
    marks = _MARK.finditer(simple)
    mark = next(marks, None)
    while mark is not None or upcoming < count:
        at = mark.start() if mark is not None else len(simple) + 1
        if upcoming < count and mentions[upcoming].start <= at:
            mention = mentions[upcoming]
            previous_end = mentions[upcoming - 1].end if upcoming else 0
            low = max(last_stop, previous_end, mention.start - _LONGEST_LABEL)
            if rest_from >= max(previous_end, mention.start - _LONGEST_LABEL):
                low = rest_from
            label = _bare(simple[low : mention.start])
            item = Item(
                *(
                    mention,
                    upcoming,
                    paragraph,
                    sentence,
                    segment,
                    brackets[-1],
                    clause,
                    label,
                    "",
                    family(mention.unit),
                ),
            )
            if mention.literal[-1:] in words.POWERS:
                # 总人口141.83万，市区15.8万: what none of them names is the same for all.
                item.family = unnamed = item.family or (unnamed if unnamed_in == paragraph else "") or words.UNNAMED
                unnamed_in = paragraph
            if item.family in words.ANIMALS or item.family == words.HERD:
                if item.family == words.HERD or (item.family and _HERD.match(simple, mention.end)):
                    herd = item
                if herd is not None and herd.paragraph == paragraph:
                    item.family = herd.family
            if result.items and not result.items[-1].after:
                result.items[-1].after = (
                    simple[previous_end : min(mention.start, previous_end + _LONGEST_LABEL)] or "\0"
                )
            item.under, item.late, empty = under, empty > 1, 0
            item.leads = not result.items or result.items[-1].segment != segment
            item.joined = (
                bool(result.items)
                and "、" in simple[previous_end : mention.start]
                and _COMMA_OR_STOP.search(simple, previous_end, mention.start) is None
            )
            item.headed = heading == sentence
            heading = -1
            item.role = _role(item, simple, max(last_stop, mention.start - _LONGEST_LABEL))
            if item.role == "level" and compared == sentence and _CHANGED.search(label):
                item.role = "change"
            elif item.role == "level" and result.items and _goes_with(item, result.items[-1]):
                item.role = result.items[-1].role
            item.previous = level if item.bracket else outer
            if item.role == "level" and item.family:
                level = upcoming
                outer = outer if item.bracket else upcoming
            result.items.append(item)
            upcoming += 1
            while mark is not None and mark.start() < mention.end:
                mark = next(marks, None)
            continue
        assert mark is not None
        kind, end = mark.lastgroup or "", mark.end()
        if kind == "paragraph" and at in soft:
            mark = next(marks, None)
            continue
        if kind in _STOPS and result.items and not result.items[-1].after:
            last = result.items[-1]
            last.after = simple[last.mention.end : min(at, last.mention.end + _LONGEST_LABEL)] or "\0"
        if kind in ("paragraph", "sentence"):
            _drop_idle(result.cues, upcoming)
            told = simple[max(begins["sentence"], at - 2 * _LONGEST_HEADING) : at].strip(" \n")
            if told:
                bare = not (result.items and result.items[-1].sentence == sentence)
                led = told[-1] == ":" or (bare and len(told) <= _LONGEST_HEADING)
                heading = sentence + 1 if led else -1
            # What holds nothing is not counted: neighbours are told by their numbers.
            paragraph += kind == "paragraph" and _is_told(simple, begins["paragraph"], at)
            sentence += _is_told(simple, begins["sentence"], at)
            segment += _is_told(simple, begins["segment"], at)
            clause, last_stop, brackets, outside = clause + 1, end, [0], []
            rest_from = -1
            under, empty = -1, 0
            begins["sentence"] = begins["segment"] = end
            if kind == "paragraph":
                begins["paragraph"] = end
                _take_number(result.numbers, paragraph, simple, end)
        elif kind == "segment":
            segment += _is_told(simple, begins["segment"], at)
            clause, last_stop, rest_from = clause + 1, end, -1
            begins["segment"] = end
        elif kind == "comma":
            if simple[at] != "、":
                rest_from = -1
            elif simple.startswith(words.REST, last_stop):
                rest_from = last_stop  # 其余州、市: one name
            clause, last_stop = clause + 1, end
            if simple.endswith(_COMPARED, 0, at):
                compared = sentence  # 与上年相比，…增加…，…减少…
            empty += simple[at] != "、"  # which may stand inside the name of one thing
        elif kind == "open":
            if len(brackets) < _DEEPEST:
                bracket_count += 1
                brackets.append(bracket_count)
                outside.append(under)
                cue = Cue("bracket", "(", at, end, paragraph, sentence, segment, bracket_count, clause, upcoming)
                cue.partial = bool(_PARTIAL_BEHIND.match(simple, end))
                _add(result.cues, cue)
            last_stop = end
        elif kind == "close":
            if len(brackets) > 1:
                number, under = brackets.pop(), outside.pop()
                newest = result.cues[-1] if result.cues else None
                if newest is not None and (newest.kind, newest.bracket, newest.first) == ("bracket", number, upcoming):
                    result.cues.pop()
            last_stop = end
        else:
            counted = result.items[-1].mention.end if result.items else 0
            if kind == "made":
                counts = upcoming < count and mentions[upcoming].start < mark.end("makers")
                kind = "among" if counts else ""
            elif kind == "within" and simple.startswith("有", end) and not simple.startswith("在", last_stop):
                kind = ""  # 高中有学生400人, but 在医院中有公立医院12家
            elif kind == "cut" and not _begins_clause(simple, at, max(last_stop, at - 8), mark[0]):
                kind = ""
            elif kind == "among":
                next_at = mentions[upcoming].start if upcoming < count else end
                if mark[0] in words.INCLUDING and _has_object(simple, max(last_stop, counted), at, end, next_at):
                    kind = ""
                elif _UNCOUNTED.search(simple[max(counted, at - _LONGEST_HEADING) : at].rstrip("，,:")):
                    kind = "within"  # of a total that is not told
            if kind:
                cue = Cue(kind, mark[0], at, end, paragraph, sentence, segment, brackets[-1], clause, upcoming)
                named = mark.lastgroup == "within"  # then the words before it are a name: 29起较大事故中
                cue.partial = bool(
                    (not named and _PARTIAL.search(simple, max(last_stop, at - 4), end))
                    or _PARTIAL_BEHIND.match(simple, end)
                )
                if mark[0] in words.RESPECTIVELY:
                    cue.name = simple[max(last_stop, counted, at - _LONGEST_LABEL) : at]
                elif named:
                    cue.name = simple[max(last_stop, at - 14) : at].rpartition(" ")[2]
                since = max(counted, at - _LONGEST_LABEL)
                cue.respective = mark[0] in words.RESPECTIVELY and bool(_AND.search(simple, since, at))
                cue.complete = kind == "cut" and any(word in mark[0] for word in words.COMPLETE_CUTS)
                _add(result.cues, cue)
            if kind == "colon":
                _name_before_colon(result.cues, upcoming, simple, at)
            if kind == "among":
                under, empty = upcoming - 1, 0
            if kind in ("cut", "among", "colon"):
                last_stop = end
        mark = next(marks, None)
    _drop_idle(result.cues, upcoming)
    _name_in_brackets(result.items, simple)
    for item, following in zip(result.items, result.items[1:], strict=False):
        # 预算数600万元的40%: the amount is what the share is of.
        if following.label.strip() in _SHARE_OF and plain(following.mention.unit) in words.SHARES and item.family:
            item.role = "base"
        elif _is_restated(item, following):
            item.role = "inside"
        elif _is_holder(item, following):
            item.role = "base"
    return result


def _name_in_brackets(items: Sequence[Item], simple: str) -> None:
    """In 12.5万亩(甲村8万、乙村4.5万) let what is bare count what the amount before the bracket does."""
    held, bracket = "", 0
    for before, item in pairwise(items):
        if item.bracket and item.bracket != bracket:
            opened = simple.startswith("(", before.mention.end) and before.mention.literal.removesuffix(
                before.mention.unit
            )
            held = before.family if opened and opened.endswith(tuple(words.POWERS)) else ""
        bracket = item.bracket
        if held and bracket and item.mention.literal.endswith(tuple(words.POWERS)):
            item.family = held


def _goes_with(item: Item, before: Item) -> bool:
    """Whether 和 or 、 alone parts a quantity from a change before it: 分别增加205人和39人."""
    alone = item.label in words.AND if before.clause == item.clause else item.joined and not item.label
    return before.role == "change" and alone and before.family == item.family


def _is_restated(item: Item, following: Item) -> bool:
    """Whether a rough amount is at once told exactly: 超4.4万亿元，达到44343.9亿元."""
    return (
        item.mention.qualifier != "exact" == following.mention.qualifier
        and item.family == following.family != ""
        and following.clause == item.clause + 1
        and following.label in words.RESTATED
    )


def _is_holder(item: Item, following: Item) -> bool:
    """7个县完工项目14个: whether a number tells of how many the next one of its clause is told."""
    alike = item.family == following.family != "" and item.clause == following.clause
    alike = alike and item.role == following.role == "level"
    named = len(item.after.strip()) >= _LONGEST_NAME // 2 and item.after.strip() == following.label
    if any(word in following.label for word in words.CHANGE):
        return False  # 在80亩的基础上增加20亩
    return alike and named and not following.after.strip("\0 ，,") and not item.mention.each


def _has_object(simple: str, low: int, at: int, end: int, following: int) -> bool:
    """Whether 包括 from `at` to `end` is the attribute of the quantity at `following`: 承担包括甲、乙等课题12项."""
    if _LED.search(simple, max(low, at - 4), at) or low == at:
        return False
    return bool(_NAMED_SO.fullmatch(simple, end, min(following, end + _LONGEST_LABEL)))


def _add(cues: list[Cue], cue: Cue) -> None:
    """Keep a cue, unless as many as anyone heeds stand between the same two quantities already."""
    if len(cues) < _MOST_CUES or cues[-_MOST_CUES].first < cue.first:
        cues.append(cue)


def _name_before_colon(cues: Sequence[Cue], upcoming: int, simple: str, colon: int) -> None:
    """其中转办事项：…: let the cue before a colon bear the name between them, which says what is divided; and let the
    colon bear the cue's own name (学员人数分别是：…).
    """
    before = cues[-2] if len(cues) > 1 else None
    if before is not None and (before.kind, before.first) == ("among", upcoming):
        name = simple[before.end : colon]
        if name and len(name) <= _LONGEST_NAME and not _COMMA_OR_STOP.search(name):
            before.name = name
        cues[-1].name = before.name


def _drop_idle(cues: list[Cue], upcoming: int) -> None:
    """Forget the cues that no quantity of their sentence, which ends here, follows."""
    while cues and cues[-1].first == upcoming:
        cues.pop()


def _bare(label: str) -> str:
    """A label without the blanks and line ends that pasting leaves inside Chinese words."""
    return label.replace(" ", "").replace("\n", "") if " " in label or "\n" in label else label


def _is_told(simple: str, start: int, end: int) -> bool:
    """Whether anything stands between two stops."""
    return bool(_TOLD.search(simple, start, end))


def _take_number(numbers: dict[int, int], paragraph: int, simple: str, start: int) -> None:
    """Note the number that a paragraph begins with, if any."""
    found = _NUMBERED.match(simple, start)
    if found is not None and found.lastgroup is not None:
        numbers[paragraph] = ("words", "words_in_brackets", "digits", "digits_in_brackets").index(found.lastgroup)


def _soft_breaks(simple: str) -> set[int]:
    """Where a line end only wraps a sentence: behind a comma, or in a block whose lines are all filled alike."""
    soft: set[int] = set()
    start = width = 0
    end = simple.find("\n")
    while end >= 0:
        following = simple.find("\n", end + 1)
        line_end = following if following >= 0 else len(simple)
        length = end - start
        last = simple[end - 1] if length else ""
        goes_on = end + 1 < line_end and not _LINE_HEAD.match(simple, end + 1)
        if goes_on and last and last not in _LINE_STOPS:
            filled = length >= _SHORTEST_LINE and length + _RAGGED >= max(width, line_end - end - 1)
            wrapped = filled and _PROSE.search(simple, start, end) and not _end_alike(simple, end, line_end)
            if last in _OPEN_ENDS or wrapped:
                soft.add(end)
        width = length if end in soft else 0
        start, end = end + 1, following
    return soft


def _end_alike(simple: str, end: int, next_end: int) -> bool:
    """Whether two lines end in the same words around other numbers, as those of a list do."""
    one, other = (_NUMBER.sub("0", simple[at - _LINE_TAIL : at].rstrip())[-_TAIL:] for at in (end, next_end))
    return "0" in one and one == other


def _begins_clause(simple: str, at: int, low: int, words_of_cut: str) -> bool:
    """Whether a cut stands at the beginning of its clause; before 按 a short subject may stand (地方收入按构成分)."""
    if at == 0 or simple[at - 1] in "，,。;:\n( )":
        return True
    lead = simple[low:at]
    return words_of_cut.startswith("按") and (low == 0 or simple[low - 1] in "，,。;:\n)") and not _DIGIT.search(lead)


def _role(item: Item, simple: str, low: int) -> str:
    """Whether the item is a level, a change against another time, or the base of a change."""
    label = item.label
    start, end = item.mention.start, item.mention.end
    if label.startswith("含") and not item.bracket:
        return "inside"
    if label.endswith(words.PER_SO_MANY):
        return "base"
    if _TO_LEVEL.search(simple, max(low, start - 16), start):
        return "level"
    if _CHANGE.search(label):
        return "change"
    if simple.startswith(_COMPARED, end):
        return "base"
    if _FROM.search(label) and any(
        mark in simple[end : end + 10] for mark in ("增", "提高", "升", "降", "减", "扩", "发展到", "缩")
    ):
        return "base"
    return "level"
