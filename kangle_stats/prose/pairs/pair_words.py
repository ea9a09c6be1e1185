"""The words by which a few quantities are tied to each other, as tables that a Chinese reader can check and extend.

Like `words`: simplified characters, half-width signs.
"""

from __future__ import annotations

from typing import NamedTuple


class Proportion(NamedTuple):
    """A proportion, as expressions."""

    name: str
    groups: tuple[str, str]
    """What stands in the words at the first number and at the second."""
    plain: str
    """The words at a number that speak of the whole group and of nothing else."""


def _words(words: str) -> tuple[str, ...]:
    """The words of a table that is written with blanks between them."""
    return tuple(words.split())


# --- Changes --------------------------------------------------------------------------------------------------

EARLIER = _words(
    """
    上年 去年 前年 上一年 前一年 同期 上月 上季 年初 上年末 去年底 年前 普查 基期 期初 上期 上届 末的 末期 往年
    """
)
"""Words for an earlier time: 比上年的20个增加5个. A year in digits is one too."""

CHANGES = _words(
    """
    增长 增加 增幅 增收 增产 减产 上升 上涨 提高 提升 扩大 下降 减少 降低 回落 下跌 缩小 降幅 增速 净增 净减 翻
    多 少 增 减 升 降 高 低
    """
)
"""Verbs and nouns of change."""

OUTPUT = _words("生产总值 增加值 产值 总产出 GDP 现价 可比 口径")
"""Output is told at current prices and its growth at other ones."""

REVISED = _words("固定资产投资 固投 零售总额 零售额 消费品 规模以上 规上 限额以上 限上 可支配收入")
"""What is compared with revised figures, or of the same enterprises only: growth need not be that of the figures."""

OTHER_BASE = _words("年均 平均增 可比 口径 现价 不变价 环比 复合 累计 按 以上 拉动 实际 名义 两年 以来 价格")
"""What a rate of growth may be of besides the quantities that stand there."""

BALANCES: dict[str, tuple[str, str]] = {
    "自然增长率": ("出生率", "死亡率"),
    "自然增长人口": ("出生(?:人口|人数)?", "死亡(?:人口|人数)?"),
    "自然增长": ("出生(?:人口|人数)?", "死亡(?:人口|人数)?"),
    "顺差": ("出口", "进口"),
    "逆差": ("进口", "出口"),
    "收支结余": ("收入", "支出"),
    "当年结余": ("收入", "支出"),
    "当期结余": ("收入", "支出"),
    "本年结余": ("收入", "支出"),
    "收支相抵": ("收入", "支出"),
    "净流入": ("流入", "流出"),
    "净迁入": ("迁入", "迁出"),
}
"""What is left, and how the names of the two end that it is the difference of, as expressions, the larger first."""

LIKELY_BALANCES: dict[str, tuple[str, str]] = {
    "净增人口|净增": ("出生", "死亡"),
    "节约资金|节约|节资|节省资金|节省": ("预算|概算|控制价|计划", "实际|中标|成交|合同|采购"),
    "尚缺|仍缺|还缺": ("缺|需|应", ""),
}
"""The same where the words are weaker, so that the numbers must agree: what is left at the end of the words before a
quantity, and what stands in those before the two others ('' for anything)."""

TAKEN_AWAY, LIKELY_TAKEN_AWAY = "减去|扣减", "扣除|扣去|除去|除掉|刨去"
"""Before an amount they take it off the one before it; behind the second kind other costs may go unsaid."""

LEFT_OVER = _words("净 纯 利润 盈利 剩 结余 余 实际 实得 到手")
"""In the words around what is left then: 卖350元，减去成本270元，净赚80元."""


class NamedRate(NamedTuple):
    """A rate that its name defines, by how the names of its two quantities end, as expressions."""

    numerator: str
    denominator: str
    sure: bool
    """Whether it is always reckoned so; if not, the numbers must agree."""


NAMED_RATES: dict[str, NamedRate] = {
    "城镇化率": NamedRate("城镇(?:常住)?人口", "(?:常住|总|全[县市省区州国])(?:总)?人口", True),
    "存贷比|贷存比": NamedRate("贷款余额", "存款余额", True),
    "资产负债率": NamedRate("负债(?:总额|合计|总计)", "(?<!净)资产(?:总额|合计|总计)", True),
    "产销率": NamedRate("销售产值", "总产值", True),
    "财政自给率": NamedRate("收入", "支出", False),
    "森林覆盖率": NamedRate("森林面积|林地面积", "(?:国土|土地|总)面积", False),
    "绿化覆盖率": NamedRate("绿化(?:覆盖)?面积", "建成区面积", False),
    "贫困发生率": NamedRate("贫困人口", "(?:农业|农村|乡村|户籍|总)人口", False),
    "节约率": NamedRate("节约(?:资金)?|节资", "预算|控制价|计划", False),
    "利润率": NamedRate("利润(?:总额)?", "收入", False),
}
"""Rates and the quantities that they are of, wherever these stand in the sentence or the one before."""

