"""Every sentence that the tool says, in Chinese and in English, by its code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple


class Message(NamedTuple):
    """A sentence that is part of another, to be said in the same language."""

    code: str
    details: Mapping[str, str]


Details = Mapping[str, str | Message]

# fmt: off
MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # --- Files
    "file-missing": (
        "找不到这个文件，请核对路径",
        "no such file; check the path"),
    "unreadable": (
        "无法读取：{why}",
        "cannot be read: {why}"),
    "report-too-long": (
        "一份报告超过 {limit} MB；请核对是否给错了文件，或分成几份",
        "a report longer than {limit} MB; is this the right file? If so, split it"),
    "report-over-lines": (
        "这份报告占了多行，而 .jsonl 一行一份报告；请改名为 .json，或写成一行",
        "this report goes over several lines, and .jsonl has one a line; name it .json, or write it on one line"),
    "no-report-but": (
        "这是{filekind}，不是报告文件；报告文件是 UTF-8 编码的 JSON（.json、.jsonl），可用 draft 由文稿起草",
        "{filekind}, not a report file, which is JSON in UTF-8 (.json, .jsonl); draft makes one from a document"),
    "binary-file": (
        "不是文本文件，内有二进制数据；报告文件是 UTF-8 编码的 JSON（.json、.jsonl）",
        "not a text file but binary data; a report file is JSON in UTF-8 (.json, .jsonl)"),
    "folder-without-reports": (
        "文件夹中没有报告文件（.json 或 .jsonl）",
        "the folder holds no report file (.json or .jsonl)"),
    "empty-file": (
        "文件是空的，应为一个 JSON 对象",
        "the file is empty; expected a JSON object"),
    "not-utf8": (
        "第 {column} 列的字节 {found} 不是 UTF-8 文本；请另存为 UTF-8 编码，或换一份完好的文件",
        "byte {found} in column {column} is not UTF-8 text; save it as UTF-8, or get an undamaged copy"),
    "not-utf8-but": (
        "不是 UTF-8 文本，看来是 {encoding} 编码；请在编辑器中另存为 UTF-8，或用 iconv -f {codec} -t UTF-8 转换",
        "not UTF-8 text but, it seems, {encoding}; save it as UTF-8 in your editor, or use iconv -f {codec} -t UTF-8"),
    "duplicate-report": (
        "报告编号 {id} 已在 {first} 用过；每份报告的编号应不同",
        "report id {id} is taken by {first}; give each report its own id"),
    "duplicate-reports-more": (
        "重复的报告编号超过 {count} 个，只列出前面的",
        "more than {count} report ids are repeated; only the first are listed"),
    # --- Documents
    "folder-without-documents": (
        "文件夹中没有可读的文稿（.txt、.md 或 .docx）",
        "the folder holds no document (.txt, .md or .docx)"),
    "document-too-long": (
        "文件超过 {limit} MB；请去掉图片或分成几份",
        "longer than {limit} MB; remove its pictures or split it"),
    "document-too-many-cells": (
        "表格超过 {limit} 格；请分成几份",
        "the tables have more than {limit} cells; split the document"),
    "document-one-file": (
        "{file} 是文件夹；每次请只给一份文稿",
        "{file} is a folder; give one document at a time"),
    "document-binary": (
        "不是文本文件；请另存为 .docx，或 UTF-8 编码的 .txt",
        "not a text file; save it as .docx, or as .txt in UTF-8"),
    "document-other-kind": (
        "这是{filekind}，不是文稿；可读的是 .txt、.md 和 .docx",
        "{filekind}, not a document; .txt, .md and .docx can be read"),
    "document-not-text": (
        "第 {line} 行既不是 UTF-8 也不是 GB18030 文本；请另存为 UTF-8 编码的 .txt",
        "line {line} is neither UTF-8 nor GB18030 text; save the file as .txt in UTF-8"),
    "document-damaged": (
        "看来是 {encoding} 文本，但第 {line} 行有损坏的字节；请重新另存为 UTF-8",
        "{encoding} text, it seems, but line {line} has bytes that are damaged; save it again as UTF-8"),
    "document-doc": (
        "这是旧版 Word 文件（.doc）；请用 Word 或 WPS 打开，另存为 .docx",
        "an old Word file (.doc); open it in Word or WPS and save it as .docx"),
    "document-wps": (
        "这是 WPS 文字文件（.wps）；请用 WPS 打开，另存为 .docx",
        "a WPS Writer file (.wps); open it in WPS and save it as .docx"),
    "document-rtf": (
        "这是 RTF 文件；请用 Word 或 WPS 打开，另存为 .docx",
        "an RTF file; open it in Word or WPS and save it as .docx"),
    "document-odt": (
        "这是 OpenDocument 文件（.odt）；请用 LibreOffice 或 WPS 打开，另存为 .docx",
        "an OpenDocument file (.odt); open it in LibreOffice or WPS and save it as .docx"),
    "document-pdf": (
        "这是版式文件（.pdf、.ofd）；请用 Word 或 WPS 打开并另存为 .docx，或复制文字存为 .txt；扫描件须先识别文字",
        "a file of fixed pages (.pdf, .ofd); open it in Word or WPS and save it as .docx, or copy its text into .txt; "
        "a scan needs text recognition first"),
    "document-sheet": (
        "这是电子表格（.xls、.xlsx）；请把表格复制到 Word 或 WPS 文字中，存为 .docx",
        "a spreadsheet (.xls, .xlsx); copy its table into a Word document and save that as .docx"),
    "document-slides": (
        "这是演示文稿（.ppt、.pptx）；请把文字复制到 Word 或 WPS 文字中，存为 .docx",
        "a presentation (.ppt, .pptx); copy its text into a Word document and save that as .docx"),
    "document-html": (
        "这是网页文件；请用 Word 或 WPS 打开，另存为 .docx，或复制文字存为 .txt",
        "a web page; open it in Word or WPS and save it as .docx, or copy its text into a .txt"),
    "document-picture": (
        "这是图片；请先识别文字，存为 .docx 或 .txt",
        "a picture; have its text recognised first and save that as .docx or .txt"),
    "document-password": (
        "文件设有密码；请打开后去掉密码，另存为 .docx",
        "protected by a password; open it, remove the password and save it as .docx"),
    "docx-damaged": (
        "不是完好的 .docx 文件（{why}）；请用 Word 或 WPS 打开，重新另存为 .docx",
        "not a sound .docx file ({why}); open it in Word or WPS and save it as .docx again"),
    "docx-without-text": (
        "压缩包中没有 Word 正文（word/document.xml）；请用 Word 或 WPS 另存为 .docx",
        "a zip file without a Word text (word/document.xml) in it; save the document as .docx from Word or WPS"),
    "docx-doctype": (
        "文件中有 DOCTYPE 声明，可能引入外部内容，拒绝读取；请用 Word 或 WPS 重新另存为 .docx",
        "it has a DOCTYPE, which could draw in what is not there, and is refused; save it again from Word or WPS"),
    "docx-bomb": (
        "解压后超过 {limit} MB，拒绝读取；请去掉多余内容或分成几份",
        "it unpacks to more than {limit} MB and is refused; remove what is not needed or split it"),
    "docx-too-deep": (
        "内部嵌套超过 {limit} 层，拒绝读取；请用 Word 或 WPS 重新另存为 .docx",
        "nested more than {limit} deep inside and refused; save it again from Word or WPS"),
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
    "sheet-not-a-number": (
        "{found} 不是数值；只填数字，如 1221.3 或 1,221.3，单位、约、余等填在各自的列；缺数留空",
        "{found} is not a number; fill in digits alone, such as 1221.3 or 1,221.3, and unit and qualifier in their own "
        "columns; leave a missing number empty"),
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
        "{file}: {figures} figures, {unsorted} of them without a category{sheets}"),
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
    # --- JSON
    "json-start": (
        "报告文件应为一个 JSON 对象 {{…}}，第 {column} 列却是 {found}",
        "a report file is one JSON object {{…}}, and column {column} has {found}"),
    "json-comma-trailing": (
        "JSON，第 {column} 列：最后一项之后（{found} 之前）多了逗号；请删去",
        "JSON, column {column}: a comma after the last entry, before {found}; delete it"),
    "json-comma-missing": (
        "JSON，第 {column} 列：{found} 之前缺逗号；各项之间用 , 隔开",
        "JSON, column {column}: a comma is missing before {found}; entries are separated by commas"),
    "json-comma-extra": (
        "JSON，第 {column} 列：多了逗号：{found}；请删去",
        "JSON, column {column}: a comma too many: {found}; delete it"),
    "json-colon-missing": (
        "JSON，第 {column} 列：键之后应为冒号和值，此处是 {found}；例：\"value\": \"5\"",
        "JSON, column {column}: a key is followed by a colon and a value, found {found}; example: \"value\": \"5\""),
    "json-colon-extra": (
        "JSON，第 {column} 列：此处不应有冒号：{found}；键和值写在 {{…}} 之内，一键一值",
        "JSON, column {column}: no colon belongs here: {found}; keys stand inside {{…}}, each with one value"),
    "json-value-missing": (
        "JSON，第 {column} 列：{found} 之前缺一个值；没有的值写作 null",
        "JSON, column {column}: a value is missing before {found}; write null if there is none"),
    "json-key": (
        "JSON，第 {column} 列：此处应为双引号中的键，而不是 {found}；数的千位不用逗号隔开",
        "JSON, column {column}: expected a key in double quotes, found {found}; numbers have no comma for thousands"),
    "json-unquoted": (
        "JSON，第 {column} 列：{found} 没有加引号；文字写在双引号中：\"…\"",
        "JSON, column {column}: {found} stands without quotation marks; put text in double quotes: \"…\""),
    "json-single-quotes": (
        "JSON，第 {column} 列：引号应为双引号 \"…\"，不是单引号：{found}",
        "JSON, column {column}: use double quotes \"…\", not single ones: {found}"),
    "json-full-width": (
        "JSON，第 {column} 列：{found} 不是 JSON 的符号；请改为半角的 {instead}",
        "JSON, column {column}: {found} is no sign of JSON; write the ASCII {instead}"),
    "json-invisible": (
        "JSON，第 {column} 列：有一个看不见的字符（{found}）；请删去",
        "JSON, column {column}: an invisible character ({found}); delete it"),
    "json-comment": (
        "JSON，第 {column} 列：JSON 中不能有注释：{found}；请删去，或写入 note",
        "JSON, column {column}: JSON has no comments: {found}; delete it, or write it into a note"),
    "json-string-unclosed": (
        "JSON，第 {column} 列：此处开始的字符串在本行没有右引号：{found}；请补上 \"，字符串中的换行写作 \\n",
        "JSON, column {column}: the string that begins here has no closing quotation mark on its line: {found}; "
        "add it; a line break in a string is written \\n"),
    "json-quote-missing": (
        "JSON，第 {column} 列：{found} 只有右引号；请在前面也加上 \"",
        "JSON, column {column}: {found} has a closing quotation mark only; put one before it"),
    "json-quote-inside": (
        "JSON，第 {column} 列：字符串到此结束，后面却还有文字：{found}；字符串之内的引号写作 \\\" 或 “ ”",
        "JSON, column {column}: the string ends here, but text follows: {found}; "
        "write quotation marks inside a string as \\\" or “ ”"),
    "json-control": (
        "JSON，第 {column} 列：字符串中有控制字符 {found}；请删去，或写作 {instead}",
        "JSON, column {column}: control character {found} in a string; delete it or write {instead}"),
    "json-escape": (
        "JSON，第 {column} 列：没有 {found} 这种转义；反斜杠本身写作 \\\\",
        "JSON, column {column}: {found} is no escape; a backslash itself is written \\\\"),
    "json-number": (
        "JSON，第 {column} 列：{found} 不是 JSON 的数；请按原文写成字符串，如 \"4.10\"",
        "JSON, column {column}: {found} is not a JSON number; write it as a string, digit for digit as printed: "
        "\"4.10\""),
    "json-leading-zero": (
        "JSON，第 {column} 列：数 {found} 不能以 0 开头；请写作 {instead}，编号、代码则加上引号",
        "JSON, column {column}: number {found} may not begin with 0; write {instead}, or quote it if it is a code"),
    "json-word": (
        "JSON，第 {column} 列：JSON 没有 {found}；请写作 {instead}，文字则加上引号",
        "JSON, column {column}: JSON has no {found}; write {instead}, or quote it if it is text"),
    "json-closer-extra": (
        "JSON，第 {column} 列：多了一个 {found}；请删去，或检查前面的括号",
        "JSON, column {column}: one {found} too many; delete it, or look at the brackets before it"),
    "json-closer-wrong": (
        "JSON，第 {column} 列：{found} 与第 {line} 行第 {at_column} 列的 {opener} 不配对；请检查两者之间的括号",
        "JSON, column {column}: {found} does not match {opener} of line {line}, column {at_column}; "
        "look at the brackets between them"),
    "json-unclosed": (
        "JSON，第 {column} 列：文件到此为止，第 {line} 行第 {at_column} 列的 {opener} 没有配对的右括号；内容可能不全",
        "JSON, column {column}: the text ends here, and {opener} of line {line}, column {at_column} is not closed; "
        "perhaps something is cut off"),
    "json-extra-data": (
        "第一个 JSON 对象之后还有内容（第 {column} 列）：{found}；一个文件一份报告，多份报告请一行一份存为 .jsonl",
        "something follows the first JSON object (column {column}): {found}; a file holds one report, "
        "several go one a line into a .jsonl file"),
    "lone-surrogate": (
        "{found} 只是半个字符（代理对缺了另一半），请改正",
        "{found} is half of a character (a surrogate pair lacks its other half); mend the text"),
    "nested-too-deep": (
        "嵌套过深；报告文件的嵌套不会超过 {limit} 层",
        "nested too deeply; a report file never needs more than {limit} levels"),
    "duplicate-key": (
        "键 {key} 重复出现；请只保留一个",
        "key {key} stands here twice; keep one"),
    "not-a-number": (
        "{found} 不是 JSON 的数；缺失的数写作 null",
        "{found} is not a JSON number; write null for a missing value"),
    "fraction-number": (
        "数 {found} 带小数点或指数；请按原文写成字符串，如 \"4.10\"，以免丢失末尾的零",
        "number {found} has a point or an exponent; write it as a string, digit for digit as printed: \"4.10\""),
    "integer-too-long": (
        "数 {found} 超过 {limit} 位",
        "number {found} has more than {limit} digits"),
    "not-an-object": (
        "应为一个 JSON 对象 {{…}}，此处是 {found}",
        "expected one JSON object {{…}}, found {found}"),
    # --- Shape
    "missing-key": (
        "缺少必填的键 {key}；请补上",
        "the required key {key} is missing; add it"),
    "unknown-key": (
        "没有 {key} 这个键；可用：{near}",
        "unknown key {key}; known: {near}"),
    "not-allowed": (
        "{found} 不在可选值之内；应为 {allowed}",
        "{found} is not allowed here; expected {allowed}"),
    "no-code": (
        "此处只能写代码，不能写 {found}；请写 {members}",
        "{found} is not a code; write {members}"),
    "wrong-measure": (
        "该类别没有 {found} 这个指标；应为 {allowed}",
        "this category has no measure {found}; expected {allowed}"),
    "unknown-unit": (
        "没有 {found} 这个单位；应为 {allowed}，或两个单位之比，如 yuan/household",
        "unknown unit {found}; expected {allowed}, or a rate such as yuan/household"),
    "expected-text": (
        "应为带引号的字符串，此处是 {found}",
        "expected a string in quotation marks, found {found}"),
    "expected-integer": (
        "应为整数，此处是 {found}",
        "expected an integer, found {found}"),
    "expected-list": (
        "应为列表 […]，此处是 {found}",
        "expected a list […], found {found}"),
    "expected-object": (
        "应为对象 {{…}}，此处是 {found}",
        "expected an object {{…}}, found {found}"),
    "bad-id": (
        "编号 {found} 不合规：小写字母开头，由 a-z 0-9 _ 组成，以点相连（报告和核对的编号还可用 -）",
        "id {found} is not well formed: words of a-z 0-9 _ that begin with a letter, joined by dots "
        "(ids of reports and checks may also have -)"),
    "bad-reference": (
        "{found} 不是编号的写法；例：labour.employed",
        "{found} is not written like an id; example: labour.employed"),
    "bad-url": (
        "{found} 不是网址；应以 http:// 或 https:// 开头",
        "{found} is not a web address; it begins with http:// or https://"),
    "bad-area-code": (
        "{found} 不是六位行政区划代码（GB/T 2260），如 622922",
        "{found} is not a six-digit area code (GB/T 2260) such as 622922"),
    "string-too-long": (
        "{found} 过长，最多 {limit} 个字符",
        "{found} is too long; at most {limit} characters"),
    "string-too-short": (
        "不能为空",
        "must not be empty"),
    "too-short": (
        "列表不能为空",
        "the list must not be empty"),
    "greater-than-equal": (
        "{found} 过小，最小 {limit}",
        "{found} is too small; at least {limit}"),
    "less-than-equal": (
        "{found} 过大，最大 {limit}",
        "{found} is too large; at most {limit}"),
    "value-type": (
        "数值应写成字符串，如 \"1221.3\"，此处是 {found}；缺失写作 null",
        "a value is a string of digits such as \"1221.3\", found {found}; write null if it is missing"),
    "value-digits": (
        "数值 {found} 不是普通的十进制数：只用半角数字 0-9、至多一个点，不带空格、逗号、指数和单位",
        "value {found} is not plain decimal: only digits 0-9 and at most one point, without spaces, commas, "
        "exponent or unit"),
    "value-words": (
        "数值只能写数字，此处是 {found}；请写 {members}",
        "a value has digits only, found {found}; write {members}"),
    "value-long": (
        "数值 {found} 超过 40 位数字",
        "value {found} has more than 40 digits"),
    "date": (
        "{found} 不是 ISO 8601 日期，如 2018、2018-11、2018-11-30 或 2018-01/2018-06（期间）",
        "{found} is not an ISO 8601 date such as 2018, 2018-11, 2018-11-30, or for a period 2018-01/2018-06"),
    "date-order": (
        "期间 {found} 的终点早于起点",
        "period {found} ends before it begins"),
    "no-language": (
        "应至少有 zh 或 en 之一",
        "expected at least one of zh and en"),
    "between": (
        "区间要三者俱全：value、value_to 和 \"qualifier\": \"between\"",
        "a range needs all three: value, value_to and \"qualifier\": \"between\""),
    "range-order": (
        "区间的 value 大于 value_to",
        "the range's value is greater than its value_to"),
    "part-without-cut": (
        "part_of 与 by 要同时写：属于哪个总数、按什么划分",
        "part_of and by go together: of which total, along which cut"),
    "expect-without-reason": (
        "expect 与 reason 要同时写：已知不符，须说明缘由",
        "expect and reason go together: a known failure says why"),
    # --- References
    "duplicate-id": (
        "编号 {id} 重复；请改其一",
        "id {id} is used twice; rename one"),
    "part-without-total": (
        "{id} 所属的总数 {total} 不存在；相近的编号：{near}",
        "{id} is a part of {total}, which does not exist; near: {near}"),
    "undeclared-cut": (
        "{id} 的划分 {cut} 未在总数 {total} 的 breakdowns 中声明；已声明：{cuts}",
        "{id} lies along the cut {cut}, which breakdowns of {total} do not declare; declared: {cuts}"),
    "part-status": (
        "{id} 的状态是 {status}，其总数 {total} 是 {expected}；两者应一致",
        "{id} has the status {status}, its total {total} has {expected}; they must be the same"),
    "part-circle": (
        "{id} 经由 {total} 又成为自己的分项；请断开这个循环",
        "{id} is, through {total}, a part of itself; break the circle"),
    "unknown-figure": (
        "没有编号为 {id} 的数字；相近的编号：{near}",
        "no figure {id}; near: {near}"),
    "follows-unknown-report": (
        "{id}：报告 {report} 没有读入；请用 --data 加上它的文件，或改正编号（相近的：{near}）",
        "{id}: report {report} is not loaded; add its file with --data, or mend the id (near: {near})"),
    "follows-unknown-figure": (
        "没有所承接的数字 {id}；请改正编号（相近的：{near}）",
        "there is no figure {id} to follow; mend the id (near: {near})"),
    "follows-circle": (
        "{id} 承接 {follows}，又由此承接了自己；请断开这个循环",
        "{id} follows {follows} and thereby itself; break the circle"),
    # --- Formulas
    "formula": (
        "公式 {formula} 第 {column} 列：{message}",
        "formula {formula}, column {column}: {message}"),
    "formula-character": (
        "看不懂 {found}；可用编号、数、+ - * / ( ) 和 = <= >= < >",
        "cannot read {found}; ids, numbers, + - * / ( ) and = <= >= < > are known"),
    "formula-relation": (
        "此处应为 = <= >= < > 之一，而不是 {found}",
        "expected one of = <= >= < >, found {found}"),
    "formula-two-relations": (
        "一个公式只能有一个关系，多出了 {found}",
        "a formula has one relation; {found} is a second"),
    "formula-rest": (
        "公式到此应结束，多出了 {found}",
        "the formula should end here, found {found}"),
    "formula-no-figure": (
        "公式中没有任何数字的编号",
        "the formula names no figure"),
    "formula-minus-spaces": (
        "减号两侧要有空格",
        "put spaces around the minus sign"),
    "formula-operand": (
        "此处应为编号、数或括号，而不是 {found}",
        "expected an id, a number or a parenthesis, found {found}"),
    "formula-parenthesis": (
        "此处缺右括号",
        "a closing parenthesis is missing here"),
    "formula-too-deep": (
        "括号和符号的嵌套超过 {limit} 层",
        "parentheses and signs are nested more than {limit} deep"),
    "formula-zero-divisor": (
        "除数为 0",
        "division by zero"),
    "formula-unknown-report": (
        "{id}：没有编号为 {report} 的报告；相近的编号：{near}",
        "{id}: no report {report} was read; near: {near}"),
    "formula-unknown-figure": (
        "没有编号为 {id} 的数字；相近的编号：{near}",
        "no figure {id}; near: {near}"),
    # --- Command line
    "usage-error": (
        "错误：{message}",
        "Error: {message}"),
    "see-help": (
        "用法说明：{command}",
        "Help: {command}"),
    "unknown-report": (
        "没有编号为 {id} 的报告；可用的编号：{known}",
        "no report has the id {id}; known: {known}"),
    "unknown-name": (
        "没有 {name}；可用：{known}",
        "unknown: {name}; known: {known}"),
    "unknown-id": (
        "没有编号为 {id} 的数字；相近的编号：{near}。list 列出全部编号，加 --report all 列出各报告的",
        "no figure {id}; near: {near}. list shows all ids, with --report all those of every report"),
    "unknown-figure-or-check": (
        "没有编号为 {id} 的数字或核对；相近的编号：{near}。list 和 check 列出全部编号，加 --report all 列出各报告的",
        "no figure or check {id}; near: {near}. list and check show all ids, with --report all those of every report"),
    "missing-parameter": (
        "缺少 {name}；用法见上",
        "{name} is missing; see the usage above"),
    "bad-value": (
        "{name}：{message}",
        "{name}: {message}"),
    "option-needs-value": (
        "{name} 后面要写一个值",
        "{name} needs a value"),
    "option-without-value": (
        "{name} 后面不能写值",
        "{name} takes no value"),
    "extra-arguments": (
        "多出了 {found}；{command} 的用法见上",
        "{found} is too much for {command}; its usage stands above"),
    "empty-path": (
        "{option} 的文件名是空的；请写出文件或文件夹的路径",
        "{option} has an empty name; give the path of a file or folder"),
    "output-is-input": (
        "输出文件 {file} 同时也是输入文件；请另选一个文件名，以免覆盖数据",
        "the output {file} is also read as input; choose another name, so that no data is overwritten"),
    "cannot-write": (
        "无法写入 {file}：{why}",
        "cannot write {file}: {why}"),
    "template-needs-xlsx": (
        "--template 只用于 --format xlsx",
        "--template goes with --format xlsx only"),
    "format-needs-file": (
        "{format} 不宜显示在终端；请用 -o 文件名 写入文件",
        "{format} is not for a terminal; name a file with -o FILE"),
    "library-too-old": (
        "此功能需要 {library} {needed} 或更新版本，本机是 {found}；请更新 Python 或系统的 {library}",
        "this needs {library} {needed} or newer, here is {found}; use a newer Python or a newer {library}"),
    "codebook-exists": (
        "{file} 已存在且内容不同（旧版本所写，或您自己的文件），不会覆盖；请把它移走或改名，或换一个输出文件名",
        "{file} exists and differs from what would be written (an older version's, or a file of your own); move it "
        "away, or name another output"),
    "codebook-written": (
        "各列和代码的说明：{file}",
        "what the columns and codes mean: {file}"),
    "library-missing": (
        "此功能需要 {library}；请在装有本工具的环境中运行 pip install {library}",
        "this needs {library}; run pip install {library} in the environment that the tool is installed in"),
    "export-too-many-rows": (
        "工作表“{sheet}”超过 {limit} 行，Excel 容纳不下；请用 --report 或 --data 分批导出，或改用 --format csv",
        "the sheet {sheet} would have more than {limit} rows, which Excel cannot hold; export fewer reports at a time, "
        "or list them with --format csv"),
    "export-no-doubts": (
        "没有需要核实之处",
        "nothing to verify"),
    "summary": (
        "核对 {count} 项：{parts}",
        "{count} checked: {parts}"),
    "summary-quotes": (
        "引文 {count} 处：{parts}",
        "{count:quote|quotes}: {parts}"),
    "excel-needs-csv": (
        "--excel 只用于 --format csv",
        "--excel goes with --format csv only"),
    "output-not-written": (
        "{file} 未写入：输入有问题",
        "{file} was not written: the input has problems"),
    "nothing-selected": (
        "没有符合条件的数字",
        "no figure matches"),
    "no-quote": (
        "数据里的数字都没有引文，无从在原文中查找；引文可由 draft 从文稿得到，也可填在填报表的“引文”列",
        "no figure of the data has a quote to be found; draft takes quotes from a document, and the form has a column "
        "for them"),
    "no-pledge": (
        "没有签约或计划的数字",
        "no figure is agreed or planned"),
    "no-quantity": (
        "没有找到数字",
        "no quantity was found"),
    "no-relation": (
        "没有找到可以核对的算术关系",
        "no arithmetic was found that could be checked"),
    "no-check-ran": (
        "没有进行任何核对",
        "no check ran"),
    "interrupted": (
        "已中断",
        "interrupted"),
    "text-read-as": (
        "按 {encoding} 编码读取",
        "read as {encoding}"),
    # --- Why a check is unchecked
    "missing-figure": (
        "缺数：{missing}",
        "value missing: {missing}"),
    "no-parts": (
        "总数 {total} 的划分 {cut} 没有分项，无从比较",
        "the cut {cut} of {total} has no parts: nothing to compare"),
    "unlike-units": (
        "单位不同（{left} 与 {right}），不能相加或比较",
        "unlike units ({left} and {right}) cannot be added or compared"),
    "divisor-may-be-zero": (
        "除数可能为 0",
        "a divisor may be 0"),
    "number-too-long": (
        "算得的数太长",
        "a number comes out too long"),
    # --- Verdicts in sentences
    "sentence-holds": ("", ""),
    "sentence-rounding": (
        "相差 {difference}，在四舍五入的范围内",
        "the difference of {difference} is within rounding"),
    "sentence-approximate": (
        "按约数的通常理解相符：{left_range}，与 {right_range}",
        "within what the words suggest ({left_range} against {right_range})"),
    "sentence-doubtful": (
        "约数放到最宽才相符（{left_range}，与 {right_range}），按通常理解不符，宜核实",
        "agrees only if the words are taken at their widest ({left_range} against {right_range}); worth a look"),
    "document-rough-multiple": (
        "只在整数倍是粗略说法时才相符（相差 {difference}），宜核实",
        "agrees only if the whole multiple is meant roughly (the difference is {difference}); worth a look"),
    "sentence-fails-range": (
        "{left_range} 与 {right_range} 没有重合，宜核实",
        "{left_range} and {right_range} do not meet; worth verifying"),
    "parts-too-much": (
        "分项之和比总数多 {by}，宜核实",
        "the parts come to {by} more than the total; worth verifying"),
    "parts-too-little": (
        "分项之和比总数少 {by}，宜核实",
        "the parts come to {by} less than the total; worth verifying"),
    "sides-equal": (
        "两边相等，宜核实",
        "both sides are equal; worth verifying"),
    "left-too-much": (
        "左边比右边多 {by}，宜核实",
        "the left side is {by} more than the right; worth verifying"),
    "left-too-little": (
        "左边比右边少 {by}，宜核实",
        "the left side is {by} less than the right; worth verifying"),
    # --- Which figure to look at
    "suspect-slip": (
        "{value} 若为 {instead} 则相符：{slip}",
        "{value} would have to be {instead}: {slip}"),
    "suspect-plain": (
        "{value} 须为 {instead} 才相符",
        "{value} would have to be {instead}"),
    "suspect-none": (
        "单改 {value} 不能使之相符",
        "no other value of {value} alone would do"),
    "suspect-mends": (
        "（同时理顺另外 {count} 项核对）",
        " (other checks it mends: {count})"),
    "suspect-breaks": (
        "（但会使另外 {count} 项核对不符）",
        " (other checks it would break: {count})"),
    "suspects-tie": (
        "以下 {count} 种改法同样说得通，仅凭算式分不出是哪一个：",
        "{count} changes explain it equally well; the sum cannot tell which:"),
    "suspects-more": (
        "另有 {count} 种可能",
        "{count:more is|more are} possible"),
    "ask": (
        "请核实出处：{figures}",
        "Look at the source of {figures}"),
    "mending-sets": (
        "{checks} 一并考虑：改动最少的是改 {size} 个数字，有 {count} 组：{sets}",
        "{checks} taken together: the fewest changes are of {size} figures, {count:set|sets}: {sets}"),
    "mending-one": (
        "{checks} 一并考虑：只改一个数字即可全部相符：{sets}",
        "{checks} taken together: one figure would mend them all: {sets}"),
    "mending-none": (
        "{checks} 一并考虑：改三个以内的数字不能使之全部相符",
        "{checks} taken together: no three figures or fewer would mend them all"),
    "mending-bounded": (
        "（只试了一部分组合）",
        " (not all sets were tried)"),
    "known-failure": (
        "已知不符：{reason}",
        "known: {reason}"),
    "known-no-longer": (
        "原注明已知不符，现在不再如此；请更新 expect（原注：{reason}）",
        "was expected to fail and no longer does; update its expect (it said: {reason})"),
    # --- Notices
    "same-number": (
        "同一个数用于不同的事项：{figures}；请核实是否巧合",
        "one number stands for different things: {figures}; is that a coincidence?"),
    "invited-product": (
        "按 {rate} 计，{counted} 合计 {left}；报告没有写出这个数",
        "at {rate}, {counted} come to {left}, which the report does not print"),
    "invited-product-exceeds": (
        "按 {rate} 计，{counted} 合计 {left}，多于所列的 {funds}；资金来源未说明",
        "at {rate}, {counted} come to {left}, more than the {funds} named; where the rest comes from is not said"),
    "invited-product-within": (
        "按 {rate} 计，{counted} 合计 {left}，在所列的 {funds} 之内；报告没有写出这个数",
        "at {rate}, {counted} come to {left}, within the {funds} named; the report does not print it"),
    "may-contain": (
        "未说明 {second} 是否包含在 {first} 之内，因此没有相加",
        "whether {first} includes {second} is not said; they are not added"),
    "near-names": (
        "两个名称只差几个字：{name} 与 {other}；请核实是否同一单位",
        "two names differ by few characters: {name} and {other}; are they one?"),
    "person-or-household": (
        "{figure}：量词按人计，名词却是户；按量词计为人",
        "{figure}: the measure word counts people, the noun says households; taken as people"),
    "unrounded": (
        "{figure}：余、多、超一类的词通常跟在整数之后，此数却不是整数",
        "{figure}: words such as 余, 多, 超 follow round numbers, and this one is not round"),
    "digits-beyond": (
        "{figure}：印出的位数多于注明的精确程度（decimals 为 {decimals}）",
        "{figure}: more digits are printed than are said to be known (decimals: {decimals})"),
    "unlike-quote": (
        "{figure}：引文写作 {quote}，两者不同；宜核实",
        "{figure}: its quote says {quote}; one of the two was copied wrongly"),
    "unsorted": (
        "{count} 个数字尚未归类，不计入合计：{ids}",
        "{count:figure|figures} without a category yet, counted in no total: {ids}"),
    # --- Prose
    "summary-quantities": (
        "{file}（{encoding}）：数字 {count} 个",
        "{file} ({encoding}): {count:quantity|quantities}"),
    "summary-proofs": (
        "{file}（{encoding}）：数字 {quantities} 个，关系 {count} 个{parts}",
        "{file} ({encoding}): {quantities:quantity|quantities}, {count:relation|relations}{parts}"),
    # --- Quotes in a text
    "place-found": ("", ""),
    "place-missing": (
        "文本中找不到 {exact} 及其前后文",
        "{exact} is not found there with the words around it"),
    "place-ambiguous": (
        "{exact} 及其前后文出现不止一次；请加长前后文",
        "{exact} stands there more than once with these words around it; quote more of them"),
    "place-changed": (
        "此处写作 {literal}，数据中是 {exact}；宜核实",
        "the text has {literal} where the data have {exact}; worth verifying"),
    "place-unclaimed": (
        "没有数字引用此处",
        "no figure claims it"),
    "unclaimed-quantities": (
        "原文中没有数字引用的数量",
        "Quantities of the text that no figure claims"),
    "summary-unclaimed": (
        "原文数量 {count} 个：{unclaimed} 个没有数字引用",
        "{count:quantity|quantities} in the text: {unclaimed} claimed by no figure"),
    # --- Drafts
    "output-exists": (
        "{file} 已存在，可能是整理过的报告；请另选文件名，或用 --force 覆盖",
        "{file} exists and may be a report that was worked on; choose another name, or overwrite it with --force"),
    "summary-draft": (
        "{file}（{encoding}）：{quantities} 个数量，成 {figures} 个数字（已归类 {sorted}，待归类 {unsorted}），"
        "其中分项 {parts} 个，核对 {checks} 项",
        "{file} ({encoding}): {quantities:quantity|quantities}; {figures:figure|figures} ({sorted} sorted, "
        "{unsorted} unsorted; parts: {parts}); checks: {checks}"),
    "draft-left-out": (
        "略去 {count} 个：没有对应的单位：{words}",
        "{count} left out, for lack of a unit: {words}"),
    "draft-relations-left-out": (
        "原文的 {count} 个算术关系没有写成分项或核对；可用 proofread 查看",
        "{count:relation|relations} of the text not made into parts or checks; see proofread"),
    "draft-not-unique": (
        "{count} 处引文在文中不唯一",
        "{count:quote stands|quotes stand} in the text more than once"),
    "draft-tables": (
        "{count} 个表格没有写入；可用 proofread 核对",
        "{count:table|tables} passed over; proofread checks the sums"),
    "draft-placeholders": (
        "待补：{keys}",
        "to be filled in: {keys}"),
    "draft-is-a-guess": (
        "类别、指标、标题和编号都是推测，请逐条核对",
        "categories, measures, titles and ids are guesses: look over every one"),
    # --- Page
    "page-title-several": (
        "{count} 份东西部协作报告",
        "{count} cooperation reports"),
    "page-lead": (
        "每个数字都能追溯到报告原文；每项核对都写出算式；结论不指责任何人，只指出宜核实之处。",
        "Each figure leads back to the words of the report and each check shows its sum. A verdict accuses nobody: it "
        "points out what is worth verifying."),
    "page-skip": (
        "跳到正文",
        "Skip to the content"),
    "page-look-first": (
        "先看这里",
        "Look at these first"),
    "page-look-more": (
        "另有 {count} 项，见各报告的核对",
        "{count} more stand among the checks"),
    "page-nothing-first": (
        "没有不符、存疑或未核的核对。",
        "No check fails, is doubtful or went unchecked."),
    "page-missing": (
        "缺数",
        "Values missing"),
    "page-notices": (
        "另有 {count} 条提示：不是结论，只指出报告没有说清的地方。",
        "Notices: {count}. They are no verdicts, but name what the report leaves open."),
    "page-totals-caption": (
        "分项不与总数相加，人次不与人相加，计划和签约不与已完成相加。"
        "横条只在同一类别、同一单位之内可比；浅色段为范围，空心为签约或计划。",
        "A part is never added to its total, nor attendances to people, nor what is planned or agreed to what was "
        "done. Bars compare within one category and one unit only; a light end is a range, a hollow bar is planned "
        "or agreed."),
    "page-pledges-caption": (
        "承诺是签约或计划的数字；只有已完成的才算比例，由后续报告逐一说明。横条满格即承诺的全部。",
        "A pledge is a figure that is agreed or planned. Later reports tell what became of it, and a share is given of "
        "what is done alone. A full bar is the whole pledge."),
    "page-pledges-sum": (
        "{measure}合计",
        "{measure} in total"),
    "page-figures-caption": (
        "点开“详情”看原文、范围和有关的核对；└ 为分项。",
        "“Details” opens the quote, the range and the checks of a figure; └ marks a part."),
    "page-figures-added": (
        "由 {count} 个数字相加",
        "{count} figures added"),
    "page-rows-all": (
        "共 {all} 个数字",
        "{all} figures"),
    "page-rows-some": (
        "{all} 个数字中符合的有 {shown} 个",
        "{shown} of {all} figures"),
    "page-sources": (
        "数字与原文",
        "Figures and quotes"),
    "page-to-verify": (
        "须核实什么",
        "What to verify"),
    "page-no-figures": (
        "没有数字。",
        "No figures."),
    "page-made-by": (
        "由 kangle-stats {version} 生成。本页不连接网络，不收集任何信息。",
        "Made by kangle-stats {version}. This page opens no network connection and collects nothing."),
    # --- Totals
    "total-overlapping": (
        "各项目的人可能重复，故为范围：最少为最大的一项，最多为各项之和",
        "the people of these programmes may be the same: from the largest to the sum"),
    "total-missing": (
        "缺 {missing}，故为下限",
        "{missing} missing: a lower bound"),
    # --- Pledges and what became of them
    "progress-open": (
        "没有后续数字",
        "no later figure"),
    "progress-restated": (
        "重申原承诺，数额未变",
        "the pledge repeated, unchanged"),
    "progress-changed": (
        "承诺有变：由{before}改为{after}",
        "the pledge changed from {before} to {after}"),
    "progress-range": (
        "占承诺的{range}",
        "{range} of the pledge"),
    "progress-missing": (
        "缺数，无从比较",
        "a value is missing: nothing to compare"),
    "progress-unlike-units": (
        "单位不同（{before}与{after}），无从比较",
        "unlike units ({before} and {after}): nothing to compare"),
    "progress-of-nothing": (
        "承诺数可能为 0，不能相除",
        "the pledge may be 0: no share"),
    "progress-other-measure": (
        "承诺的是“{before}”，这里是“{after}”",
        "the pledge is of “{before}”, this is of “{after}”"),
    "progress-other-basis": (
        "口径不同：{before}与{after}",
        "of unlike bases: {before} and {after}"),
    "progress-new-only": (
        "只是当期新增，不是累计",
        "what was added in its period, not all so far"),
    "progress-times": (
        "承诺的时间不同（{times}），仍相加",
        "pledged at several times ({times}), added all the same"),
    "progress-others": (
        "同类承诺中此时没有数字的未计入：{others}",
        "left out, as nothing is told of them at that time: {others}"),
    "progress-through": (
        "经由 {through}",
        "by way of {through}"),
    "progress-restates": (
        "重申 {restates} 的承诺，进展记在那一项",
        "repeats the pledge {restates}; what became of it is told there"),
    "progress-contains": (
        "其中：{parts}",
        "of which: {parts}"),
    "progress-contains-of": (
        "{figure} 其中：{parts}",
        "{figure}, of which: {parts}"),
    "progress-undivided": (
        "{figure} 没有列出分项",
        "{figure}: no parts are given"),
    "progress-sum": (
        "合计 {figures} {measure}：{status}{value}（{time}）",
        "Sum of {figures} {measure}: {value} {status}, {time}"),
    "progress-pledge": (
        "{figures} {title}：{status}{value}（{time}）",
        "{figures} {title}: {value} {status}, {time}"),
    "summary-progress": (
        "承诺 {count} 项：{parts}",
        "{count} pledges: {parts}"),
    # --- Two reports side by side
    "compare-areas": (
        "两份报告的地区不同（{left} 与 {right}）：只列差额，不判断是否相符",
        "the reports are of different areas ({left} and {right}): differences are shown, not judged"),
    "compare-fails": (
        "口径、时间相同，两数不能同时成立，宜核实",
        "of one coverage and time, the two cannot both be so; worth verifying"),
    "compare-coverage": (
        "不作比较：{differs}",
        "not compared: {differs}"),
    "compare-difference": (
        "乙减甲：{difference}",
        "B minus A: {difference}"),
    "compare-note": (
        "{side}注：{note}",
        "note to {side}: {note}"),
    "compare-names": (
        "名称不同，宜先核实是否同一事项",
        "they go by different names: verify first that they are one thing"),
    "compare-no-day": (
        "截止日没有都写明，按报告期末计，宜先核实",
        "not both name the day of counting, taken as the end of the period: verify that first"),
    "not-stated": (
        "未注明",
        "not stated"),
    "compare-times": (
        "时间 {left} / {right}",
        "Time {left} / {right}"),
    "compare-totals": (
        "比较的是合计（甲 {left} 项，乙 {right} 项）",
        "totals are compared (of {left} in A, {right} in B)"),
    "compare-lists": (
        "两份报告所列是否齐全、是否同样的事项，未说明，因此不判断",
        "whether both lists are complete and of the same things is not said, so they are not judged"),
    "compare-missing": (
        "缺数，无从比较",
        "a value is missing: nothing to compare"),
    "compare-may-contain": (
        "指标不同：“{whole}”可能包含“{part}”，两数并不矛盾",
        "unlike measures: “{whole}” may include “{part}”; the two do not contradict each other"),
    "compare-exceeds": (
        "指标不同：“{whole}”可能包含“{part}”，后者却更大，宜核实口径",
        "unlike measures: “{whole}” may include “{part}”, yet that is the larger; worth verifying what each covers"),
    "compare-points": (
        "{points}个百分点",
        "{points} percentage points"),
    "not-two-reports": (
        "{file} 中有 {count} 份报告；请用 --data 读入，再按编号指定",
        "{file} holds {count} reports; read it with --data and name one by its id"),
    "nothing-to-compare": (
        "两份报告没有可以并列的数字",
        "there is nothing to set side by side"),
    "compare-follows": (
        "{later} 有 {count} 个数字承接 {earlier}：后来怎样，见 kangle-stats progress",
        "figures of {later} that follow up {earlier}: {count}; kangle-stats progress tells what became of it"),
}

WORDS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "why": {  # the system's errors by their names, and others of the kind
        "ENOENT": ("没有这个文件或文件夹", "No such file or directory"),
        "EACCES": ("没有权限", "Permission denied"),
        "EPERM": ("没有权限", "Operation not permitted"),
        "EISDIR": ("这是文件夹，不是文件", "Is a directory"),
        "ENOTDIR": ("路径中有一段不是文件夹", "Not a directory"),
        "ENAMETOOLONG": ("文件名太长", "File name too long"),
        "ELOOP": ("符号链接循环", "Too many levels of symbolic links"),
        "EINVAL": ("路径或设备不适用", "Invalid argument"),
        "ENOSPC": ("磁盘已满", "No space left on device"),
        "EDQUOT": ("超出磁盘配额", "Disk quota exceeded"),
        "EROFS": ("磁盘只读", "Read-only file system"),
        "EFBIG": ("文件太大", "File too large"),
        "EIO": ("磁盘或设备读写出错", "Input/output error"),
        "EBUSY": ("文件正被占用", "Device or resource busy"),
        "ETXTBSY": ("文件正被占用", "Text file busy"),
        "EMFILE": ("打开的文件太多", "Too many open files"),
        "ENFILE": ("打开的文件太多", "Too many open files in system"),
        "ENXIO": ("没有这个设备", "No such device or address"),
        "ENODEV": ("没有这个设备", "No such device"),
        "ENOMEM": ("内存不足", "Cannot allocate memory"),
        "NUL": ("路径中有空字符", "a NUL character in the path"),
        "nobody-there": ("命名管道的另一端没有程序打开", "nobody opens the other end of this named pipe"),
        "no-folder": ("所在文件夹不存在，请先建立", "its folder does not exist; make it first"),
        "folder-not-writable": ("没有在该文件夹中写入的权限", "no permission to write into its folder"),
        "zip-damaged": ("压缩包损坏或不全", "its zip file is damaged or incomplete"),
        "zip-names": ("压缩包的目录过大", "the list of names in its zip file is too long"),
        "no-zip": ("不是压缩包", "no zip file"),
        "xml-damaged": ("正文的 XML 损坏或不全", "the XML of its text is damaged or incomplete"),
        "csv-quotes": ("引号没有成对，或某格过长", "quotes that do not close, or a cell that is too long"),
    },
    "filekind": {
        "docx": (" Word 文档（.docx）", "a Word document (.docx)"),
        "xlsx": (" Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"),
        "pptx": ("演示文稿（.pptx）", "a presentation (.pptx)"),
        "odf": (" OpenDocument 文件", "an OpenDocument file"),
        "old-office": ("旧版 Office 或 WPS 文件（.doc、.xls、.wps）", "an old Office or WPS file (.doc, .xls, .wps)"),
        "archive": ("压缩文件", "a compressed file"),
        "pdf": (" PDF 文件", "a PDF file"),
        "rtf": (" RTF 文件", "an RTF file"),
        "html": ("网页文件", "a web page"),
        "xml": (" XML 文件", "an XML file"),
        "picture": ("图片", "a picture"),
        "sqlite": (" SQLite 数据库", "an SQLite database"),
        "program": ("程序文件", "a program"),
    },
    "verdict": {
        "holds": ("相符", "holds"),
        "rounding": ("尾差", "rounding"),
        "approximate": ("约数相符", "approximate"),
        "doubtful": ("存疑", "doubtful"),
        "fails": ("不符", "fails"),
        "unchecked": ("未核", "unchecked"),
        "notice": ("提示", "notice"),
    },
    "verdict-means": {
        "holds": ("按原文的数字完全成立", "true of the numbers as printed"),
        "rounding": ("差额在四舍五入的范围内", "the difference is within rounding"),
        "approximate": ("有约数，按通常理解成立", "some figures are about; true of what their words suggest"),
        "doubtful": ("约数放到最宽才成立，宜核实", "true only if the words are taken at their widest; worth a look"),
        "fails": ("不可能成立，宜核实", "cannot be true; worth verifying"),
        "unchecked": ("无从比较，写明缘由", "could not be compared; the reason is said"),
        "notice": ("不是结论，是宜再看一眼之处", "no verdict: something that deserves a second look"),
    },
    "status": {
        "reported": ("已完成", "reported"),
        "agreed": ("签约", "agreed"),
        "planned": ("计划", "planned"),
    },
    "outcome": {
        "done": ("有完成数", "with results"),
        "told": ("后续不可比", "with results that cannot be compared"),
        "changed": ("仅改动", "only changed"),
        "restated": ("仅重申", "only repeated"),
        "repeats": ("重申前诺", "repeating an earlier one"),
        "open": ("无后续", "not followed"),
    },
    "comparison": {
        "same": ("同一事项", "same thing"),
        "change": ("变化", "change"),
        "areas": ("异地", "other area"),
        "coverage": ("口径不同", "other coverage"),
        "left-only": ("仅见于甲", "only in A"),
        "right-only": ("仅见于乙", "only in B"),
    },
    "direction": {
        "east-to-west": ("东→西", "east→west"),
        "west-to-east": ("西→东", "west→east"),
    },
    "qualifier": {
        "exact": ("准确", "exact"),
        "about": ("约", "about"),
        "plus": ("余", "plus"),
        "over": ("超过", "over"),
        "at_least": ("以上", "at least"),
        "nearly": ("近", "nearly"),
        "under": ("不足", "under"),
        "at_most": ("以内", "at most"),
        "between": ("区间", "between"),
    },
    "basis": {
        "new": ("当期新增", "new"),
        "cumulative": ("累计", "cumulative"),
        "stock": ("时点数", "stock"),
    },
    "kind": {
        "breakdown": ("分项合计", "breakdown"),
        "formula": ("勾稽关系", "formula"),
        "notice": ("提示", "notice"),
    },
    "slip": {
        "transposition": ("相邻两位数字颠倒", "two digits swapped"),
        "substitution": ("一位数字不同", "one digit differs"),
        "omission": ("少了一位数字", "a digit left out"),
        "insertion": ("多了一位数字", "a digit too many"),
        "magnitude": ("相差十倍或万倍（小数点，万与亿）", "a power of ten apart (point, 万 for 亿)"),
        "part-omitted": ("总数漏计一个分项", "the total leaves out a part"),
        "part-doubled": ("总数重复计入一个分项", "the total counts a part twice"),
    },
    "relation": {
        "sum": ("合计", "sum"),
        "difference": ("增减", "difference"),
        "ratio": ("占比", "ratio"),
        "product": ("乘积", "product"),
        "average": ("平均", "average"),
        "equal": ("相等", "equal"),
    },
    "place": {
        "found": ("找到", "found"),
        "missing": ("未找到", "missing"),
        "ambiguous": ("不唯一", "ambiguous"),
        "changed": ("数字不同", "another number"),
        "unclaimed": ("无引用", "unclaimed"),
    },
    "hint": {
        "head.id": ("小写字母、数字和 -，如 yunling-2023；可留空", "small letters, digits and -, such as yunling-2023"),
        "head.title_zh": ("如 云岭县与海州区2023年东西部协作", "such as 云岭县与海州区2023年东西部协作"),
        "head.title_en": ("可留空", "such as Cooperation of Yunling and Haizhou in 2023"),
        "head.period": ("年份或期间，如 2023、2023-01/2023-11", "a year or period, such as 2023 or 2023-01/2023-11"),
        "head.ref_area_zh": ("填报县的全称", "the full name of the county in the west"),
        "head.ref_area_en": ("可留空", "may be left empty"),
        "head.ref_area_code": (
            "六位行政区划代码，如 622922；可留空",
            "six digits (GB/T 2260), such as 622922; may be left empty"),
        "head.counterpart_area_zh": ("东部结对地区的全称", "the full name of the partner in the east"),
        "head.counterpart_area_en": ("可留空", "may be left empty"),
        "head.counterpart_area_code": ("六位行政区划代码；可留空", "six digits; may be left empty"),
        "head.origin_producer": ("发布或填报单位", "who published it or fills in this form"),
        "head.origin_date_published": ("如 2024-02-27；可留空", "such as 2024-02-27; may be left empty"),
        "head.origin_url": ("以 https:// 开头；可留空", "begins with https://; may be left empty"),
        "head.origin_title": ("可留空", "may be left empty"),
        "id": (
            "可留空，导入时自动编号；如 labour.employed",
            "may be left empty, then import gives one; such as labour.employed"),
        "category_name": (
            "从下拉列表选；留空的数字待归类，不计入合计",
            "from the list; a figure without one is in no total"),
        "measure_name": ("先选类别，再从下拉列表选", "choose the category first, then from the list"),
        "title_zh": ("这个数字叫什么，必填", "what the figure is called; needed unless it has an English title"),
        "qualifier_name": ("约、余、超过等；准确数留空", "about, plus, over …; leave empty for an exact number"),
        "value": (
            "只填数字，按原文逐位照录，如 1221.3；要保留末尾的零，请先把单元格设为文本；缺数留空，不填 0",
            "digits alone, as printed, such as 1221.3; to keep a last zero make the cell text first; leave it empty, "
            "not 0, where the number is missing"),
        "value_to": ("300至500 这样的区间填上限 500", "of a range, 300 to 500, its upper number"),
        "unit_name": ("从下拉列表选或填写，如 人、万元", "from the list or typed, such as 人, 万元 or yuan"),
        "status_name": ("留空为已完成", "empty means reported as done"),
        "part_of": (
            "所属总数的编号或名称：这一行是它的一部分",
            "the id or title of the total that this row is a part of"),
        "by": (
            "同一总数有几种划分时填写，如 destination；一般留空",
            "needed where a total is divided in several ways; else empty"),
        "breakdowns": (
            "填在总数行：分项齐全（应等于总数）或不全",
            "on the row of the total: are its parts complete, so that they sum to it?"),
        "direction_name": ("人、钱、物往哪边走；可留空", "which way people, money or goods go; may be left empty"),
        "basis_name": ("当期新增、累计或时点数；可留空", "new, cumulative or stock; may be left empty"),
        "as_of": (
            "统计截止的年月日，如 2023-11-30；可留空",
            "the day it was counted, such as 2023-11-30; may be left empty"),
        "subject": (
            "企业、项目或结对的一方；可留空",
            "the enterprise, programme or side it speaks of; may be left empty"),
        "group": ("如 脱贫人口、农村劳动力；可留空", "whom it counts; may be left empty"),
        "quote_prefix": (
            "报告原文中此数之前的字，最多 8 个；可留空",
            "up to 8 characters before it in the report; may be left empty"),
        "quote_exact": (
            "报告原文中的写法，如 1221.3万元；可留空",
            "the number as the report prints it; may be left empty"),
        "quote_suffix": ("报告原文中此数之后的字，最多 8 个；可留空", "up to 8 characters after it; may be left empty"),
        "note": ("口径、来源等说明；可留空", "anything to be said of it; may be left empty"),
    },
    "heading": {
        "category": ("类别", "Category"),
        "measure": ("指标", "Measure"),
        "status": ("状态", "Status"),
        "direction": ("方向", "Direction"),
        "total": ("合计", "Total"),
        "count": ("项", "Count"),
        "note": ("说明", "Note"),
        "figures": ("数字", "Figures"),
        "figure": ("数字", "Figure"),
        "id": ("编号", "Id"),
        "value": ("数值", "Value"),
        "report": ("报告", "Report"),
        "verdict": ("结论", "Verdict"),
        "check": ("核对", "Check"),
        "sum": ("算式", "Sum"),
        "place": ("位置", "Place"),
        "printed": ("原文", "Printed"),
        "field": ("项目", "Field"),
        "content": ("内容", "Content"),
        "title": ("名称", "Title"),
        "part_of": ("所属总数", "Part of"),
        "parts": ("分项", "Parts"),
        "promise": ("字面范围", "Promised"),
        "suggests": ("通常理解", "Suggested"),
        "subject": ("主体", "Subject"),
        "group": ("对象", "Group"),
        "as_of": ("截至", "As of"),
        "basis": ("口径", "Basis"),
        "quote": ("原文", "Quote"),
        "checks": ("核对", "Checks"),
        "all": ("全部", "All"),
        "clear": ("清除", "Clear"),
        "contents": ("目录", "Contents"),
        "counterpart_area": ("结对方", "Partner"),
        "details": ("详情", "Details"),
        "no_category": ("未归类", "No category yet"),
        "notices": ("提示", "Notices"),
        "period": ("期间", "Period"),
        "pledges": ("承诺与进度", "Pledges and progress"),
        "ref_area": ("地区", "Area"),
        "search": ("搜索", "Search"),
        "summary": ("概要", "Summary"),
        "totals": ("合计", "Totals"),
        "verdicts": ("结论的含义", "What the verdicts mean"),
        "file": ("文件", "File"),
        "literal": ("数字", "Quantity"),
        "noun": ("所指", "Of what"),
        "qualifier": ("限定", "Qualifier"),
        "unit": ("单位", "Unit"),
        "origin": ("出处", "Origin"),
        "follows": ("承接", "Follows"),
        "pledge": ("承诺", "Pledge"),
        "share": ("进度", "Share"),
        "told": ("后续情况", "What followed"),
        "outcome": ("结果", "Outcome"),
        "area": ("地区", "Area"),
        "left": ("甲", "A"),
        "right": ("乙", "B"),
    },
}
# fmt: on


class _Detail(str):
    """A detail as English puts it in: `{count:figure|figures}` is a count with its noun, for one or for many."""

    def __format__(self, nouns: str) -> str:
        one, _, many = nouns.partition("|")
        return f"{self} {one if self == '1' else many}" if nouns else str(self)


def say(lang: str, code: str, **details: str | Message) -> str:
    """The sentence of a code in `lang` (zh or en), with its details put in; `why` and `filekind` are codes of words."""
    zh, en = MESSAGES[code]
    said = {key: _said(lang, key, each) for key, each in details.items()}
    return (zh if lang == "zh" else en).format(**said)


def _said(lang: str, key: str, detail: str | Message) -> str:
    """A detail in words; a text that is no code stays as it is."""
    if isinstance(detail, Message):
        return say(lang, detail.code, **detail.details)
    return _Detail(word(lang, key, detail) if key in ("why", "filekind") and detail in WORDS[key] else detail)


def word(lang: str, kind: str, code: str) -> str:
    """The word for a code of a kind: `word("zh", "verdict", "holds")` is 相符."""
    zh, en = WORDS[kind][code]
    return zh if lang == "zh" else en


_NOUNS = frozenset({"notice"})
"""Codes of outcomes whose English word is a noun and has a plural."""


def counted(lang: str, kind: str, counts: Mapping[str, int]) -> str:
    """How many there are of each code of a kind, in the order of the words: `6 holds, 1 approximate, 2 notices`."""
    parts = []
    for code in WORDS[kind]:
        if count := counts.get(code):
            many = "s" if lang == "en" and code in _NOUNS and count > 1 else ""
            parts.append(f"{count:,} {word(lang, kind, code)}{many}")
    return ("，" if lang == "zh" else ", ").join(parts)


def heading(lang: str, code: str) -> str:
    """The heading of a column or field."""
    return word(lang, "heading", code)


MOST_COMPARED = 2000
"""Names that a mistyped one is compared with: it takes its time, and there may be as many mistyped ones."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known names that are nearest to a mistyped one, in a row; empty if none is near."""
    names = tuple(known)
    return "" if len(names) > MOST_COMPARED else _nearest(name[:200], names)


@lru_cache(maxsize=256)
def _nearest(name: str, names: tuple[str, ...]) -> str:
    """Remembered, for a table may have one mistake in every row."""
    from difflib import get_close_matches

    return ", ".join(get_close_matches(name, names, n=3))


def excerpt(text: str, limit: int = 60) -> str:
    """A text of somebody's data for a message: at most `limit` characters of it."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
