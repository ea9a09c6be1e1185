"""What somebody meant who wrote the words of a report where a report file has codes and plain numbers.

Every function takes what was written and gives the members of the file to write instead, `"unit": "yuan", "unit_mult":
4`, or '' where nothing is known that it could mean. Only error messages ask, so the tables of the prose are at hand.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from kangle_stats import vocabulary
from kangle_stats.messages import WORDS

_TOO_LONG = 30
"""Characters of what can be no word for a code."""
_MORE_WORDS = {
    "status": {"reported": "完成 实际 实有 已落实", "agreed": "协议 已签约 签订", "planned": "规划 预计 拟 目标"},
    "basis": {"new": "新增 当年 本年 本期", "cumulative": "累计数 历年", "stock": "期末 存量 现有 时点"},
    "direction": {"east-to-west": "东到西 东向西 由东向西", "west-to-east": "西到东 西向东 由西向东"},
    "qualifier": {
        "exact": "准确 精确 确数 正好 整",
        "about": "来",
        "plus": "余 多 有余 +",
        "between": "至 到 之间 区间 范围 - ~",
    },
}
"""Words besides those of the vocabulary and of the prose."""


def code(key: str, written: str, allowed: Iterable[str]) -> str:
    """What to write as the category, measure, status, qualifier, basis or direction; only codes that are `allowed`."""
    text = _plain(written)
    codes = _codes(key, text) if text else []
    return _either(_members(**{key: each}) for each in codes if each in allowed)


def unit(written: str) -> str:
    """What to write as the unit, with the power of ten: 万元, 名, 个村, 万元/户."""
    text = _plain(written).replace("每", "/")
    if not text:
        return ""
    if text in ("百分点", "个百分点", "百分比", "百分之"):
        return _members(unit="percent")
    codes = _codes("unit", written) or _codes("unit", text)  # ㎡ is a word of the table
    return _either(_members(unit=each) for each in codes) or _unit_of_prose(text)


def value(key: str, written: str) -> str:
    """What to write as `value` or `value_to`, with all that stands beside the digits: 1,112, 约300户, 300至500人."""
    from kangle_stats.prose import extract

    text = _plain(written)
    for tried in (text, f"{text}个"):  # a number alone counts nothing, and is none to the prose
        mentions = extract(tried) if text else []
        if not mentions or len(mentions) > (2 if mentions[0].value_to else 1):
            continue
        first, last = mentions[0], mentions[-1]
        if first.value_to and key == "value_to":
            return ""
        if text.startswith((first.literal[: len(text)], first.qualifier_literal or first.literal[: len(text)])):
            beside: dict[str, str | int | None] = {
                "value_to": first.value_to,
                "unit": (first.unit_code or last.unit_code) if tried == text else None,
                "unit_mult": first.unit_mult or None,
                "qualifier": "between" if first.value_to else None if first.qualifier == "exact" else first.qualifier,
            }
            return _members(**{key: first.value} | (beside if key == "value" else {}))
    return ""


def key(written: str, known: Iterable[str]) -> str:
    """The key that a Chinese heading stands for: 单位 is unit."""
    text = _plain(written)
    return next((each for each in known if text and text == WORDS["heading"].get(each, ("",))[0]), "")


def _plain(written: str) -> str:
    """A short text with its full-width digits and letters in ASCII, without spaces."""
    return "" if len(written) > _TOO_LONG else "".join(unicodedata.normalize("NFKC", written).split())


def _codes(kind: str, text: str) -> list[str]:
    if kind in vocabulary.KINDS:
        found = vocabulary.codes_of(kind, text)
        if found:
            return [each for each in vocabulary.codes(kind) if each in found] or list(found)
    words: dict[str, tuple[str, ...]] = {each: (each, *called) for each, called in WORDS.get(kind, {}).items()}
    if kind == "qualifier":
        words = _qualifiers()
    for each, more in _MORE_WORDS.get(kind, {}).items():
        words[each] = (*words.get(each, ()), *more.split())
    return [each for each, called in words.items() if text.casefold() in called]


def _qualifiers() -> dict[str, tuple[str, ...]]:
    from kangle_stats.prose.words import QUALIFIER_AFTER, QUALIFIER_BEFORE

    words: dict[str, tuple[str, ...]] = {}
    for word, each in (*QUALIFIER_BEFORE.items(), *QUALIFIER_AFTER.items()):
        words[each] = (*words.get(each, (each,)), word)
    return words


def _unit_of_prose(text: str) -> str:
    """The unit as the prose has it behind a number."""
    from kangle_stats.prose import extract

    mentions = extract(f"1{text}")
    if len(mentions) != 1 or mentions[0].literal + mentions[0].noun != f"1{text}":
        return ""
    (mention,) = mentions
    power = mention.unit_mult + len(mention.value) - 1  # 千元 multiplies the value, 万元 does not
    if mention.unit_code is None:
        return _members(unit="…", unit_mult=power) if power and not mention.unit else ""
    return _members(unit=mention.unit_code, unit_mult=power or None)


def _members(**members: str | int | None) -> str:
    """Some members of a JSON object, those left out that are None."""
    return json.dumps({key: each for key, each in members.items() if each is not None}, ensure_ascii=False)[1:-1]


def _either(members: Iterable[str]) -> str:
    return " / ".join(members)
