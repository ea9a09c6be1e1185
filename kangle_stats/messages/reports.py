"""What is said of reports beside one another, and on their page."""

from typing import Final

# fmt: off
MESSAGES: Final[dict[str, tuple[str, str]]] = {
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
        "{figure}，其中：{parts}",
        "{figure}, of which: {parts}"),
    "progress-undivided": (
        "{figure}没有列出分项",
        "{figure}: no parts are given"),
    "progress-sum": (
        "{measure}合计（{figures}）：{status}{value}，{time}",
        "{measure} in sum ({figures}): {value} {status}, {time}"),
    "progress-pledge": (
        "{title}（{figures}）：{status}{value}，{time}",
        "{title} ({figures}): {value} {status}, {time}"),
    "summary-progress": (
        "承诺 {count} 项：{parts}",
        "{count:pledge|pledges}: {parts}"),
    # --- Two reports side by side
    "compare-areas": (
        "两份报告的地区不同（{left} 与 {right}）：只列差额，不判断是否相符",
        "the reports are of different areas ({left} and {right}): differences are shown, not judged"),
    "compare-followed": (
        "报告写明两数前后承接",
        "one is stated to follow up the other"),
    "compare-first": (
        "仅一份报告有的，只列甲、乙各前 {count} 项；全部列出用 --all",
        "of what is in one report only, the first {count} of A and of B are listed; --all lists the rest"),
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
# fmt: on
