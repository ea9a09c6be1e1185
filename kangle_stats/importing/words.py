"""What words in a cell stand for: names as in the vocabulary, and others that people write in tables."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kangle_stats import vocabulary

_MORE: dict[str, dict[str, str]] = {
    "qualifier": {
        "确数": "exact", "大约": "about", "左右": "about", "多": "plus", "逾": "over", "突破": "over",
        "至少": "at_least", "不低于": "at_least", "不少于": "at_least", "将近": "nearly", "接近": "nearly",
        "不到": "under", "不超过": "at_most", "至多": "at_most", "至": "between", "范围": "between",
    },
    "status": {
        "完成": "reported", "已实现": "reported", "实际": "reported", "协议": "agreed", "已签约": "agreed",
        "签订": "agreed", "预计": "planned", "拟": "planned", "规划": "planned",
    },
    "direction": {
        "东到西": "east-to-west", "由东向西": "east-to-west", "东向西": "east-to-west",
        "西到东": "west-to-east", "由西向东": "west-to-east", "西向东": "west-to-east",
    },
    "basis": {"新增": "new", "当年新增": "new", "存量": "stock", "时点": "stock", "期末": "stock"},
}  # fmt: skip
COMPLETE = {
    "齐全": "complete", "是": "complete", "全": "complete", "complete": "complete", "yes": "complete",
    "不全": "partial", "否": "partial", "部分": "partial", "partial": "partial", "no": "partial",
}  # fmt: skip
"""Whether the parts of a total are all of its parts."""
MISSING = frozenset({"-", "--", "–", "—", "——", "/", "\\", "缺", "缺失", "无", "空缺", "null", "n/a", "na", "missing"})
"""What people write where a number is missing, folded to half width and small letters."""


def codes_of(kind: str, name: str) -> frozenset[str]:
    """The codes that a name may stand for; none for an unknown one."""
    folded = "".join(unicodedata.normalize("NFKC", name).split())
    more = _MORE.get(kind, {}).get(folded)
    return frozenset({more}) if more is not None else vocabulary.codes_of(kind, name)


@cache
def known(kind: str) -> tuple[str, ...]:
    """The Chinese names and the codes that a kind has, for messages."""
    return tuple([name for name in vocabulary.names(kind) if not name.isascii()] or vocabulary.codes(kind))


_DATE = re.compile(r"([0-9]{4})(?:[年./-]([0-9]{1,2})(?:[月./-]([0-9]{1,2})日?)?)?[年月]?")


def iso_date(text: str) -> str:
    """A date as ISO 8601 writes it, where it is written otherwise: 2018年11月 is 2018-11. Anything else stays."""
    found = _DATE.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if found is None:
        return text
    return "-".join(part.zfill(2) for part in found.groups() if part is not None)