OTHER_PEOPLE = ("户籍", "流动")
"""Who is not meant where a rate of inhabitants does not name them."""

VITAL_RATES = ("出生", "死亡")
"""Rates in ‰ of the mean number of inhabitants of a year, which is seldom told."""

OTHER_NAMES: dict[str, tuple[str, ...]] = {"全国": ("全国", "我国", "中国")}
"""By what words a whole is called that others are compared with, where it is not always called the same."""

# --- Shares ---------------------------------------------------------------------------------------------------

PLANS = _words(
    """
    计划任务数 目标任务数 任务数 目标任务 计划任务 任务 年计划 计划投资 计划总投资 总投资 总任务 计划数 计划
    预算数 年初预算 预算 指标数 指标 目标数 目标
    """
)
"""What is completed: 完成年度任务600人的70%."""

TOTALS = _words(
    """
    总人口数 总人数 总户数 总面积 总规模 总投资 总数量 总体 总数 总量 总额 总值 总 全部 合计 整体 人口数 人数 户数
    """
)
"""Words that call a whole a whole: 占教师总数的60%. Without them the name of the whole is left."""

RATES: dict[str, tuple[str, str]] = {
    "到位": ("到位", "计划 应 安排 下达 协议 合同 总投资 预算 承诺"),
    "拨付": ("拨付 已拨", "安排 下达 到位 预算 计划 应 收到"),
    "支出": ("支出", "安排 下达 到位 预算 计划 应"),
    "支付": ("支付", "安排 下达 到位 预算 计划 应"),
    "使用": ("使用", "安排 下达 到位 预算 计划"),
    "完成": ("完成 已建成", "任务 计划 目标 应 预算"),
    "覆盖": ("覆盖 纳入", "共有 总 应 全 现有"),
    "参保": ("参保 参加", "应参保 应保 总 共有 全"),
    "参合": ("参合 参加", "应参合 总 共有 全"),
    "开工": ("开工", "计划 项目 共 实施"),
    "竣工": ("竣工", "计划 项目 共 实施"),
    "完工": ("完工", "计划 项目 共 实施"),
    "投产": ("投产", "计划 项目 共 实施"),
    "合格": ("合格", "抽检 检测 抽查 检查 参考 参加 应 培训 招收 参训"),
    "硬化": ("硬化", "共 总 全 现有"),
    "就业": ("就业", "毕业 培训 结业 参训"),
    "发放": ("发放", "应 计划 安排 下达"),
    "兑现": ("兑现", "应 计划 协议"),
    "整改": ("整改", "问题 发现 反馈 应"),
    "办结": ("办结", "受理 收到 收 接 交办 共"),
    "入住": ("入住", "安置 建成 应 计划"),
    "签约": ("签约", "应 共有 总"),
    "分配": ("分配", "应 建成 计划"),
    "收缴": ("收缴 收取", "应"),
}
"""A rate in 率: words of its numerator, and of its denominator, which stands before it in the sentence."""

# --- Averages and amounts for each ----------------------------------------------------------------------------

HOLDERS: dict[str, tuple[str, ...]] = {
    "户": ("户",),
    "人": ("人",),
    "亩": ("亩",),
    "村": ("个", "村"),
    "社区": ("个", "社区"),
    "县": ("个", "县"),
    "镇": ("个", "镇"),
    "乡": ("个", "乡"),
    "校": ("所", "校"),
    "学校": ("所", "学校"),
    "企业": ("家", "企业"),
    "公司": ("家", "公司"),
    "车间": ("个", "车间"),
    "园区": ("个", "园"),
    "基地": ("个", "基地"),
    "合作社": ("家", "合作社"),
    "项目": ("个", "项目"),
    "家庭户": ("户", "家庭户"),
    "师": ("人", "教师"),
    "生": ("人", "学生"),
}
"""Holders that stand without a measure word (村均, 每村): their measure word, and what must stand at their number."""

NOT_TOTALLED = _words("可支配 纯收入 生产总值 GDP 预期寿命 年限 占有 拥有 面积 消费支出")
"""Averages that are indexes of their own."""

