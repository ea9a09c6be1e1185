"""Find numerals with their measure words. What the words around them say is the business of `context`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kangle_stats.prose import words
from kangle_stats.prose.numerals import HAN, LONGEST, Number, han_number, times

_MEASURED = "|".join(sorted(map(re.escape, words.MEASURED), key=len, reverse=True))
_COUNTED = "|".join(sorted(map(re.escape, words.COUNTED), key=len, reverse=True))
_CAPTION = re.compile(words.CAPTION)
_WORD = r"[^\W0-9_a-zA-Z第表图]"
_TORN_BEHIND = rf"(?:{_WORD}|[、，])"
_ROUNDED = rf"(?= ?(?:[万亿]|{_MEASURED}))"
_TORN = (
    rf"(?:(?<={_TORN_BEHIND})|(?<={_TORN_BEHIND} )|(?<={_WORD}\n))[0-9]{{1,9}}(?:\. | \.)[0-9]{{1,6}}{_ROUNDED}"
    rf"|(?<={_WORD})[0-9]{{1,9}}(?:\.\n|\n\.)[0-9]{{1,6}}{_ROUNDED}"
    rf"|(?<={_WORD})[0-9]{{1,4}}(?:\. | \.)[0-9]{{1,2}}(?=(?:{_COUNTED}))"
)
"""A decimal torn by a space at its point (8. 4亿元), or by the end of a line; `_is_torn` says where it is one."""
_FULL_LINE = 16
"""How many characters a line must have for its end to be no end of a paragraph."""
_MEAN_BEFORE = re.compile("[均每][^，。;、]{0,10}$")
_CANDIDATE = re.compile(
    rf"{words.ahead('0123456789几数', HAN)}"
    rf"(?:(?P<torn>{_TORN})|[0-9]+(?:[,. ][0-9]+)*|(?:[几数](?=[十百千万亿]))?[{HAN}]+)"
)
_DIGIT_RUN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_HUNDREDS = re.compile("([1-9])百(?=万)")
"""The 3百 of 1亿2千3百万."""
_NEXT_NUMBER = re.compile(rf" ?[约近超达逾]?(?:[0-9]|[{HAN}几数])")
_LINK = re.compile(r" ?(、|和|及|与|或|以及|至|到|-{1,2}|—{1,2}|~) ?")
_RANGE_LINKS = frozenset(["至", "到", "-", "--", "—", "——", "~"])
_IDIOM = re.compile("|".join(sorted(words.IDIOMS, key=len, reverse=True)))
_QUOTES = dict(zip('“‘「『《"【', '”’」』》"】', strict=True))
_STOP = frozenset("，。、；：:;,.()[]“”‘’\"'！？!?\n\r》》】】—~ ")
_NOT_BEFORE = {unit: tuple(group.split()) for unit, group in words.NOT_BEFORE.items()}
_NONE: tuple[str, ...] = ()
_HAN_SET = frozenset(HAN)
_MANY = 64
"""Longest coordination that shares a measure word; longer ones are tables or noise."""


def _by_first(entries: frozenset[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for entry in entries:
        table.setdefault(entry[0], []).append(entry)
    return {char: tuple(sorted(group, key=len, reverse=True)) for char, group in table.items()}


_MEASURES = _by_first(words.MEASURE_WORDS)
_PER = _by_first(words.PER)
_AFTER_HAN = frozenset(_MEASURES) | frozenset("余多来几点分、至到和与及或以-~—0123456789")
_TOLD_BEFORE = 40
_FROM = re.compile("[由从比较][^。;]*[0-9]")
"""Before 翻一番: what was before is told, so that it says by how much something has grown."""
_ONLY_IN_AGES = ("寿命", "平均年龄", "年龄中位")
_POINTS = re.compile(r"(?:[、，和及与至到~-] ?[0-9]{1,9}(?:\.[0-9]{1,9})?个?){1,16}(?<=个)(百分点|千分点|基点)")
"""Behind the 个 of 2.8个、13.4个百分点."""
_INITIALS = re.compile("(?:[A-Z]{2,}|&[A-Z])$")
"""GDP117亿元, R&D经费: letters that name what is told."""
_AFTER_LETTERS = words.MONEY | {"%", "‰"}
_ONE_COUNTS = frozenset({"倍", "个百分点", "个千分点", "百分点"})
"""Behind 一 they tell an amount; 一 is no article there."""
_STAGES = re.compile(words.STAGES)
_NO_NAME = 3
"""Characters of a Chinese numeral that is too long for a name: 三十五里, 七百三十八顷四十二亩."""
_NOT_BEFORE_ONE = frozenset("这那某每另任同统唯单专万第逐进之初")


@dataclass(slots=True)
class Token:
    """A numeral and its measure word, as offsets into the plain text; `unit` is '' until it is known."""

    start: int
    end: int
    number_end: int
    """Where the numeral ends, 万, 亿, 余 and 多 included."""
    value: str
    mult: int
    value_to: str | None = None
    some: str = ""
    """余, 多 or 来 inside the numeral."""
    han: bool = False
    bare: bool = False
    unit: str = ""
    unit_at: int = -1
    """Where the measure word is printed: behind this number, or behind the one that it is coordinated with."""
    range_with: str = ""
    """The word that joins a range's two ends; on its first end `value_to` holds the second."""


