"""The report and its figures as Pydantic models: their shape, and nothing of files or of sums."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from kangle_stats import units
from kangle_stats.caching import derived
from kangle_stats.categories import CATEGORIES
from kangle_stats.formula import FIGURE_ID, REPORT_ID, Formula, parse
from kangle_stats.quantity import Quantity, known_decimals, quantity, scaled, whole_count

MAX_DIGITS = 40
MOST_OF_A_FORMULA = 4000
"""Characters of a formula."""
_VALUE = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_VALUE_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$", "maxLength": MAX_DIGITS + 2},
        {"type": "integer"},
    ],
    "description": "The number digit for digit as printed, without 万 or 亿: '1221.3'. null if it is missing.",
}


def _printed_number(value: object) -> object:
    """A number as printed, as a string; a JSON integer is taken too. No number is ever a float here."""
    text = str(value) if type(value) is int else value
    if not isinstance(text, str):
        raise PydanticCustomError("value_type", "value must be a string of digits")
    if not _VALUE.fullmatch(text):
        raise PydanticCustomError("value_digits", "not plain decimal digits")
    if len(text) > MAX_DIGITS and sum(map(str.isdigit, text)) > MAX_DIGITS:
        raise PydanticCustomError("value_long", "too many digits")
    return text


class _OneOf(NamedTuple):
    """Annotates a string that must be one of the codes of a table."""

    codes: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.literal_schema(list(self.codes))


def _measure_of(category: str) -> _OneOf:
    return _OneOf(tuple(CATEGORIES[category].measures))


@lru_cache(maxsize=1024)
def _unit(code: str) -> str:
    if not units.is_unit(code):
        raise PydanticCustomError("unit", "unknown unit")
    return code


_ISO_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_DAY, _MONTH, _YEAR = len("2018-11-30"), len("2018-11"), len("2018")


def _calendar(*lengths: int, interval: bool = False) -> Callable[[str], str]:
    """A check that a text is an ISO 8601 date of one of the lengths, or an interval of two, on the calendar."""

    @lru_cache(maxsize=1024)
    def check(text: str) -> str:
        ends = text.split("/", 1 if interval else 0)
        if not all(len(end) in lengths and _ISO_DATE.fullmatch(end) for end in ends):
            raise PydanticCustomError("date", "not an ISO 8601 date")
        try:
            days = [date.fromisoformat(end + "-01-01"[len(end) - _YEAR :]) for end in ends]
        except ValueError:
            raise PydanticCustomError("date", "not a day of the calendar") from None
        if days != sorted(days):
            raise PydanticCustomError("date_order", "the interval ends before it begins")
        return text

    return check


Value = Annotated[str, BeforeValidator(_printed_number), WithJsonSchema(_VALUE_SCHEMA)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
FigureId = Annotated[str, Field(pattern=f"^{FIGURE_ID}$", max_length=200)]
ReportId = Annotated[str, Field(pattern=f"^{REPORT_ID}$", max_length=200)]
CutName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=100)]
Day = Annotated[str, AfterValidator(_calendar(_DAY)), Field(json_schema_extra={"format": "date"})]
DayOrMonth = Annotated[str, AfterValidator(_calendar(_DAY, _MONTH, _YEAR))]
Period = Annotated[str, AfterValidator(_calendar(_DAY, _MONTH, _YEAR, interval=True))]
Url = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]
_RATED = "|".join(code for code in units.UNITS if code != units.PERCENT)
UnitCode = Annotated[
    str,
    AfterValidator(_unit),
    WithJsonSchema(
        {
            "description": "What is counted or measured, bare; a rate is two units with a slash.",
            "anyOf": [
                {"enum": [*units.UNITS, *units.COMMON_RATES]},
                {"type": "string", "pattern": f"^({_RATED})/({_RATED})$"},
            ],
        }
    ),
]

Qualifier = Literal["exact", "about", "plus", "over", "at_least", "nearly", "under", "at_most", "between"]
Status = Literal["reported", "agreed", "planned"]
Basis = Literal["new", "cumulative", "stock"]
Direction = Literal["east-to-west", "west-to-east"]
Cut = Literal["complete", "partial"]


class Model(BaseModel):
    """What all models share: nothing is coerced, no key is unknown, nothing changes once read.

    They are built together when the first report is read: built one by one at import they double the time that takes.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True, ignored_types=(derived,))


class Bilingual(Model):
    """A text in Chinese, in English or in both."""

    zh: Text | None = None
    en: Text | None = None

    @model_validator(mode="after")
    def _one_language_at_least(self) -> Self:
        if self.zh is None and self.en is None:
            raise PydanticCustomError("no_language", "neither zh nor en")
        return self

    def text(self, lang: str) -> str:
        """The text in `lang` (zh or en), else in the other language."""
        first, second = (self.zh, self.en) if lang == "zh" else (self.en, self.zh)
        return first or second or ""


