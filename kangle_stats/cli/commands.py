"""The commands in the order of the help, and where each is: none is loaded before it is called."""

from __future__ import annotations

from typing import NamedTuple


class Summary(NamedTuple):
    """One command: where it is, and the line that says what it does."""

    place: str
    """Its module in this package, and its name there."""
    zh: str
    en: str


COMMANDS: dict[str, Summary] = {
    "totals": Summary(
        "totals:totals",
        "按类别、指标、单位、状态和方向合计。",
        "Add up figures by category, measure, unit, status and direction.",
    ),
    "list": Summary("list:list_figures", "列出报告中的数字。", "List the figures of a report."),
    "show": Summary(
        "show:show",
        "显示一个数字：原文、所属总数和分项、有关的核对、范围。",
        "Show one figure: its quote, its total and parts, its checks, its interval in words.",
    ),
    "check": Summary(
        "check:check",
        "核对分项之和、勾稽关系，并给出提示。",
        "Check that parts add up and formulas hold, and point out what deserves a second look.",
    ),
    "progress": Summary(
        "progress:progress",
        "签约和计划的数字后来怎样：完成多少、截至何时、出自何处。",
        "Tell what became of what was agreed or planned: how much is done, as of when, from which source.",
    ),
    "compare": Summary(
        "compare:compare",
        "并列两份报告：差额、变化、是否相符、口径是否相同。",
        "Set two reports side by side: differences, changes, and whether what covers the same agrees.",
    ),
    "verify": Summary(
        "verify:verify", "在报告原文的副本中逐一查找引文。", "Find every quote in a copy of the published text."
    ),
    "reports": Summary(
        "reports:reports",
        "列出随附的报告，或所给数据中的报告。",
        "List the reports that come with the tool, or those of other data.",
    ),
    "proofread": Summary(
        "proofread:proofread_files",
        "核对文稿里的算术：分项与总数、占比、增减、平均，以及表格的合计。",
        "Recompute the arithmetic that a Chinese report asserts: totals and parts, shares, changes, averages, "
        "and the sums of tables.",
    ),
    "extract": Summary(
        "extract:extract",
        "找出中文文稿里的每个数字：数值、单位、限定词、所指。",
        "Find every quantity in Chinese prose: its value, unit, qualifier and what it counts.",
    ),
    "draft": Summary(
        "draft:draft",
        "由文稿起草报告文件：数字、引文、分项、核对，类别和指标为推测。",
        "Draft a report file from a document: figures, quotes, parts and checks; category and measure are guessed.",
    ),
    "export": Summary(
        "export:export",
        "把报告导出为 Excel 工作簿、网页、SQLite 数据库或 CSV；或导出空白填报表。",
        "Export reports as an Excel workbook, a web page, an SQLite database or CSV; or the empty form.",
    ),
    "import": Summary(
        "import_:import_figures",
        "把电子表格（.xlsx、.csv）里的数字读成报告文件。",
        "Make a report file from figures kept in a spreadsheet (.xlsx, .csv).",
    ),
    "schema": Summary(
        "schema:schema",
        "输出报告文件的 JSON Schema，供编辑器补全和检查。",
        "Print the JSON Schema of report files, for editors to complete and check them.",
    ),
}
