"""The head of a report: its id, title, period, area, partner and origin, as told or as guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kangle_stats.folding import UNSAFE
from kangle_stats.prose.numerals import plain

PLACEHOLDER = "待补"
"""What stands where nothing could be guessed."""
NO_YEAR = "0001"
"""The period of a text that names no year: a report needs one, and nobody takes this for it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says about a report; the rest is guessed."""

    id: str | None = None
    period: str | None = None
    area: str | None = None
    partner: str | None = None
    producer: str | None = None


def slug(name: str) -> str:
    """An id from the name of a file; '' if nothing of it can stand in one."""
    words = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    if not words or words.isdigit():
        return ""
    return (words if words[0].isalpha() else f"report-{words}")[:80].rstrip("-")


def head(text: str, headings: list[str], name: str, told: Told) -> dict[str, Any]:
    """The head of the report of a text that stands in a file of that name."""
    simple = plain(text)
    published = _published(simple)
    period = told.period or _period(simple) or (published or "")[:4] or None
    area = told.area or _area(simple)
    partner = told.partner or _partner(simple, area or "")
    head: dict[str, Any] = {
        "id": told.id or slug(name) or (f"report-{period}" if period else "report"),
        "title": {"zh": _title(headings) or _first_line(text) or PLACEHOLDER},
        "period": period or NO_YEAR,
        "ref_area": {"zh": area or PLACEHOLDER},
        "counterpart_area": {"zh": partner or PLACEHOLDER},
        "origin": {"producer": told.producer or _producer(simple, text) or PLACEHOLDER},
    }
    if published:
        head["origin"]["date_published"] = published
    return head


# --- Title, period, origin -------------------------------------------------------------------------------------------

_TITLE = re.compile(r"[\u4e00-\u9fff].*[\u4e00-\u9fff]")
_NO_TITLE = re.compile(
    r"^[(（]?(?:计量|金额|数量)?单位:|来源|首页|当前位置|打印|字号|责任编辑|^目录$|版权|记者|摄[)）]?$"
    r"|^[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|^第[一二三四五六七八九十]+[章节部]"
)
"""Furniture of a page, the credits of a photograph, and numbered headings."""
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")
_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年?(?:至|到|-|—{1,2}|~)((?:19|20)[0-9]{2})年")
_SINCE = re.compile(r"(?:初|底|末|[0-9]{1,2}月)?(?:以来|至今|起|开始|后)")
_FROM = re.compile(r"(?:[自从于]|预计|计划|力争)$")
_TITLES_OF_PAPERS = re.compile("《[^《》\n]{0,60}》")
_HAN_YEAR = re.compile(r"([一二][九零][零一二三四五六七八九]{2})年")
_PRODUCER = re.compile(r"(?:信息来源|来源|发布单位|发布机构|发布者|供稿单位|供稿)[ ]*[:：][ ]*([^\s，,。；;|]{2,30})")
_DAY = re.compile(r"(?<![0-9])(20[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})(?![0-9])")


def _title(headings: list[str]) -> str:
    return next((one for one in headings if _is_title(one)), "")


def _is_title(line: str) -> bool:
    return bool(_TITLE.search(line)) and not _NO_TITLE.search(plain(line)) and len(line) >= 5


def _first_line(text: str) -> str:
    """The first line if it may be a title with a number in it: 东部资金支持587个项目建设."""
    line = next((UNSAFE.sub("", " ".join(line.split())) for line in text.split("\n") if line.strip()), "")
    return line if len(line) <= 60 and line[-1:] not in "。；;，" and "。" not in line and _is_title(line) else ""


def _period(text: str) -> str | None:
    """The year or years most spoken of; of several the latest. A year since which something lasts is not one."""
    digits = str.maketrans("零一二三四五六七八九", "0123456789")
    text = _TITLES_OF_PAPERS.sub("", text)
    counts = Counter(f"{found[1]}/{found[2]}" for found in _YEARS.finditer(text) if found[1] < found[2])
    text = _YEARS.sub("", text)
    for found in _YEAR.finditer(text):
        if not _SINCE.match(text, found.end()) and not _FROM.search(text, max(0, found.start() - 2), found.start()):
            counts[found[1]] += 1
    counts.update(found[1].translate(digits) for found in _HAN_YEAR.finditer(text))
    return max(counts, key=lambda year: (counts[year], year), default=None)


def _producer(simple: str, text: str) -> str | None:
    """Whom the text names as its source, as printed."""
    found = _PRODUCER.search(simple)
    return UNSAFE.sub("", text[found.start(1) : found.end(1)]) or None if found else None


def _published(text: str) -> str | None:
    """The day in the line that names the source or says that it was published."""
    for line in text.split("\n"):
        if re.search(r"来源|发布(?:时间|日期)|发表时间", line[:200]) and (found := _DAY.search(line[:200])):
            try:
                return date(*map(int, found.groups())).isoformat()
            except ValueError:
                continue
    return None


# --- Areas -----------------------------------------------------------------------------------------------------------

_PROVINCES = (
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川"
    "|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)
_ABOVE = rf"(?:(?:{_PROVINCES})(?:壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)?)?"
_PREFECTURE = r"(?:[\u4e00-\u9fff]{2,6}?(?:自治州|地区|州|市|盟))?"
_PEOPLES = (
    "回|藏|蒙古|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    "|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|保安|裕固|独龙|各"
)
_COUNTY = rf"(?:(?:{_PEOPLES})族)+自治县|(?<!自治)县"
_NOT_OF_A_NAME = (
    "全我该各本两外跨出省成贫名位邻几多个等是在与和及对到赴为向市州县区乡镇的之于从由了着过把被将让给内族来去进"
)
"""Characters that do not end the name of a county: 我县, 两县, 全县."""
_NOT_A_DISTRICT = "社园地景山校小灾库牧老辖片治新郊城特林农产厂示发矿厦全我该各本两外镇街乡县市个同"
"""Before 区 these make another word: 社区, 园区, 地区."""
_NOT_A_CITY = "城超股楼都地直各全我该本两省外县集夜早菜农门"
"""Before 市 these make another word: 城市, 超市."""


_HAN_AT_END = re.compile(r"[\u4e00-\u9fff]{2,6}$")
_NO_NAME = re.compile(
    "对口|帮扶|重点|县委|贫困|脱贫|受援|结对|没有|示范|试点|相关|有关|协作|摘帽|支援|援助|先进|农业|所在|行政|下辖|市辖|开发|城区|镇街|其中|两地|全部|企村"
)
"""What stands before 县 or 区 without being a name: 对口县, 县委县政府, 贫困县."""
_SHORT_NAME = 3
"""Characters of a short name, 县 with them; one that follows 进 or 到 is of two."""
_LEADS_TO = "进到在赴与和对向为是从来往去及至由"
"""Before a name of one character: 走进佳县, 到礼县."""


def _named(text: str, kind: str, refused: str) -> Iterator[tuple[str, int]]:
    """The names that end in a word of that pattern (县, 区, 市), and how often each stands there.

    The most frequent come first. Two characters make a name; more belong to it if they nearly always stand there.
    """
    counts: Counter[str] = Counter()
    for found in re.finditer(kind, text):
        words = _HAN_AT_END.search(text, max(0, found.start() - 6), found.start())
        before = words[0] if words else ""
        if before and before[-1] not in refused:
            counts.update(before[-length:] + found[0] for length in range(2, len(before) + 1))
    kinds = re.compile(rf"(?:{kind})$")
    shortest = Counter({name: count for name, count in counts.items() if len(kinds.sub("", name)) == 2})
    for short, count in shortest.most_common(20):
        name = short
        while longer := next((one for one in counts if one.endswith(name) and len(one) == len(name) + 1), ""):
            often, longer = max((counts[one], one) for one in counts if one[1:] == name)
            if often < 3 or often * 10 < count * 8:
                break
            name = longer
        if _NO_NAME.search(name):
            continue
        yield (name[1:] if len(name) == _SHORT_NAME and name[0] in _LEADS_TO else name), count


def _area(text: str) -> str | None:
    """The county most spoken of, with its province and prefecture; none of several that are spoken of alike."""
    title = text.lstrip().partition("\n")[0]
    counts = Counter({name: count + (name in title) for name, count in _named(text, _COUNTY, _NOT_OF_A_NAME)})
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return _in_full(text, first[0]) if first[1] > second[1] else None


def _partner(text: str, area: str) -> str | None:
    """The district or city most spoken of that is not the county's own; a city only beside a county that is known."""
    best: tuple[int, str] | None = None
    for kind, refused in (("区", _NOT_A_DISTRICT), ("市", _NOT_A_CITY)):
        for name, count in _named(text, kind, refused):
            if name not in area and name[:-1] not in area and (best is None or count > best[0]) and count > 1:
                best = count, name
    if best is None or (best[1].endswith("市") and not area):
        return None
    if best[1].endswith("市"):
        districts = [name for name, count in _named(text, "区", _NOT_A_DISTRICT) if f"{best[1]}{name}" in text]
        return best[1] + districts[0] if districts else best[1]
    return _in_full(text, best[1])


def _in_full(text: str, name: str) -> str:
    """A name with the province and prefecture that stand before it at some place."""
    above = Counter(
        found[1] for found in re.finditer(rf"((?:{_ABOVE[:-1]}{_PREFECTURE})){re.escape(name)}", text) if found[1]
    )
    if above:
        return above.most_common(1)[0][0] + name
    cities = Counter(found[1] for found in re.finditer(rf"([\u4e00-\u9fff]{{2}}市){re.escape(name)}", text))
    return cities.most_common(1)[0][0] + name if cities else name