class Area(Bilingual):
    """A county, district or province."""

    code: Annotated[str, Field(pattern="^[0-9]{6}$")] | None = None
    """Its GB/T 2260 code, six digits: 622922 is Kangle county."""


class Origin(Model):
    """Who published the report, when and where."""

    producer: Text
    date_published: Day | None = None
    url: Url | None = None
    title: Text | None = None


class Quote(Model):
    """A place in the published text (W3C Web Annotation TextQuoteSelector)."""

    prefix: Annotated[str, Field(max_length=8)] = ""
    """Up to 8 characters that stand before."""
    exact: Annotated[str, Field(min_length=1, max_length=60)]
    """The number with its unit, as printed."""
    suffix: Annotated[str, Field(max_length=8)] = ""
    """Up to 8 characters that follow."""


Words = Text | Bilingual


def words(text: str | Bilingual | None, lang: str) -> str | None:
    """A text that may be given in one language or in two, in `lang` where there is a choice."""
    return text.text(lang) if isinstance(text, Bilingual) else text


class UnsortedFigure(Model):
    """One number as reported (SDMX: observation), not yet sorted into a category."""

    id: FigureId
    title: Bilingual
    value: Value | None
    unit: UnitCode
    unit_mult: Annotated[int, Field(ge=-12, le=16)] = 0
    """The power of ten printed with it: 万 is 4, 亿 is 8."""
    value_to: Value | None = None
    """The upper number of a range, with the qualifier `between`."""
    decimals: Annotated[int, Field(ge=-MAX_DIGITS, le=MAX_DIGITS)] | Literal["exact"] | None = None
    """Places of the printed value that are known (negative: tens, hundreds), or exact; derived unless stated."""
    qualifier: Qualifier = "exact"
    status: Status = "reported"
    part_of: FigureId | None = None
    """The total that this figure is a part of."""
    by: CutName | None = None
    """Along which cut of that total."""
    # Factories, because Pydantic makes a deep copy of a plain [] or {} for every figure that it reads.
    breakdowns: dict[CutName, Cut] = Field(default_factory=dict)
    """The cuts of this total: the parts of a complete one sum to it, those of a partial one may not exceed it."""
    basis: Basis | None = None
    as_of: DayOrMonth | None = None
    direction: Direction | None = None
    subject: Words | None = None
    """The enterprise or programme that it speaks of."""
    group: Words | None = None
    """The people whom it counts: registered poor, rural workers, all."""
    quote: list[Quote] = Field(default_factory=list)
    note: Words | None = None
    follows: Annotated[str, Field(pattern=f"^({REPORT_ID}:)?{FIGURE_ID}$", max_length=400)] | None = None
    """The earlier figure, `report-id:figure.id`, whose progress this one tells."""

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        if (self.part_of is None) != (self.by is None):
            raise PydanticCustomError("part_without_cut", "part_of and by go together")
        if self.value_to is None:
            if self.qualifier == "between" and self.value is not None:
                raise PydanticCustomError("between", "between and value_to go together")
            return self
        if self.qualifier != "between" or self.value is None:
            raise PydanticCustomError("between", "between and value_to go together")
        if scaled(self.value) > scaled(self.value_to):
            raise PydanticCustomError("range_order", "the range ends before it begins")
        return self

    @property
    def whole_count(self) -> int | None:
        """The number of a figure that stands for itself alone: a count without qualifier, 万 or rounding."""
        if self.value is None:
            return None
        return whole_count(self.value, self.unit, self.unit_mult, self.qualifier, self.decimals)

    @property
    def known_decimals(self) -> int | Literal["exact"] | None:
        """The places of the printed value that are known, as stated or else as printed; None of a missing value."""
        if self.decimals is not None or self.value is None:
            return self.decimals
        return known_decimals(self.value, self.unit, self.unit_mult, self.qualifier)

    @derived
    def quantity(self) -> Quantity | None:
        """The figure multiplied out, with its intervals; None if the value is missing."""
        return None if self.value is None else self.quantity_of(self.value)

    def quantity_of(self, value: str) -> Quantity:
        """The quantity that the figure would be with `value`, as printed, in place of its own."""
        if self.value_to is not None and value != self.value:
            return quantity(value, self.unit, self.unit_mult)
        return quantity(value, self.unit, self.unit_mult, self.qualifier, self.decimals, self.value_to)


class EnterpriseInvestment(UnsortedFigure):
    """A figure about enterprises of the east that invest, buy or hire in the west (产业合作)."""

    category: Literal["enterprise-investment"]
    measure: Annotated[str, _measure_of("enterprise-investment")]


