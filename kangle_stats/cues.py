"""The words by which a draft guesses what a number of a report measures: tables to read, check and extend.

Words are written in simplified characters with blanks between them; in `赴…培训` anything of up to twelve characters
may stand for `…`. Of two measures that fit a number equally well the one that stands higher in its table is taken.
"""

from __future__ import annotations

from typing import NamedTuple


def _words(words: str) -> tuple[str, ...]:
    """The words of a table that is written with blanks between them."""
    return tuple(words.split())


class Cue(NamedTuple):
    """One measure of one category, and the words that show it."""

    category: str
    measure: str
    units: tuple[str, ...]
    """The units that it may have, without their powers of ten."""
    words: tuple[str, ...]
    """Words of which one must stand beside the number."""
    wide: bool = False
    """Whether the words may stand anywhere in the sentence, because the unit says most of it already."""
    unless: tuple[str, ...] = ()
    """Words beside the number that show something else."""
    of: tuple[str, ...] = ()
    """Words of which one must besides stand before the number in its sentence, or in its clause: what it belongs to."""


def _cue(
    category: str, measure: str, units: str, words: str, *, wide: bool = False, unless: str = "", of: str = ""
) -> Cue:
    return Cue(category, measure, _words(units), _words(words), wide, _words(unless), _words(of))


NOT_COOPERATION = (
    "生产总值 固定资产 财政收入 财政支出 税收 存款 贷款余额 零售 进出口 增加值 总产值 预算 房地产 常住人口 户籍人口 "
    "低保 第一产业 第二产业 第三产业 一产 二产 三产 工业投资 国有投资 国有控股 民间投资 全社会 饮水"
)
"""Beside an amount or a number of people these speak of the county at large."""

