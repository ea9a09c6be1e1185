"""What is said of checks: verdicts in sentences, which figure to look at, notices."""

from typing import Final

# fmt: off
MESSAGES: Final[dict[str, tuple[str, str]]] = {
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
    "document-cut-off": (
        "只在多余的数字是舍去的才相符，四舍五入应为 {rounded}，宜核实",
        "agrees only if the digits left out were cut off; rounded it would be {rounded}; worth a look"),
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
}
# fmt: on