WHAT_IS_SHARED: dict[str, str] = {
    "消费": "旅游收入 旅游综合收入 综合收入 消费",
    "收入": "总收入 收入总额 收入总计 收入合计 创收 劳务收入 务工收入 工资收入",
    "增收": "增收 创收 劳务收入 务工收入",
    "花费": "旅游收入 综合收入 消费",
}
"""What an average may be of though its words differ: 人均消费 of the income from visitors."""

PAYS = _words(
    "补助 补贴 发放 投入 奖励 奖补 资助 救助 支付 兑现 安排 拨付 分红 带动 培训 安置 吸纳 输转 捐赠 捐款 增收 创收"
)
"""Verbs that may stand between 共 and a total: 共补助100万元."""

AREAS = _words(
    "总面积 土地面积 国土面积 区域面积 行政面积 辖区面积 地域面积 幅员 区划面积 全[县市区州镇乡村]面积"
    " ^(?:[镇县乡市]域)?面积"
)
"""The area of a whole place, which its density is of."""

INHABITANTS = _words("总人口 常住人口 户籍人口 人口总数 总人数 人口数 ^(?:现有|共有)?人口 全[县市区州省国镇乡村]人口")
"""How all the inhabitants of a place are called."""

PART_OF_PLACE = _words("城区 市区 镇区 建成区 园区 城镇 农村 乡村 农业 其中")
"""Whose inhabitants or area are not those of the whole place."""

SO_MANY: dict[str, int] = {"百": 100, "千": 1000, "万": 10000, "十万": 100000, "百万": 1000000}
"""每千人拥有床位2.5张: for how many."""

PROPORTIONS: dict[str, Proportion] = {
    "sexes": Proportion(
        "(?<!出生人口)(?<![出新]生)(?<!生儿)(?<!婴儿)性别比", ("男", "女"), "^(?:其中)?[，:]?[男女][性子]?(?:人口)?数?$"
    ),
    "incomes": Proportion(
        "城乡[^，。;:0-9]{0,10}收入(?:之比|倍差|比)", ("城镇|城市", "农村|农民|乡村"), "人均(?:可支配|纯)?收入$"
    ),
}
"""Proportions of two groups that are printed without a measure word."""

# --- The same again -------------------------------------------------------------------------------------------

SAME_AGAIN = _words("即 即为 也即 亦即 也就是 等于")
"""Between two amounts of one kind: the second is the first in other figures. 1.2亿元，即12000万元."""

IN_ANOTHER_UNIT = _words("折合 折合为 折算 折算为 换算 换算为 合 约合 相当于 折合约")
"""The same, where the units are unlike: 1200公顷，折合1.8万亩."""

KINDS: tuple[dict[str, str], ...] = (
    {
        "平方米 ㎡ 平米 m² m2": "3/2000",
        "亩": "1",
        "公顷 hm² hm2 ha": "15",
        "平方公里 平方千米 km² ㎢ km2": "1500",
        "千公顷": "15000",
    },
    {"克 g": "1/1000", "斤": "1/2", "公斤 千克 kg ㎏": "1", "担": "50", "吨 公吨 t": "1000", "千吨": "1000000"},
    {"厘米 cm ㎝": "1/100", "米 m": "1", "里 华里": "500", "公里 千米 km ㎞": "1000"},
    {"毫升 mL ml": "1/1000", "升 公升 L": "1", "立方米 立方 m³ m3 ㎥": "1000"},
    {"千瓦 kW KW": "1", "兆瓦 MW": "1000", "吉瓦 GW": "1000000"},
    {"千瓦时 千瓦小时 度 kWh KWh": "1", "兆瓦时 MWh": "1000", "吉瓦时 GWh": "1000000"},
)
"""Units of one kind, and how many of one of them each is, exactly: 1公顷 is 15亩. Whatever is converted at a rate that
changes (美元) or differs by place and product (标准煤) has no place here."""

STRUCTURES = _words(
    "三次产业增加值结构 三次产业结构 三次产业比例 三次产业构成 三次产业比重 三次产业比 三次产业之比 三产结构 产业结构"
)
"""How the shares of the three industries are called that are printed as 8.6:42.3:49.1."""

WHOLE_OUTPUT = _words("生产总值 GDP")
"""What these are shares of."""

FOR_A_TIME = (
    r"每(?:一个?|个)?(?:年|月|天|日|季|周|学期|学年|次)|[年月天日季周]均|连续|逐年|分年|按月|按年|按天|半年|[/·](?:年|月|天|日)"
    r"|(?<![0-9一二三四五六七八九〇零○十.])(?:[0-9]{1,2}|[一二两三四五六七八九十])"
    r"(?:年(?![0-9级初底末前]|度[^内])|个?多?月(?<=[个多]月)|天|学期|学年|个季度|个?周)"
)
"""What tells that an amount is for a time, so that its product with the holders is not all."""