def measure_at(plain: str, at: int) -> str:
    """The longest measure word that begins at `at`, or ''. Letters must not run on: 5 km, but not 5 kmh."""
    for word in _MEASURES.get(plain[at : at + 1], ()):
        if plain.startswith(word, at):
            after = plain[at + len(word) : at + len(word) + 1]
            if word[-1].isascii() and word[-1].isalnum() and after.isascii() and after.isalnum():
                continue
            return word
    return ""


def scan(plain: str) -> Iterator[Token]:
    """Every numeral of `plain` with a measure word, in order; a shared measure word is given to each that shares it."""
    resume = 0
    waiting: list[tuple[Token, str]] = []
    last: Token | None = None
    for match in _CANDIDATE.finditer(plain):
        start = match.start()
        if start < resume or (plain[start] in _HAN_SET and _counts_nothing(plain, match)):
            continue
        if waiting and waiting[-1][0].number_end + len(waiting[-1][1]) < start - 2:
            waiting = []
        for token in _read(plain, match):
            resume = max(resume, token.number_end)
            if not token.value:
                waiting = []
                continue
            finished = _with_measure(plain, token, last)
            if finished is not None:
                if len(waiting) > 1 and all(link.strip() in _RANGE_LINKS for _, link in waiting[-2:]):
                    waiting = []  # 2019-02-27 and its like
                    continue
                if waiting:
                    yield from _shared(waiting, finished)
                    finished = _second_end(waiting, finished)
                    waiting = []
                resume = max(resume, finished.end)
                last = finished
                yield finished
                continue
            link = _LINK.match(plain, token.number_end)
            if link and _NEXT_NUMBER.match(plain, link.end()) and _may_wait(plain, token, bool(waiting)):
                waiting = [*waiting[-_MANY:], (token, link[0])] if len(waiting) <= _MANY else []
                continue
            waiting = []
            elided = _elided(plain, token)
            if elided is not None:
                yield elided


def _counts_nothing(plain: str, match: re.Match[str]) -> bool:
    """Whether a Chinese numeral is certain to count nothing, by the one character behind it (统一, 一直, 二季度)."""
    follows = plain[match.end() : match.end() + 1]
    return follows not in _AFTER_HAN and match[0][-1] not in "万亿"


# --- Numerals ------------------------------------------------------------------------------------------------


