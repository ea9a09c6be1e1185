"""What is said of spreadsheets: those read, and the empty form."""

from typing import Final

# fmt: off
MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # --- Spreadsheets
    "sheet-xls": (
        "这是旧版或其他格式的电子表格（.xls、.et、.xlsb、.ods 等）；请用 Excel 或 WPS 打开，另存为 .xlsx",
        "an old or other kind of spreadsheet (.xls, .et, .ods); open it in Excel or WPS and save it as .xlsx"),
    "sheet-password": (
        "工作簿设有密码；请打开后去掉密码，另存为 .xlsx",
        "the workbook is protected by a password; open it, remove the password and save it as .xlsx"),
    "xlsx-damaged": (
        "不是完好的 .xlsx 文件（{why}）；请用 Excel 或 WPS 打开，重新另存为 .xlsx",
        "not a sound .xlsx file ({why}); open it in Excel or WPS and save it as .xlsx again"),
    "xlsx-without-sheets": (
        "压缩包中没有工作表；请用 Excel 或 WPS 另存为 .xlsx",
        "a zip file without worksheets in it; save the workbook as .xlsx from Excel or WPS"),
    "xlsx-doctype": (
        "文件中有 DOCTYPE 声明，可能引入外部内容，拒绝读取；请用 Excel 或 WPS 重新另存为 .xlsx",
        "it has a DOCTYPE, which could draw in what is not there, and is refused; save it again from Excel or WPS"),
    "xlsx-bomb": (
        "解压后超过 {limit} MB，拒绝读取；请删去多余的工作表或分成几份",
        "it unpacks to more than {limit} MB and is refused; remove sheets that are not needed or split it"),
    "xlsx-too-many-items": (
        "行、单元格等超过 {limit} 项（空的也算）；请删去多余的空行空列，或分成几份",
        "it has more than {limit} rows, cells and the like, empty ones included; remove empty rows and columns, or "
        "split it"),
    "sheet-too-many-cells": (
        "单元格超过 {limit} 个；请分成几份",
        "it has more than {limit} cells; split it"),
    "csv-damaged": (
        "不是完好的 CSV 文件（{why}）；请重新另存",
        "not a sound CSV file ({why}); save it again"),
    "csv-not-text": (
        "既不是 .xlsx 工作簿，也不是 UTF-8 或 GB18030 编码的 CSV 文本；请另存为 .xlsx",
        "neither an .xlsx workbook nor CSV text in UTF-8 or GB18030; save it as .xlsx"),
    "sheet-no-table": (
        "没有找到数据表：应有一行表头，至少含 {needed}",
        "no table of figures was found: expected a row of headings with at least {needed}"),
    "sheet-no-rows": (
        "表中没有填写任何数字",
        "nothing is filled in below the headings"),
    "sheet-heading-twice": (
        "表头 {found} 与 {first} 意思相同；请只保留一列",
        "the heading {found} means the same as {first}; keep one column"),
    "sheet-error-value": (
        "单元格的值是错误或无法读取：{found}；请改正公式或填入数值",
        "the cell holds an error or nothing readable: {found}; mend its formula or fill in the value"),
    "sheet-not-computed": (
        "公式没有保存结果；请用 Excel 或 WPS 打开，保存一次后再读入",
        "the result of the formula is not saved in the file; open it in Excel or WPS, save it, and import it again"),
    "sheet-cut-text": (
        "文字在导出时因超长而截断；请补全或删去截断标记",
        "the text was cut when it was exported; complete it, or remove the mark of the cut"),
    "sheet-date-for-number": (
        "此处应为数值，却是日期 {found}；请把单元格格式改为“数值”后重新填写",
        "expected a number, found the date {found}; set the cell's format to number and fill it in again"),
    "sheet-not-a-quantity": (
        "{found} 不是一个数；只填数字，如 1221.3，或照原文写一个数，如 约750、620余人、3500万元；缺数留空",
        "{found} is not one number; fill in digits, such as 1221.3, or one number as it is printed, such as 约750, "
        "620余人 or 3500万元; leave a missing number empty"),
    "sheet-not-a-number": (
        "{found} 不是数值；此处只填数字，如 1221.3 或 1,221.3",
        "{found} is not a number; fill in digits alone here, such as 1221.3 or 1,221.3"),
    "sheet-power-twice": (
        "{found} 已写明万或亿，{place} 的单位又是 {other}；万、亿只写一处",
        "{found} has its power of ten, and the unit {other} in {place} has one too; write 万 or 亿 once"),
    "sheet-not-whole": (
        "{found} 应为整数",
        "{found} should be a whole number"),
    "sheet-unknown-word": (
        "不认得 {found}；可填：{known}",
        "{found} is not known here; known: {known}"),
    "sheet-disagree": (
        "此处是 {found}，而 {place} 是 {other}；两者应一致，请改其一",
        "here stands {found}, but {place} says {other}; the two must agree: mend one"),
    "sheet-no-measure": (
        "有类别而没有指标；应为 {allowed}",
        "a category without a measure; expected {allowed}"),
    "sheet-wrong-measure": (
        "该类别没有 {found} 这个指标；应为 {allowed}",
        "this category has no measure {found}; expected {allowed}"),
    "sheet-which-category": (
        "几个类别都有 {measure} 这个指标；请填类别：{known}",
        "several categories have the measure {measure}; fill in which: {known}"),
    "sheet-no-unit": (
        "缺少单位；请填写，如 人、万元，或在表头写明，如 数值（万元）",
        "the unit is missing; fill it in, such as 人 or 万元, or put it into the heading: 数值（万元）"),
    "sheet-unknown-unit": (
        "不认得单位 {found}；可填：{known}",
        "unknown unit {found}; known: {known}"),
    "sheet-which-unit": (
        "单位 {found} 可指多种，指标也没有说明是哪一种；请改正指标或单位，或填代码之一：{known}",
        "the unit {found} may be several, and the measure does not tell which; mend the measure or the unit, or fill "
        "in one of {known}"),
    "sheet-percent-unit": (
        "数值带百分号，单位却是 {unit}；请改单元格格式或单位",
        "the number is shown as a percentage, but its unit is {unit}; mend the cell's format or the unit"),
    "sheet-breakdowns": (
        "看不懂 {found}；应为 齐全 或 不全，或写明划分，如 destination: 齐全",
        "cannot read {found}; expected complete or partial, or a cut with it: destination: complete"),
    "sheet-cut-without-total": (
        "有划分而没有上级指标；请补上，或删去划分",
        "a cut without the total that it divides; fill in the total, or remove the cut"),
    "sheet-no-total": (
        "找不到上级指标 {found}；应为另一行的编号或名称，相近的：{near}",
        "no total {found}; expected the id or title of another row, near: {near}"),
    "sheet-which-total": (
        "有 {count} 行的名称是 {found}；请改填编号",
        "{count} rows have the title {found}; fill in an id"),
    "sheet-hidden": (
        "隐藏的工作表 {sheet} 没有读入；需要时请取消隐藏",
        "the hidden sheet {sheet} was passed over; unhide it if it is needed"),
    "sheet-passed-over": (
        "工作表 {sheet} 没有读入：没有数据表的表头",
        "the sheet {sheet} was passed over: it has no headings of figures"),
    "sheet-unknown-headings": (
        "没有用到的列：{headings}",
        "columns that were not used: {headings}"),
    "sheet-row-passed-over": (
        "{place}：这一行只有一格有内容，没有读入：{text}",
        "{place}: a row with one filled cell was passed over: {text}"),
    "sheet-hidden-digits": (
        "{place}：显示为 {shown}，单元格中是 {stored}；按显示的读入",
        "{place}: it shows {shown} and holds {stored}; what it shows was taken"),
    "import-head-missing": (
        "缺少“{field}”；请填在工作表“{sheet}”中，或用 {option} 给出",
        "{field} is missing; fill it in on the sheet {sheet}, or give it with {option}"),
    "import-head-missing-field": (
        "缺少“{field}”；请填在工作表“{sheet}”中",
        "{field} is missing; fill it in on the sheet {sheet}"),
    "import-several-reports": (
        "表中有 {count} 份报告；请用 -o 写入 .jsonl 文件，一行一份",
        "there are {count} reports in it; write them with -o to a .jsonl file, one a line"),
    "import-ids-given": (
        "{count} 行没有编号，已自动编号",
        "rows without an id, which were given one: {count}"),
    "import-parts-partial": (
        "{count} 个总数没有写明分项是否齐全，按不全处理（只核对不超过）；齐全的请在“分项”列填 齐全",
        "totals that do not say whether their parts are complete: {count}; taken as partial, which only may not exceed "
        "the total; write complete (齐全) into the column of breakdowns where they are"),
    "summary-import": (
        "{file}：读入 {figures} 个数字，其中待归类 {unsorted} 个{sheets}",
        "{file}: {figures:figure|figures}, {unsorted} of them without a category{sheets}"),
    # --- The empty form
    "template-banner": (
        "示例：本表不会被读入。请在“{sheet}”表中填写。",
        "An example, which is not read. Fill in the sheet {sheet}."),
    "template-how": (
        "填写“{head}”和“{figures}”两张表，存为 .xlsx，然后运行：kangle-stats import 文件名.xlsx -o report.json",
        "Fill in the sheets {head} and {figures}, save as .xlsx, run: kangle-stats import FILE.xlsx -o report.json"),
    "template-one-row": (
        "一行一个数字。总数一行，每个分项各一行，并在“{part_of}”列写明总数的名称或编号。",
        "One figure a row. A total has a row, and so has each of its parts, with the total's title under {part_of}."),
    "template-no-traps": (
        "计划数、签约数不要填成已完成；人次不要填成人；缺数留空，不填 0。",
        "Do not enter a plan or a contract as done, nor attendances as people; leave a missing number empty, not 0."),
}
# fmt: on
