"""The tables of the database: one a kind of thing, tied by foreign keys, and a view that adds figures up.

Keys are the names that people write: a figure is `kangle-2018:labour.employed`, a cut of it
`kangle-2018:labour.employed/destination`. SQLite has no decimals and no numbers beyond 64 bits, so a number stands in
up to three columns: TEXT has its digits, REAL (`…_number`) is for plotting, and INTEGER (`…_millionths`) is for sums
that are exact. An integer sum that does not fit is an error in SQLite, never a wrong number.
"""

from __future__ import annotations

APPLICATION_ID = 0x6B6E676C
"""`kngl`: by which a file tells that it is one of these."""
VERSION = 1
"""Rises when a table or column is renamed or removed."""
OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite with STRICT tables."""
MILLION = 1_000_000

_CODES = """
CREATE TABLE {name} (
  code TEXT PRIMARY KEY,
  zh TEXT NOT NULL,
  en TEXT NOT NULL
) STRICT;
"""

NAMED = ("status", "direction", "basis", "verdict", "finding_kind", "slip")
"""The tables that hold nothing but codes with their names."""

TABLES = (
    "".join(_CODES.format(name=name) for name in NAMED)
    + """
CREATE TABLE category (
  code TEXT PRIMARY KEY,
  zh TEXT NOT NULL,
  en TEXT NOT NULL
) STRICT;

CREATE TABLE measure (
  category TEXT NOT NULL REFERENCES category (code),
  code TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  overlapping INTEGER NOT NULL,
  two_sided INTEGER NOT NULL,
  PRIMARY KEY (category, code)
) STRICT;

CREATE TABLE unit (
  code TEXT PRIMARY KEY,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  countable INTEGER NOT NULL
) STRICT;

CREATE TABLE qualifier (
  code TEXT PRIMARY KEY,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  points TEXT,
  weakness INTEGER
) STRICT;

CREATE TABLE report (
  id TEXT PRIMARY KEY,
  title_zh TEXT,
  title_en TEXT,
  period TEXT NOT NULL,
  ref_area_zh TEXT,
  ref_area_en TEXT,
  ref_area_code TEXT,
  counterpart_area_zh TEXT,
  counterpart_area_en TEXT,
  counterpart_area_code TEXT,
  producer TEXT NOT NULL,
  date_published TEXT,
  url TEXT,
  publication_title TEXT
) STRICT;

CREATE TABLE total (
  key INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  category TEXT NOT NULL REFERENCES category (code),
  measure TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES unit (code),
  status TEXT NOT NULL REFERENCES status (code),
  direction TEXT REFERENCES direction (code),
  basis TEXT REFERENCES basis (code),
  side TEXT,
  computed INTEGER NOT NULL,
  value TEXT,
  low TEXT,
  high TEXT,
  FOREIGN KEY (category, measure) REFERENCES measure (category, code)
) STRICT;

CREATE TABLE figure (
  key TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  category TEXT REFERENCES category (code),
  measure TEXT,
  title_zh TEXT,
  title_en TEXT,
  value TEXT,
  value_to TEXT,
  unit TEXT NOT NULL REFERENCES unit (code),
  unit_mult INTEGER NOT NULL,
  qualifier TEXT NOT NULL REFERENCES qualifier (code),
  decimals TEXT,
  decimals_stated TEXT,
  value_number REAL,
  value_millionths INTEGER,
  low TEXT,
  low_number REAL,
  low_millionths INTEGER,
  high TEXT,
  high_number REAL,
  high_millionths INTEGER,
  status TEXT NOT NULL REFERENCES status (code),
  basis TEXT REFERENCES basis (code),
  as_of TEXT,
  direction TEXT REFERENCES direction (code),
  subject TEXT,
  subject_en TEXT,
  people TEXT,
  people_en TEXT,
  note TEXT,
  note_en TEXT,
  part_of TEXT,
  cut TEXT,
  breakdown TEXT REFERENCES breakdown (key),
  total INTEGER REFERENCES total (key),
  follows TEXT,
  follows_figure TEXT REFERENCES figure (key),
  FOREIGN KEY (category, measure) REFERENCES measure (category, code)
) STRICT;

CREATE TABLE breakdown (
  key TEXT PRIMARY KEY,
  figure TEXT NOT NULL REFERENCES figure (key),
  cut TEXT NOT NULL,
  extent TEXT NOT NULL CHECK (extent IN ('complete', 'partial'))
) STRICT;

CREATE TABLE quote (
  figure TEXT NOT NULL REFERENCES figure (key),
  position INTEGER NOT NULL,
  prefix TEXT NOT NULL,
  exact TEXT NOT NULL,
  suffix TEXT NOT NULL,
  PRIMARY KEY (figure, position)
) STRICT;

CREATE TABLE formula (
  key TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  id TEXT NOT NULL,
  formula TEXT NOT NULL,
  title_zh TEXT,
  title_en TEXT,
  expect TEXT,
  reason_zh TEXT,
  reason_en TEXT
) STRICT;

CREATE TABLE finding (
  key INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  check_id TEXT NOT NULL,
  kind TEXT NOT NULL REFERENCES finding_kind (code),
  breakdown TEXT REFERENCES breakdown (key),
  stated TEXT REFERENCES formula (key),
  formula TEXT,
  verdict TEXT NOT NULL REFERENCES verdict (code),
  known INTEGER NOT NULL,
  left_value TEXT,
  left_low TEXT,
  left_high TEXT,
  right_value TEXT,
  right_low TEXT,
  right_high TEXT,
  difference TEXT,
  difference_number REAL,
  unit TEXT,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL
) STRICT;