def _read(plain: str, match: re.Match[str]) -> Iterator[Token]:
    """The numerals of one run of digits or Chinese numerals. A token without a value only says where to go on."""
    run, start, end = match[0], match.start(), match.end()
    if not run[0].isdigit() or run[0] in HAN:
        yield from _read_han(plain, run, start, end)
        return
    if match["torn"]:
        if _is_torn(plain, match):
            yield _grown(plain, start, end, "".join(run.split()))
        else:
            last = run.rpartition(".")[2].strip()
            yield _grown(plain, end - len(last), end, last)
        return
    if run.isdigit():
        pieces = [(start, run)] if len(run) <= LONGEST else []
    else:
        pieces = list(_pieces(run, start))
    if not pieces:
        yield Token(start, end, end, "", 0)
    for at, digits in pieces:
        # Only the last number of a run can stand before a measure word.
        stop = at + len(digits)
        value = digits.replace(",", "").replace(" ", "")
        if sum(map(len, value.split("."))) > LONGEST:
            yield Token(at, stop, stop, "", 0)
        elif stop == end:
            yield _grown(plain, at, stop, value)


def _is_torn(plain: str, match: re.Match[str]) -> bool:
    """Whether digits on both sides of a torn point are one number.

    At the beginning of a line 8. is a heading, unless the line before is full and goes on; of things that are counted
    8 may end a sentence, and only means have decimals.
    """
    start, end, run = match.start(), match.end(), match[0]
    line = plain.rfind("\n", 0, start) + 1
    if line == start:
        return start - 1 - (plain.rfind("\n", 0, start - 1) + 1) >= _FULL_LINE
    if "\n" in run:
        return start - line >= _FULL_LINE
    after = _spaces(plain, end)
    counted = plain[after : after + 1] not in ("万", "亿") and measure_at(plain, after) in words.COUNTED
    return not counted or _MEAN_BEFORE.search(plain, max(line, start - 12), start) is not None


def _pieces(run: str, start: int) -> Iterator[tuple[int, str]]:
    """Split a run at the separators that part numbers, not thousands: 12,345.6 is one number, 12,13 are two.

    More than one point makes a date, an address or a version of it, which is no number at all.
    """
    if run.count(".") > 1 and all("." in part for part in re.split("[, ]", run) if part):
        parts = re.split("([, ])", run)
        if any(part.count(".") > 1 for part in parts):
            return
    parts = re.split("([, ])", run)
    at, current = start, parts[0]
    head = parts[0]
    for separator, part in zip(parts[1::2], parts[2::2], strict=True):
        whole = part.partition(".")[0]
        if (
            "." not in current
            and len(whole) == 3
            and len(head) <= 3
            and (len(current) == len(head) or separator in current)
        ):
            current += separator + part
            continue
        if current.count(".") <= 1:
            yield at, current
        at, current, head = at + len(current) + 1, part, part
    if current.count(".") <= 1:
        yield at, current


def _spaces(plain: str, at: int) -> int:
    """Past at most two spaces, which word processors put between a number and its measure word."""
    if plain.startswith(" ", at):
        at += 1
        if plain.startswith(" ", at):
            at += 1
    return at


def _grown(plain: str, start: int, end: int, value: str, han: Number | None = None) -> Token:
    """Add to digits what follows inside the numeral: 千, 万, 亿, a second part (3万5千), 余 or 多."""
    mult, some, value_to, at = 0, "", None, end
    bare = False
    if han is not None:
        mult, value_to, bare = han.mult, han.value_to, han.bare
    else:
        gap = _spaces(plain, at)
        if plain[gap : gap + 1] in words.SOME_MORE and plain[gap + 1 : gap + 2] in ("万", "亿"):
            some, gap = plain[gap], gap + 1
        if plain[gap : gap + 1] in ("百", "千") and not measure_at(plain, gap) and len(value) <= LONGEST - 3:
            value, gap = times(value, 2 if plain[gap] == "百" else 3), gap + 1
            at = gap
        scale = _scale(plain, gap)
        if scale:
            mult, at = scale[0], gap + scale[1]
            value, mult, at = _second_part(plain, value, mult, at)
    if plain.startswith((" 余", " 多"), at) and measure_at(plain, at + 2):
        at += 1
    if (
        plain[at : at + 1] in ("余", "多", "来")
        and not some
        and not plain.startswith(("多元化", "多元的", "多样", "多年", "多月"), at)
    ):
        after = at + 1
        scale = _scale(plain, after) if mult == 0 else None
        if scale:
            some, mult, at = plain[at], scale[0], after + scale[1]
        elif measure_at(plain, _spaces(plain, after)) or plain[after : after + 1] in _STOP or after == len(plain):
            some, at = plain[at], after
    if han is not None and plain.startswith("几", at) and value.endswith("0") and value_to is None and mult == 0:
        tens = int(value) % 100 != 0
        if tens and measure_at(plain, at + 1):
            value, value_to, at = str(int(value) + 1), str(int(value) + 9), at + 1
    return Token(start, at, at, value, mult, value_to, some, han is not None, bare)