CUES: tuple[Cue, ...] = (
    # --- People who are sent, trained or taught. Example: 选派5名教师支教; 赴结对区跟岗学习.
    _cue("talent-exchange", "cadres-seconded", "person", "挂职 顶岗锻炼 挂任"),
    _cue("talent-exchange", "students-funded", "person", "资助…学生 资助…大学生 学生…职业教育 助学 资助…学子"),
    _cue(
        "talent-exchange",
        "people-sent-for-training",
        "person",
        "赴…培训 赴…学习 赴…进修 赴…研修 赴…跟岗 到…跟岗 到…跟班 到…进修 到…学习 前往…学习 前往…培训 跟岗学习 进修学习 "
        "外派…培训",
    ),
    _cue(
        "talent-exchange",
        "specialists-sent",
        "person",
        "选派 支教 支医 支农 援派 派驻 派出 医疗专家 教育专家 专家团队 专业人才 技术人才 专技人才",
        unless="在编 在岗 专任教师",
    ),
    _cue("talent-exchange", "cadres-exchanged", "person", "干部交流 党政干部 交流干部 互派干部", unless="挂职 培训"),
    _cue(
        "talent-exchange",
        "specialists-exchanged",
        "person person-time",
        "专业技术人才交流 专业技术人员交流 专技人才交流 人才交流 互派专业技术",
        unless="培训",
    ),
    _cue("talent-exchange", "batches", "batch", "培训 学习 交流 选派 接收 考察 互访", wide=True),
    _cue("talent-exchange", "schools-paired", "school", "结对 帮扶协议 协议 对口 手拉手 帮扶", wide=True),
    _cue("talent-exchange", "hospitals-paired", "hospital", "结对 帮扶协议 协议 对口 组团 帮扶", wide=True),
    # --- Training. Whose it is, the words of the category say. Example: 举办技能培训12期.
    _cue("labour-transfer", "training-sessions", "session", "培训 培训班 讲座"),
    _cue("talent-exchange", "training-sessions", "session", "培训 培训班 讲座 研修"),
    _cue("labour-transfer", "training-attendances", "person-time", "培训 参训 受训", unless="接待 游客 就诊"),
    _cue("talent-exchange", "training-attendances", "person-time", "培训 参训 受训 研修", unless="接待 游客 就诊"),
    # --- Enterprises. Example: 引进8家企业，投资1.2亿元.
    _cue("enterprise-investment", "industrial-parks", "park", "产业园 园区 共建", wide=True),
    _cue(
        "enterprise-investment",
        "enterprises",
        "enterprise",
        "引进 引导 引入 落地 落户 入驻 投资 建厂 签约 招商 东部企业",
        wide=True,
        unless="规模以上 规上 限额以上",
    ),
    _cue("enterprise-investment", "registered-capital", "yuan", "注册资金 注册资本"),
    _cue(
        "enterprise-investment",
        "purchase",
        "yuan",
        "预购 采购 收购 购买",
        unless="消费帮扶 消费扶贫 消费协作 农产品 农特产品 农畜产品 帮助销售",
    ),
    _cue(
        "consumption-assistance",
        "goods-bought",
        "yuan",
        "消费帮扶 消费扶贫 消费协作 农产品销售 销售农产品 销售农特产品 帮助销售 采购…农产品 采购…农特产品 采购…农畜",
    ),
    _cue(
        "enterprise-investment",
        "investment",
        "yuan",
        "投资 实际到位 到位投资 到位资金 注资",
        unless=f"投资收益 {NOT_COOPERATION}",
    ),
    _cue("enterprise-investment", "export-share", "percent", "出口"),
    _cue("enterprise-investment", "floor-area", "square-metre", "厂房 车间 宿舍 食堂 建筑面积 标准化厂房", wide=True),
    _cue("enterprise-investment", "monthly-income", "yuan/person", "月工资 月收入 月均 月薪 每月"),
    _cue("enterprise-investment", "land-leased", "mu", "流转 租赁 租用"),
    _cue(
        "enterprise-investment",
        "people-lifted-out-of-poverty",
        "person",
        "脱贫",
        unless=f"脱贫人口 脱贫户 脱贫劳动力 脱贫群众 脱贫家庭 {NOT_COOPERATION}",
    ),
    _cue("enterprise-investment", "jobs", "person", "岗位 富余劳动力 就业问题 用工 解决…就业"),
    _cue("enterprise-investment", "people-benefiting", "person", "带动 增收 受益 惠及 带贫", unless=NOT_COOPERATION),
    # --- Work. Example: 输转劳动力900人; 帮扶车间吸纳260人.
    _cue("poverty-workshops", "workshops", "workshop", "车间", wide=True),
    _cue("poverty-workshops", "people-employed", "person", "吸纳 就业 务工 安置 带动 用工", of="车间"),
    _cue(
        "poverty-workshops", "funding", "yuan", "出资 投入 资金 扶持 援建 补助 奖补", unless="捐 增收 收入", of="车间"
    ),
    _cue(
        "enterprise-investment",
        "people-employed",
        "person",
        "吸纳 就业 务工 安置 用工",
        of="园区 入驻企业 落地企业 引进企业 引进的企业",
        unless="车间",
    ),
    _cue(
        "labour-transfer",
        "people-employed",
        "person",
        "就业 输转 务工 劳动力转移 转移…劳动力 组织…劳动力 帮助…劳动力 输送…劳动力 劳务输出 稳岗 上岗 公益性岗位",
        unless="培训 常住人口 新增就业 失业 从业人员",
    ),
    # --- Money of the eastern budget. Example: 拨付财政援助资金3200万元，县均1600万元，实施项目24个.
    _cue("fiscal-aid", "funding-per-county", "yuan/county", "县均 每县 每个县 平均每县", wide=True),
    _cue(
        "fiscal-aid",
        "funding",
        "yuan",
        "财政援助 财政帮扶 财政协作 东部财政 援助资金 援建资金 协作资金",
        unless="自筹 捐 投资 增收 收入 产值 融资",
    ),
    _cue("fiscal-aid", "counties-aided", "county", "受援 援助 帮扶 覆盖 支持"),
    _cue(
        "fiscal-aid",
        "projects",
        "project",
        "实施 援建 帮扶项目 协作项目 资金项目 安排",
        unless="签约 招商 引进 产业项目",
    ),
    # --- Leaders. Example: 两地召开联席会议3次, 互访对接120人次.
    _cue("organisation", "meetings", "session", "联席会议 联席会", wide=True),
    _cue("organisation", "visits", "person-time", "互访 对接 调研 考察"),
    # --- Those who give and pair without the state. Example: 280家企业和26个社会组织结对帮扶310个村.
    _cue(
        "social-assistance",
        "enterprises-paired",
        "enterprise pair",
        "村企结对 企业结对 结对企业 村企 企业…结对",
        wide=True,
    ),
    _cue(
        "social-assistance",
        "organisations-paired",
        "organisation pair",
        "社会组织 结对",
        wide=True,
        unless="村企 学校 医院 乡镇 镇街",
    ),
    _cue("social-assistance", "money-and-goods", "yuan", "款物 捐款捐物 捐赠资金和物资 钱物"),
    _cue(
        "social-assistance",
        "goods-donated",
        "yuan set book",
        "捐赠物资 捐物 物资折款 折款 折价",
        of="社会力量 社会帮扶",
    ),
    _cue("social-assistance", "donations", "yuan", "捐款 捐资 捐赠 捐助 募集", of="社会力量 社会帮扶"),
    _cue("social-assistance", "villages-paired", "village", "结对 帮扶", of="社会组织 村企 社会力量"),
    # --- Towns, villages, households and gifts. Example: 12个村与12个社区结对, 每户补助1万元.
    _cue("town-village-pairing", "counties-paired", "county pair", "县县结对 结对 结为 结成 对子", wide=True),
    _cue("town-village-pairing", "model-villages", "village", "示范村 示范点 样板村"),
    _cue("town-village-pairing", "towns-paired", "town", "结对 结为 结成 帮扶 携手 对子", wide=True),
    _cue("town-village-pairing", "villages-paired", "village community", "结对 结为 结成 帮扶 携手 对子", wide=True),
    _cue("town-village-pairing", "land-quota", "mu", "用地指标 建设用地 增减挂钩 指标"),
    _cue(
        "town-village-pairing",
        "subsidy-rate",
        "yuan/household yuan/person yuan/mu yuan/village",
        "标准 补助 补贴 奖补 扶持 资助 投入 帮扶资金 安排",
        unless="增收 收入 分红 产值",
    ),
    _cue(
        "town-village-pairing",
        "households-supported",
        "household",
        "扶持 贫困户 脱贫户 帮扶 补助 到户 农户",
        unless="注册 登记 工商户",
    ),
    _cue(
        "town-village-pairing",
        "goods-donated",
        "yuan set book",
        "捐赠物资 捐物 折款 折价 折合 折资 捐赠…价值 价值…物资 校服 课外书 图书 捐赠 捐助",
        unless="捐款 捐资 捐赠资金 捐赠款",
    ),
    _cue("town-village-pairing", "donations", "yuan", "捐款 捐资 捐赠资金 捐赠 捐助 募集 社会帮扶资金"),
    _cue(
        "town-village-pairing",
        "funding",
        "yuan",
        "帮扶资金 协作资金 援助资金 财政援助 投入 出资 资金 援助 援建",
        unless="投资 增收 收入 捐 产值 融资 预算收入",
    ),
)