CREATE TABLE finding_figure (
  finding INTEGER NOT NULL REFERENCES finding (key),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  figure TEXT REFERENCES figure (key),
  PRIMARY KEY (finding, position)
) STRICT;

CREATE TABLE suspect (
  finding INTEGER NOT NULL REFERENCES finding (key),
  position INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL,
  figure TEXT REFERENCES figure (key),
  value TEXT NOT NULL,
  instead TEXT,
  slip TEXT REFERENCES slip (code),
  mends INTEGER NOT NULL,
  breaks INTEGER NOT NULL,
  PRIMARY KEY (finding, position)
) STRICT;

CREATE TABLE remark (
  key TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  id TEXT NOT NULL,
  text_zh TEXT,
  text_en TEXT
) STRICT;

CREATE TABLE remark_figure (
  remark TEXT NOT NULL REFERENCES remark (key),
  position INTEGER NOT NULL,
  figure TEXT NOT NULL REFERENCES figure (key),
  PRIMARY KEY (remark, position)
) STRICT;
"""
)

INDEXED = {
    "total": ("report", "category, measure"),
    "figure": ("report", "category, measure", "unit", "breakdown", "total", "follows_figure"),
    "breakdown": ("figure",),
    "formula": ("report",),
    "finding": ("report", "verdict", "breakdown", "stated"),
    "finding_figure": ("figure",),
    "suspect": ("figure",),
    "remark": ("report",),
    "remark_figure": ("figure",),
}
"""The foreign keys that one searches along, by table; primary keys have their index already."""


def indexes() -> str:
    """The statements that make the indexes; they come last, for filling a table without them is faster."""
    return "".join(
        f"CREATE INDEX {table}_{columns.replace(', ', '_')} ON {table} ({columns});\n"
        for table, many in INDEXED.items()
        for columns in many
    )


def _written(millionths: str) -> str:
    """The SQL that writes millionths in plain decimal notation without needless zeros."""
    return (
        f"CASE WHEN {millionths} IS NULL THEN NULL "
        f"WHEN {millionths} % {MILLION} = 0 THEN CAST({millionths} / {MILLION} AS TEXT) "
        f"ELSE rtrim(printf('%s%d.%06d', CASE WHEN {millionths} < 0 THEN '-' ELSE '' END, "
        f"abs({millionths}) / {MILLION}, abs({millionths}) % {MILLION}), '0') END"
    )


TOTALS = f"""
CREATE VIEW totals AS
WITH added AS (
  SELECT
    total.*,
    count(figure.value) AS figure_count,
    count(*) > count(figure.value) AS missing,
    count(figure.value) > 1 AND (
      measure.overlapping
      OR (total.basis IS 'stock'
          AND count(DISTINCT CASE WHEN figure.value IS NOT NULL THEN ifnull(figure.subject, '') END)
              < count(figure.value))
    ) AS overlapping,
    -- An end that one figure leaves open is open in the sum.
    CASE WHEN count(figure.value_millionths) = count(figure.value)
      THEN sum(figure.value_millionths) FILTER (WHERE NOT total.computed) END AS sum_of_values,
    CASE WHEN count(figure.low_millionths) = count(figure.value)
      THEN sum(figure.low_millionths) FILTER (WHERE NOT total.computed) END AS sum_of_lows,
    CASE WHEN count(figure.high_millionths) = count(figure.value)
      THEN sum(figure.high_millionths) FILTER (WHERE NOT total.computed) END AS sum_of_highs,
    max(figure.low_millionths) AS largest_low,
    count(DISTINCT qualifier.code) AS qualifiers,
    count(DISTINCT ifnull(qualifier.points, 'nowhere')) FILTER (WHERE qualifier.code IS NOT NULL) AS directions,
    max(qualifier.code) AS a_qualifier,
    max(qualifier.points) AS direction_of_qualifiers,
    max(qualifier.weakness) AS weakness
  FROM total
  JOIN measure ON measure.category = total.category AND measure.code = total.measure
  JOIN figure ON figure.total = total.key
  LEFT JOIN qualifier
    ON qualifier.code = figure.qualifier AND qualifier.code <> 'exact' AND figure.value IS NOT NULL
  GROUP BY total.key
)
SELECT
  report, category, measure, status, direction, basis, side, unit,
  CASE WHEN computed THEN value WHEN NOT overlapping THEN {_written("sum_of_values")} END AS value,
  CASE WHEN computed THEN low WHEN overlapping THEN {_written("largest_low")}
    ELSE {_written("sum_of_lows")} END AS low,
  CASE WHEN computed THEN high WHEN NOT missing THEN {_written("sum_of_highs")} END AS high,
  CASE
    WHEN missing AND figure_count > 0 THEN 'at_least'
    WHEN overlapping THEN 'between'
    WHEN qualifiers = 0 THEN 'exact'
    WHEN qualifiers = 1 THEN a_qualifier
    WHEN directions = 1 AND direction_of_qualifiers IS NOT NULL THEN (
      SELECT code FROM qualifier
      WHERE points = added.direction_of_qualifiers AND qualifier.weakness = added.weakness
    )
    ELSE 'about'
  END AS qualifier,
  figure_count,
  (SELECT group_concat(id, ' | ') FROM (
    SELECT id FROM figure WHERE figure.total = added.key AND figure.value IS NOT NULL ORDER BY position
  )) AS figures,
  key AS total
FROM added
ORDER BY key;
"""
"""What `kangle-stats totals` gives, added up by SQLite. Where `total.computed` is 1 the numbers are too long for its
integers, and those of the tool stand in their place."""