def _scale(plain: str, at: int) -> tuple[int, int] | None:
    """The power of ten printed at `at` and its length: 万 is (4, 1), 万亿 (12, 2)."""
    if plain.startswith("万亿", at):
        return 12, 2
    if plain.startswith("万", at):
        return 4, 1
    if plain.startswith("亿", at):
        return 8, 1
    return None


def _second_part(plain: str, value: str, mult: int, at: int) -> tuple[str, int, int]:
    """Read on in 3万5千 or 1亿2000万: the value is then told in the smaller scale, nothing rounded."""
    if "." in value or len(value) > 12:
        return value, mult, at
    found = _DIGIT_RUN.match(plain, at)
    if not found or len(found[0]) > 7:
        return value, mult, at
    part, after = found[0], found.end()
    if plain[after : after + 1] in ("百", "千") and not measure_at(plain, after) and "." not in part:
        small = int(times(part, 2 if plain[after] == "百" else 3))
        if mult == 8 and plain[after] == "千" and (hundreds := _HUNDREDS.match(plain, after + 1)):
            small, after = small + 100 * int(hundreds[1]), hundreds.end() - 1
        if mult == 8 and plain.startswith("万", after + 1):
            return str(int(times(value, 4)) + small), 4, after + 2
        return str(int(times(value, mult)) + small), 0, after + 1
    if mult == 8 and plain.startswith("万", after):
        if "." in part:
            whole, _, places = part.partition(".")
            return f"{int(times(value, 4)) + int(whole)}.{places}", 4, after + 1
        return str(int(times(value, 4)) + int(part)), 4, after + 1
    if mult == 4 and len(part) == 4 and part.isdigit() and measure_at(plain, _spaces(plain, after)):
        return str(int(times(value, 4)) + int(part)), 0, after
    return value, mult, at


def _read_han(plain: str, run: str, start: int, end: int) -> Iterator[Token]:
    if plain.startswith("分之", end):
        yield _fraction(plain, run, start, end)
        return
    if len(run) > LONGEST:
        yield Token(start, end, end, "", 0)
        return
    if run[-1] == "千" and _belongs_to_measure(plain, run, end - 1):
        run, end = run[:-1], end - 1
    number = han_number(run)
    if number is None:
        yield Token(start, end, end, "", 0)
        return
    if plain.startswith("点", end) and number.value_to is None:
        stop = end + 1
        while plain[stop : stop + 1] in _DECIMALS and stop - end < LONGEST:
            stop += 1
        if stop > end + 1:
            places = "".join(_DECIMALS[char] for char in plain[end + 1 : stop])
            scale = _scale(plain, stop)
            after = stop + (scale[1] if scale else 0)
            if measure_at(plain, after):
                mult = scale[0] if scale else 0
                yield Token(start, after, after, f"{number.value}.{places}", mult, None, "", True)
                return
    yield _grown(plain, start, end, number.value, number)


def _belongs_to_measure(plain: str, run: str, at: int) -> bool:
    """Whether the 千 at `at`, the last sign of a Chinese numeral, begins its measure word: 三万千瓦, 六千瓦.

    五千米 is 5000米, but 十千米 is 10千米.
    """
    unit = measure_at(plain, at)
    return len(unit) > 1 and (unit in words.POWERED or run[-2:-1] in _NO_THOUSANDS)


