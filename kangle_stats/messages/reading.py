"""What is wrong with a file: its bytes, its JSON, its shape, its references and formulas."""

from typing import Final

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
    "document-others-unread": (
        "{file}：另有 {count} 个文稿没有读（{names}）；请用 Word 或 WPS 打开，另存为 .docx",
        "{file}: {count:document|documents} not read ({names}); open them in Word or WPS and save them as .docx"),
    "document-folders-unread": (
        "{file}：其中的 {count} 个文件夹没有读（{names}）；要读请写明",
        "{file}: {count:folder|folders} in it not read ({names}); name them too if they are meant"),
    "document-lock": (
        "这是 Word 打开文稿时留下的临时文件，不是文稿；请改用名字中没有 ~$ 的那一个",
        "a temporary file that Word keeps beside an open document; give the one without ~$ in its name"),
    "document-empty": (
        "文件是空的（0 字节）；请用 Word 或 WPS 打开原稿，重新另存为 .docx",
        "an empty file (0 bytes); open the original in Word or WPS and save it as .docx again"),
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
}
# fmt: on