class LabourTransfer(UnsortedFigure):
    """A figure about people placed in work, and trained for it (劳务协作)."""

    category: Literal["labour-transfer"]
    measure: Annotated[str, _measure_of("labour-transfer")]


class TalentExchange(UnsortedFigure):
    """A figure about teachers, doctors, cadres and students who are sent to the other side (人才交流)."""

    category: Literal["talent-exchange"]
    measure: Annotated[str, _measure_of("talent-exchange")]


class PovertyWorkshops(UnsortedFigure):
    """A figure about workshops that give poor people work near home (扶贫车间)."""

    category: Literal["poverty-workshops"]
    measure: Annotated[str, _measure_of("poverty-workshops")]


class TownVillagePairing(UnsortedFigure):
    """A figure about paired towns and villages, and what one gives the other (结对帮扶)."""

    category: Literal["town-village-pairing"]
    measure: Annotated[str, _measure_of("town-village-pairing")]


class FiscalAid(UnsortedFigure):
    """A figure about the money of the eastern partner's budget, and the projects that it pays (资金支持)."""

    category: Literal["fiscal-aid"]
    measure: Annotated[str, _measure_of("fiscal-aid")]


class ConsumptionAssistance(UnsortedFigure):
    """A figure about products of the west that the east buys or helps to sell (消费帮扶)."""

    category: Literal["consumption-assistance"]
    measure: Annotated[str, _measure_of("consumption-assistance")]


class SocialAssistance(UnsortedFigure):
    """A figure about what enterprises, organisations and citizens give, and whom they are paired with (社会帮扶)."""

    category: Literal["social-assistance"]
    measure: Annotated[str, _measure_of("social-assistance")]


class Organisation(UnsortedFigure):
    """A figure about visits and meetings of the two sides' leaders (组织领导)."""

    category: Literal["organisation"]
    measure: Annotated[str, _measure_of("organisation")]


Figure = (
    EnterpriseInvestment
    | LabourTransfer
    | TalentExchange
    | PovertyWorkshops
    | TownVillagePairing
    | FiscalAid
    | ConsumptionAssistance
    | SocialAssistance
    | Organisation
)


class Check(Model):
    """A relation that the figures should satisfy, written over their ids."""

    id: ReportId
    formula: Annotated[str, Field(min_length=1, max_length=MOST_OF_A_FORMULA)]
    """`a + b <= c`: `+ - * /`, a sign, parentheses, one of `= <= >= < >`; numbers take the other side's unit."""
    title: Bilingual | None = None
    expect: Literal["fails"] | None = None
    """States that the failure is known, so that it does not fail the run."""
    reason: Bilingual | None = None
    """Why it is known to fail."""

    @model_validator(mode="after")
    def _known_with_a_reason(self) -> Self:
        if (self.expect is None) != (self.reason is None):
            raise PydanticCustomError("expect_without_reason", "expect and reason go together")
        return self

    @derived
    def parsed(self) -> Formula:
        """The formula as a tree. Raises FormulaError if it cannot be read, which reading the report has told."""
        return parse(self.formula)


class Remark(Model):
    """What a reader noticed about some figures that no arithmetic finds; shown as a notice."""

    id: ReportId
    figures: Annotated[list[FigureId], Field(min_length=1)]
    text: Bilingual


class Report(Model):
    """One published report: where it comes from, whom it speaks of, its figures and checks (SDMX: dataset)."""

    schema_: str | None = Field(default=None, alias="$schema")
    """The schema that an editor completes and checks the file with."""
    id: ReportId
    title: Bilingual
    period: Period
    """An ISO 8601 year, month, date or interval: `2018`, `2023-01/2023-11`."""
    ref_area: Area
    """The county (REF_AREA)."""
    counterpart_area: Area
    """Its partner in the east (COUNTERPART_AREA)."""
    origin: Origin
    figures: list[Annotated[Figure, Field(discriminator="category")]]
    unsorted: list[UnsortedFigure] = Field(default_factory=list)
    """Figures that have no category yet."""
    checks: list[Check] = Field(default_factory=list)
    remarks: list[Remark] = Field(default_factory=list)

    @derived
    def by_id(self) -> dict[str, Figure]:
        """The figures by their ids."""
        return {figure.id: figure for figure in self.figures}

    @derived
    def parts(self) -> dict[tuple[str, str], list[Figure]]:
        """The parts of each cut of each total, by the total's id and the cut, in the order of the file."""
        parts: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.figures:
            if figure.part_of is not None and figure.by is not None:
                parts.setdefault((figure.part_of, figure.by), []).append(figure)
        return parts