_NO_THOUSANDS = frozenset("十百千万亿")
_DECIMALS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_NUMERATOR = re.compile(rf"[{HAN}]{{1,12}}(?:点[零一二三四五六七八九]{{1,6}})?|[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?")


def _fraction(plain: str, run: str, start: int, end: int) -> Token:
    """百分之三十五 is 35 %; 三分之一 is a fraction, which this grammar does not count, and is passed over."""
    after = end + 2
    found = _NUMERATOR.match(plain, after)
    stop = found.end() if found else after
    if found and run in ("百", "千"):
        whole, _, places = found[0].partition("点")
        digits = "".join(_DECIMALS[char] for char in places)
        number = Number(whole) if whole[0].isascii() else han_number(whole)
        if number is not None and not number.mult:
            value = number.value + (f".{digits}" if digits else "")
            unit = "%" if run == "百" else "‰"
            return Token(start, stop, stop, value, 0, number.value_to, "", True, False, unit, start)
    return Token(start, stop, stop, "", 0)


# --- Measure words -------------------------------------------------------------------------------------------


def _with_measure(plain: str, token: Token, last: Token | None) -> Token | None:
    """The token with the measure word that follows it, or None where none follows or the context forbids it."""
    if token.unit:
        return token
    at = _spaces(plain, token.number_end)
    unit = measure_at(plain, at)
    if not unit or plain.startswith(words.TIME, at):
        return None
    after = at + len(unit)
    if unit == "个" and (points := _POINTS.match(plain, after)):
        token.end, token.unit, token.unit_at = after, f"个{points[1]}", points.start(1) - 1
        return token
    if plain.startswith(_NOT_BEFORE.get(unit, _NONE), after):
        return None
    if plain.startswith("/", after):
        per = measure_at(plain, after + 1) or _per_at(plain, after + 1)
        if per:
            unit, after = f"{unit}/{per}", after + 1 + len(per)
        elif plain[after + 1 : after + 2].isalpha():
            return None
    if _forbidden_before(plain, token, unit) or _forbidden_unit(plain, token, unit):
        return None
    if token.han and _name_or_idiom(plain, token, unit, at, after, last):
        return None
    start = token.start
    if _negative(plain, start) and (unit in words.SHARES or unit in ("℃", "摄氏度")):
        token.start, token.value = start - 1, f"-{token.value}"
    token.end, token.unit, token.unit_at = after, unit, at
    return token


def _per_at(plain: str, at: int) -> str:
    return next((word for word in _PER.get(plain[at : at + 1], ()) if plain.startswith(word, at)), "")


def _negative(plain: str, start: int) -> bool:
    if plain[start - 1 : start] != "-":
        return False
    before = plain[start - 2 : start - 1] if start > 1 else ""
    return not (before.isascii() and before.isalnum()) and before not in (
        "%",
        "‰",
        "-",
        "万",
        "亿",
        "元",
        "人",
    )


def _forbidden_before(plain: str, token: Token, unit: str) -> bool:
    """Whether what stands before makes it an order (第3), a code (A4, 1:2), a clock time, a product (2×7500吨)."""
    start = token.start
    if start == 0:
        return False
    before = plain[start - 1]
    if before.isascii():
        if before.isalnum() or before in "_.\\@&":
            named = unit in _AFTER_LETTERS and _INITIALS.search(plain, max(0, start - 8), start)
            return not named
        if before in "/:" and plain[start - 2 : start - 1].isdigit() and start > 1:
            return True
        if before in "-" and start > 1 and plain[start - 2].isascii() and plain[start - 2].isalnum():
            return not plain[start - 2].isdigit()
    if before in "×*〔":
        return True
    if unit in words.CAPTIONED and _CAPTION.search(plain, max(0, start - 4), start):
        return True
    head = plain[max(0, start - 4) : start].rstrip(" ")
    if head.endswith(words.ORDINAL_BEFORE):
        for word in words.ORDINAL_BEFORE:
            if head.endswith(word):
                only = words.ORDINAL_ONLY_SOME.get(word)
                if only is None:
                    if word in ("这", "那") and not token.han:
                        continue
                    return True
                if unit in only and not head.endswith(("之前", "目前", "以前", "此前", "日前", "提前", "年前")):
                    return True
    return False