CATEGORY_WORDS: dict[str, tuple[str, ...]] = {
    "enterprise-investment": _words("产业 企业 投资 建厂 投产 公司 园区 招商 合作社 种植基地 养殖 落地"),
    "labour-transfer": _words(
        "劳务 转移就业 稳岗就业 就业帮扶 技能 输转 务工 转移 农民工 用工信息 劳动力 电焊 家政 建档立卡"
    ),
    "talent-exchange": _words("人才 干部 支教 支医 教师 医生 专业技术 教育 医疗 挂职 智力 学校 医院 专家"),
    "poverty-workshops": ("扶贫车间", "帮扶车间", "就业车间", "乡村就业工厂", "车间"),
    "town-village-pairing": _words("结对 结为 对子 镇街 携手 乡镇 村 户 捐赠 捐款 民政 慈善"),
    "fiscal-aid": _words("资金支持 财政援助 财政帮扶 援助资金 协作资金"),
    "consumption-assistance": _words("消费帮扶 消费扶贫 消费协作"),
    "social-assistance": _words("社会帮扶 社会力量 社会组织 村企"),
    "organisation": _words("组织领导 联席会议 互访 高层"),
}
"""Words of a category at large: in the clause, the sentence, the paragraph and the heading they decide between measures
that several categories have."""

ID_WORDS: dict[str, str] = {
    "enterprise-investment": "investment",
    "labour-transfer": "labour",
    "talent-exchange": "talent",
    "poverty-workshops": "workshops",
    "town-village-pairing": "pairing",
    "fiscal-aid": "aid",
    "consumption-assistance": "consumption",
    "social-assistance": "social",
    "organisation": "organisation",
}
"""How the ids of a category begin."""

ID_MEASURES: dict[str, str] = {
    "people-employed": "employed",
    "industrial-parks": "parks",
    "registered-capital": "capital",
    "investment": "amount",
    "people-lifted-out-of-poverty": "people_lifted",
    "workshops": "built",
    "people-sent-for-training": "people_trained",
}
"""Measures that an id calls by a shorter word than the measure's own."""

PART_WORDS: tuple[tuple[str, str, str], ...] = (
    ("东部", "destination", "east"),
    ("省内", "destination", "province"),
    ("省外", "destination", "other_provinces"),
    ("县内", "destination", "county"),
    ("县外", "destination", "other_counties"),
    ("其他地区", "destination", "elsewhere"),
    ("男", "sex", "men"),
    ("女", "sex", "women"),
    ("城镇", "residence", "urban"),
    ("农村", "residence", "rural"),
    ("乡村", "residence", "rural"),
    ("教师", "profession", "teachers"),
    ("教育", "profession", "teachers"),
    ("医", "profession", "doctors"),
    ("农业", "profession", "agronomists"),
    ("党政干部", "profession", "cadres"),
    ("其他", "kind", "other"),
    ("其余", "kind", "other"),
)
"""A word in the name of a part, the cut that it speaks of, and the part's id."""
