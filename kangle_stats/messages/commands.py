"""What commands say of their use and of what they did."""

from typing import Final

# fmt: off
MESSAGES: Final[dict[str, tuple[str, str]]] = {
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
    "unknown-report-or-file": (
        "{id} 既不是文件，也不是报告编号；相近或可用的编号：{known}",
        "{id} is neither a file nor the id of a report; near or known: {known}"),
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
        "{count} 个表格没有写入（看不懂表头，或是花名册、台账）；可用 proofread 核对其合计",
        "{count:table|tables} passed over, whose headings are not understood or that list persons or a register; "
        "proofread checks the sums"),
    "draft-held-back": (
        "表格中有 {count} 个数字与正文、前面的表格或同表其他行列可能重复，列入待归类，以免重复合计",
        "{count:figure|figures} of tables may be contained in others, of the prose or a table: left unsorted, so that "
        "no total counts them twice"),
    "draft-placeholders": (
        "待补：{keys}",
        "to be filled in: {keys}"),
    "draft-unsorted": (
        "待归类 {count} 个，列在 unsorted：属于协作的，补上 category 和 measure，移到 figures；不属于的可删去",
        "{count} unsorted: give those of the cooperation a category and a measure and move them to figures; "
        "the rest may go"),
    "draft-doubts": (
        "先看这 {count} 个推测：",
        "{count:guess|guesses} to look at first:"),
    "draft-doubt": (
        "  {figure}  {title} {quoted}：{measure}",
        "  {figure}  {title} {quoted}: {measure}"),
    "draft-doubt-rival": (
        "  {figure}  {title} {quoted}：{measure}，还是{rival}？",
        "  {figure}  {title} {quoted}: {measure}, or {rival}?"),
    "draft-entry": (
        "  {figure}  {title} {quoted}",
        "  {figure}  {title} {quoted}"),
    "draft-more": (
        "  还有 {count} 个",
        "  and {count} more"),
    "draft-next": (
        "改好后核对：kangle-stats check --data {output}；对照原文：kangle-stats verify {file} --data {output} "
        "--unclaimed",
        "once mended: kangle-stats check --data {output}; against the text: kangle-stats verify {file} --data {output} "
        "--unclaimed"),
    "draft-is-a-guess": (
        "类别、指标、标题和编号都是推测，请逐条核对",
        "categories, measures, titles and ids are guesses: look over every one"),
    # --- Totals
    "total-overlapping": (
        "各项目的人可能重复，故为范围：最少为最大的一项，最多为各项之和",
        "the people of these programmes may be the same: from the largest to the sum"),
    "total-missing": (
        "缺 {missing}，故为下限",
        "{missing} missing: a lower bound"),
}
# fmt: on