def _just_before(plain: str, token: Token, characters: int) -> str:
    """So many characters before a number, of its own line only."""
    return plain[max(0, token.start - characters) : token.start].rpartition("\n")[2]


def _forbidden_unit(plain: str, token: Token, unit: str) -> bool:
    """Measure words that count only in some company: 分 of a score, 岁 of a life expectancy."""
    if plain[token.number_end : token.number_end + 1] == ":" or "×" in plain[token.end : token.end + 1]:
        return True
    if unit == "分":
        window = _just_before(plain, token, 12)
        return not any(word in window for word in words.SCORES)
    if unit == "番":
        before = _just_before(plain, token, _TOLD_BEFORE)
        return "翻" not in before[-3:] or not _FROM.search(before)
    if unit == "岁":
        window = _just_before(plain, token, 14)
        return not any(word in window for word in _ONLY_IN_AGES)
    return False


def _name_or_idiom(plain: str, token: Token, unit: str, at: int, after: int, last: Token | None) -> bool:
    """Whether a Chinese numeral with its measure word is an article, a name, a slogan or an idiom.

    `last` is the quantity before it: in a list of counts, 一个 counts too (5个村，一个社区).
    """
    start = token.start
    if at != token.number_end or token.value == "0":
        return True
    if unit == "番":
        return False
    long = token.number_end - start >= _NO_NAME
    refused = unit in words.HAN_REFUSED and not (long and unit in words.MEASURED)
    if refused and token.value_to is None and not token.some:
        return True
    before = plain[start - 1 : start]
    follows = plain[after : after + 1]
    if token.bare and not token.some and not plain.endswith(words.REACHING, max(0, start - 4), start):
        return True
    if token.value == "2" and plain[start] == "二" and unit in words.COUNTED:
        return True  # two things are 两: 二类 and 二套 are the second
    article = token.value == "1" and token.mult == 0 and unit not in _ONE_COUNTS
    if article and not _listed(plain, token, unit, last):
        at_stop = not follows or follows in _STOP or plain.startswith(("和", "及"), after)
        if (
            unit not in words.SINGLE_HAN_ONE
            or not at_stop
            or not before
            or before in _STOP
            or before in _NOT_BEFORE_ONE
            or (follows and follows in "”’")
        ):
            return True
        if not before.isalpha() or before.isascii():
            return True
    if unit == "期" and _is_stage(plain, start):
        return True
    if plain.startswith(words.MORE_AFTER_HAN.get(unit, _NONE), after):
        counted = plain.startswith(words.COUNTED_STILL, after) or (unit == "期" and before == "分")
        if not counted:
            return True
    if follows and follows in "一二两三四五六七八九十" and not token.some and not long:
        return True
    if unit in words.HAN_PLACE and any(char in words.PLACE_ENDS for char in plain[after : after + 2]):
        return True
    if before in _QUOTES and _QUOTES[before] in plain[after : after + 10]:
        return True
    if any(plain.startswith(_QUOTES.get(plain[at : at + 1], "\0"), after) for at in range(max(0, start - 3), start)):
        return True  # “新九条”
    low = max(0, start - 4)
    window = plain[low : after + 4]
    return any(low + idiom.start() <= start < low + idiom.end() for idiom in _IDIOM.finditer(window))


def _is_stage(plain: str, start: int) -> bool:
    """Whether 三期 is the third stage of a work: its name stands before, or the stages before it do."""
    if plain[start - 1 : start] in words.STAGE_OF:
        return True
    window = re.split("[。\n]", plain[max(0, start - _TOLD_BEFORE) : start])[-1]
    return _STAGES.search(window) is not None


def _listed(plain: str, token: Token, unit: str, last: Token | None) -> bool:
    """Whether the number goes on with a list of counts in the same measure word.

    Behind a Chinese numeral a comma alone is no list: 两个孩子，一个在县城.
    """
    if last is None or last.unit != unit:
        return False
    between = plain[last.end : token.start]
    links = "、和及与" if last.han else "、,，和及与"
    return 2 <= len(between) <= 10 and between[-1] in links and not any(mark in between for mark in "。;:\n")


# --- Shared and missing measure words ------------------------------------------------------------------------


def _may_wait(plain: str, token: Token, joined: bool) -> bool:
    """Whether a number without a measure word may share the one of the next number."""
    if token.bare or (token.han and token.value_to is None and token.value in ("1", "0")):
        return False
    if _forbidden_before(plain, token, "") and not joined:
        return False
    before = plain[max(0, token.start - 1) : token.start]
    # At the beginning of a line or a sentence 2、 is the number of a heading.
    is_heading = (not before or before in "\n\r。;(“ ") and plain.startswith("、", token.number_end)
    return joined or not is_heading


def _shared(waiting: list[tuple[Token, str]], last: Token) -> Iterator[Token]:
    """The numbers that wait for the measure word of `last`, with it."""
    for index, (token, link) in enumerate(waiting):
        ranged = link.strip() in _RANGE_LINKS
        if ranged and (len(waiting) > index + 1 and waiting[index + 1][1].strip() in _RANGE_LINKS):
            return  # 2019-02-27 and its like
        following = waiting[index + 1][0] if index + 1 < len(waiting) else last
        smaller = _less(token.value, following.value)
        if ranged and token.value.startswith("0") and not token.value.startswith("0.") and token.value != "0":
            continue
        mult = token.mult
        if mult == 0 and last.mult and (smaller or not ranged):
            mult = last.mult
        value_to = (
            following.value if ranged and mult == _following_mult(following, last) and smaller else token.value_to
        )
        yield replace(
            token,
            mult=mult,
            unit=last.unit,
            unit_at=last.unit_at,
            value_to=value_to,
            range_with=link.strip() if ranged else "",
        )


def _following_mult(following: Token, last: Token) -> int:
    """The scale of a coordination's next number, which may itself be shared."""
    return following.mult or last.mult


def _second_end(waiting: list[tuple[Token, str]], last: Token) -> Token:
    """`last`, marked as the second end where a range leads to it."""
    link = waiting[-1][1].strip()
    if link in _RANGE_LINKS and last.value_to is None:
        last.range_with = link
    return last


def _less(left: str, right: str) -> bool:
    """Whether one plain decimal is at most another, by their digits alone."""
    left_whole, _, left_part = left.partition(".")
    right_whole, _, right_part = right.partition(".")
    return (len(left_whole), left_whole, left_part) <= (len(right_whole), right_whole, right_part)


def _elided(plain: str, token: Token) -> Token | None:
    """突破60亿: a number with 万 or 亿 that ends its clause is money where the clause speaks of money."""
    at = token.number_end
    if token.mult < 4 or not (
        at == len(plain) or plain[at] in _STOP or plain.startswith(("大关", "以上", "左右", "的"), at)
    ):
        return None
    if plain[at : at + 2] in ("的确",) or _forbidden_before(plain, token, ""):
        return None
    if token.bare and token.value == "1":
        return None  # 投资均过亿
    if (token.bare or token.han) and not plain.endswith(words.REACHING, max(0, token.start - 4), token.start):
        return None
    window = plain[max(0, token.start - 30) : token.start]
    for stop in "\n。；":
        window = window.rpartition(stop)[2]
    unit = "元" if any(noun in window for noun in words.MONEY_NOUNS) else "人" if "人口" in window else ""
    token.unit = unit
    return token
