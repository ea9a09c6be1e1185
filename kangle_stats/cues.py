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
    elsewhere: tuple[str, ...] = ()
    """Words that show something else, in whatever is said of the whole list: 教师3名、医生2名赴东部学习."""
    of: tuple[str, ...] = ()
    """Words of which one must besides stand before the number in its sentence, or in its clause: what it belongs to."""


def _cue(
    category: str,
    measure: str,
    units: str,
    words: str,
    *,
    wide: bool = False,
    unless: str = "",
    elsewhere: str = "",
    of: str = "",
) -> Cue:
    return Cue(category, measure, _words(units), _words(words), wide, _words(unless), _words(elsewhere), _words(of))


NOT_COOPERATION = (
    "生产总值 固定资产 财政收入 财政支出 税收 存款 贷款余额 零售 进出口 增加值 总产值 预算 房地产 常住人口 户籍人口 "
    "低保 第一产业 第二产业 第三产业 一产 二产 三产 工业投资 国有投资 国有控股 民间投资 全社会 饮水"
)
"""Beside an amount or a number of people these speak of the county at large."""

AIDED = (
    "对口帮扶 对口支援 东西部协作 东西协作 东西部扶贫协作 东西扶贫协作 扶贫协作 对口协作 帮扶协作 "
    "援受双方 援疆 援藏 援青 援滇 援宁 "
    "粤桂 粤黔 苏陕 苏青 沪滇 沪遵 闽宁 浙川 川浙 浙黔 京蒙 津甘 津陇 鲁甘 鲁渝 桂粤"
)
"""Words for the cooperation itself; beside 项目 and 资金 they tell it from what else a county does."""

_AWAY = "赴 前往 到东部 到结对 外派 跟岗 跟班"
"""Who goes away to be trained is counted apart from who is trained at home."""
_NOT_TRAINED = f"{_AWAY} 就业率 选派 支教 支医 支农"
_NOT_LIFTED = f"脱贫人口 脱贫户 脱贫劳动力 脱贫群众 脱贫家庭 已脱贫 {NOT_COOPERATION}"
_OF_AID = (
    "帮扶资金 援助资金 协作资金 援建 扶贫项目 帮扶项目 协作项目 援助项目 支援项目 实施项目 财政援助 对口帮扶 对口支援"
)
"""What the people benefit from, if it is the aid and no enterprise."""
_NOT_INVESTED = f"投资收益 帮扶资金 财政 援助 协作资金 {NOT_COOPERATION}"
_NOT_AID = (
    "自筹 捐 投资 增收 收入 产值 融资 社会 该公司 支出 支付 单列 列支 使用 依托 撬动 整合 "
    "衔接资金 用于 使用率 "
    "贷款 授信 奖励"
)
"""Money from elsewhere, or the same money told again as it is spent."""
_NOT_AID_PROJECT = "签约 招商 引进 产业项目 合作项目 投资项目 入库 开工 完工 竣工 完成项目 工业 重点项目 总投资"
_NOT_MEETING = "互访 考察 会议室 培训 招聘 全会 展 推介会"
_MONEY_AND_GOODS = "款物 捐款捐物 捐资捐物 捐物捐款 捐物捐资 资金和物资 物资和资金 资金及物资 钱物"

CUES: tuple[Cue, ...] = (
    # --- People who are sent, trained or taught. Example: 选派5名教师支教; 赴结对区跟岗学习.
    _cue("talent-exchange", "students-funded", "person", "资助…学生 资助…大学生 学生…职业教育 助学 资助…学子"),
    _cue(
        "talent-exchange",
        "cadres-exchanged",
        "person",
        "干部交流 交流干部 互派…干部 互派…挂职 双向挂职 交流党政干部",
        unless="培训 先后选派 专业技术 教师 医生",
    ),
    _cue(
        "talent-exchange",
        "specialists-exchanged",
        "person person-time",
        "专业技术人才交流 专业技术人员交流 专技人才交流 人才交流 互派专业技术 互派专技",
        unless="培训",
    ),
    _cue(
        "talent-exchange",
        "specialists-exchanged",
        "person person-time",
        "专业技术人才 专业技术人员 专技人才 专技人员 教师 医生",
        unless="培训 挂职 党政干部",
        of="互派 双向交流 双向选派",
    ),
    _cue(
        "talent-exchange",
        "cadres-seconded",
        "person",
        "挂职 顶岗锻炼 挂任 选派…党政干部 派出…党政干部 选派…党政领导干部",
        unless="互派 双向 专业技术 专技 教师 医生 跟岗 学习",
    ),
    _cue("talent-exchange", "cadres-seconded", "person", "挂职", unless="互派 双向 专业技术 专技"),
    _cue(
        "talent-exchange",
        "people-sent-for-training",
        "person",
        "赴…培训 赴…学习 赴…进修 赴…研修 赴…跟岗 赴…跟班 赴…实训 到…跟岗 到…跟班 到…进修 到…学习 "
        "前往…学习 前往…培训 跟岗学习 "
        "跟岗锻炼 跟班学习 进修学习 外派…培训 参加…跟岗 来…学习 来…跟岗 来…培训",
        unless="大学 学校就读",
    ),
    _cue(
        "talent-exchange",
        "specialists-sent",
        "person",
        "选派 支教 支医 支农 援派 派驻 派出 医疗专家 教育专家 专家团队 专业人才 技术人才 专技人才 派…指导 "
        "派…帮扶 柔性引进",
        unless="在编 在岗 专任教师 挂职干部 党政干部",
        elsewhere="互派 学习 赴…培训 前往…培训 参加…培训 接受…培训 进修 跟岗 跟班 研修 实训 劳务 务工",
    ),
    _cue("talent-exchange", "batches", "batch", "培训 学习 交流 选派 接收", unless="考察 互访 对接 企业"),
    _cue(
        "talent-exchange",
        "schools-paired",
        "school",
        "结对 帮扶协议 协议 对口 手拉手 帮扶",
        wide=True,
        unless="资助 建设 投入",
    ),
    _cue("talent-exchange", "schools-paired", "pair", "校校 学校结对", unless="医院 村级"),
    _cue(
        "talent-exchange",
        "hospitals-paired",
        "hospital",
        "结对 帮扶协议 协议 对口 组团 帮扶",
        wide=True,
        unless="资助 建设 投入",
    ),
    _cue("talent-exchange", "hospitals-paired", "pair", "院院 医院结对", unless="学校 村级"),
    # --- Training. Whose it is, the words of the category say. Example: 举办技能培训12期，培训600人.
    _cue("labour-transfer", "training-sessions", "session", "培训 培训班 讲座"),
    _cue(
        "talent-exchange",
        "training-sessions",
        "session occasion",
        "培训 培训班 讲座 研修 跟岗 跟班 学习",
        unless="诊 手术",
    ),
    _cue("labour-transfer", "training-attendances", "person-time", "培训 参训 受训", unless="接待 游客 就诊"),
    _cue("talent-exchange", "training-attendances", "person-time", "培训 参训 受训 研修", unless="接待 游客 就诊"),
    _cue(
        "labour-transfer", "people-trained", "person", "培训 参训 受训", unless="专业人才 专家", elsewhere=_NOT_TRAINED
    ),
    _cue(
        "talent-exchange",
        "people-trained",
        "person",
        "培训 参训 受训 研修",
        unless="专业人才 专家",
        elsewhere=f"{_NOT_TRAINED} 就业 务工",
    ),
    # --- Enterprises. Example: 引进8家企业，投资1.2亿元.
    _cue("enterprise-investment", "industrial-parks", "park", "产业园 园区 共建", wide=True),
    _cue(
        "enterprise-investment",
        "enterprises",
        "enterprise",
        "引进 引导 引入 引育 落地 落户 入驻 投资 建厂 签约 招商 东部企业 注册",
        wide=True,
        unless="规模以上 规上 限额以上 考察 调研 参展 参会 结对 捐 座谈 走访 招聘 采购 销售 用工",
    ),
    _cue(
        "enterprise-investment",
        "projects",
        "project",
        "签约 招商 引进 引入 投资项目 合作项目 落地 产业项目 合作意向",
        unless="帮扶项目 协作项目 资金项目 援建 援助 财政 社会",
        of="签约 招商 引进 引入 投资 落地 产业合作 产业协作",
    ),
    _cue("enterprise-investment", "registered-capital", "yuan", "注册资金 注册资本"),
    _cue(
        "enterprise-investment",
        "purchase",
        "yuan",
        "预购 采购 收购 购买",
        unless="消费帮扶 消费扶贫 消费协作 农产品 农特产品 农畜产品 农副产品 特产 帮助销售 帮销 购买服务 设备",
    ),
    _cue(
        "consumption-assistance",
        "goods-bought",
        "yuan",
        "消费帮扶 消费扶贫 消费协作 农产品销售 销售农产品 销售农特产品 帮助销售 采购…农产品 采购…农特产品 "
        "采购…农畜 采购…农副 采购…特产 "
        "销售…农产品 销售…农特 销售…农副 销售…农畜 销售…特产 "
        "农产品销往 农特产品销往 农副产品销往 农畜产品销往 帮销 助销 采销",
        unless="资金 奖补 补助 补贴 捐",
    ),
    _cue(
        "consumption-assistance",
        "goods-bought",
        "yuan",
        "销售额 销售总额 销售金额 销售收入 采购额 采购金额 累计销售 实现销售",
        unless="零售 规上 年销售",
        of="消费帮扶 消费扶贫 消费协作",
    ),
    _cue(
        "enterprise-investment",
        "investment",
        "yuan",
        "实际到位 到位投资 到位资金 注资 资金到位 投资额 投资金额 投资总额 总投资 完成投资 协议投资 计划投资 意向投资",
        unless=_NOT_INVESTED,
    ),
    _cue(
        "enterprise-investment",
        "investment",
        "yuan",
        "投资",
        unless=_NOT_INVESTED,
        of="企业 公司 招商 引进 落户 落地 签约 客商 民营 建厂 项目 园区",
    ),
    _cue(
        "enterprise-investment",
        "investment",
        "yuan",
        "签约额 签约金额 签约资金 协议额 协议资金 协议金额",
        unless="采购 消费 农产品 销售 购销",
        of="项目 企业 招商 投资",
    ),
    _cue("enterprise-investment", "export-share", "percent", "出口"),
    _cue("enterprise-investment", "floor-area", "square-metre", "厂房 车间 宿舍 食堂 建筑面积 标准化厂房", wide=True),
    _cue("enterprise-investment", "monthly-income", "yuan/person", "月工资 月收入 月均 月薪 每月"),
    _cue("enterprise-investment", "land-leased", "mu", "流转 租赁 租用"),
    _cue(
        "fiscal-aid",
        "people-lifted-out-of-poverty",
        "person",
        "脱贫",
        elsewhere=_NOT_LIFTED,
        of=_OF_AID,
    ),
    _cue("enterprise-investment", "people-lifted-out-of-poverty", "person", "脱贫", elsewhere=_NOT_LIFTED),
    _cue("labour-transfer", "job-fairs", "occasion session", "招聘会 招聘活动 劳务对接会 专场招聘", unless="参加"),
    _cue(
        "labour-transfer",
        "jobs",
        "person job",
        "招聘岗位 推荐…岗位 公益性岗位 公益岗位 岗位信息 发布…岗位",
        unless="就业 务工",
    ),
    _cue("labour-transfer", "jobs", "job", "岗位", of="招聘 劳务协作 公益性"),
    _cue(
        "enterprise-investment",
        "jobs",
        "person job",
        "岗位 富余劳动力 就业问题 用工 解决…就业",
        unless="招聘 公益 推荐",
    ),
    _cue(
        "fiscal-aid", "people-benefiting", "person", "带动 增收 受益 惠及 覆盖 带贫", unless=NOT_COOPERATION, of=_OF_AID
    ),
    _cue(
        "enterprise-investment",
        "people-benefiting",
        "person",
        "带动 增收 受益 惠及 带贫",
        unless=f"车间 就业 务工 培训 {NOT_COOPERATION}",
    ),
    # --- Work. Example: 输转劳动力900人; 帮扶车间吸纳260人.
    _cue("poverty-workshops", "workshops", "workshop", "车间 社区工厂 扶贫工厂 微工厂 乡村工厂 就业工厂", wide=True),
    _cue(
        "poverty-workshops",
        "people-employed",
        "person",
        "吸纳 安置 用工 务工 带动…就业 实现…就业",
        unless="帮助 脱贫人数 输转 输出 培训 公益性 省内 省外 东部",
        of="车间 社区工厂 扶贫工厂 微工厂 乡村工厂 就业工厂",
    ),
    _cue(
        "poverty-workshops", "funding", "yuan", "出资 投入 资金 扶持 援建 补助 奖补", unless="捐 增收 收入", of="车间"
    ),
    _cue(
        "enterprise-investment",
        "people-employed",
        "person",
        "吸纳 安置 用工 招用 带动…就业 提供就业",
        of="园区 产业园 企业 公司 项目投资 投资建设 投资建厂 总投资",
        unless="车间 帮助 输转 输出 培训 公益性 消费",
    ),
    _cue(
        "labour-transfer",
        "people-employed",
        "person",
        "就业 输转 务工 劳动力转移 转移…劳动力 组织…劳动力 帮助…劳动力 输送…劳动力 劳务输出 稳岗 上岗 "
        "公益性岗位 招录 返岗",
        unless="培训 常住人口 新增就业 失业 从业人员 车间 就业岗位 企业…吸纳 公司…吸纳 学生 招生 毕业生",
    ),
    # --- Money of the eastern budget. Example: 拨付财政援助资金3200万元，县均1600万元，实施项目24个.
    _cue("fiscal-aid", "funding-per-county", "yuan/county", "县均 每县 每个县 平均每县", wide=True),
    _cue(
        "town-village-pairing",
        "funding",
        "yuan",
        "帮扶资金 协作资金 援助资金 投入 出资 资金 援助 援建",
        unless=f"{_NOT_AID} 预算收入",
        of="结为 对子 镇街 镇镇结对 村村结对 结对村 结对乡 结对镇 村级结对 携手奔小康",
    ),
    _cue(
        "fiscal-aid",
        "funding",
        "yuan",
        "财政援助 财政帮扶 财政协作 东部财政 援助资金 援建资金 协作资金 帮扶资金 援疆资金 援藏资金 援青资金 "
        "援滇资金 援宁资金 支援资金 对口资金 援助…资金 支援…资金 帮扶…资金 "
        "对口帮扶…县 对口支援…县 粤桂资金 苏陕资金 沪滇资金 闽宁资金",
        unless=_NOT_AID,
    ),
    _cue(
        "fiscal-aid",
        "funding",
        "yuan",
        "项目资金 投入资金 资金投入 落实资金 援建资金",
        unless=f"{_NOT_AID} 到位 项目总",
        of=AIDED,
    ),
    _cue(
        "fiscal-aid",
        "funding",
        "yuan",
        "资金",
        unless=f"{_NOT_AID} 到位 项目总",
        of="协作项目 帮扶项目 援建项目 援助项目",
    ),
    _cue("fiscal-aid", "counties-aided", "county", "受援 援助 帮扶 覆盖 支持", unless="结对 结为"),
    _cue(
        "fiscal-aid",
        "projects",
        "project",
        "援建项目 帮扶项目 扶贫项目 协作项目 资金项目 援疆项目 援藏项目 支援项目 援助项目 援建",
        unless=_NOT_AID_PROJECT,
    ),
    _cue(
        "fiscal-aid",
        "projects",
        "project",
        "实施 安排 启动 建设 谋划 投向 支持",
        unless=_NOT_AID_PROJECT,
        of=f"{AIDED} 帮扶资金 协作资金 援助资金 财政援助 对口资金 援助…资金 支援…资金 帮扶…资金",
    ),
    # --- Leaders. Example: 两地召开联席会议3次, 互访对接120人次.
    _cue(
        "organisation",
        "meetings",
        "occasion session",
        "联席会议 联席会 领导小组会",
        unless=_NOT_MEETING,
    ),
    _cue(
        "organisation",
        "meetings",
        "occasion session",
        "专题会议 推进会 调度会 常委会 常务会 专题会 座谈会 会议 研究",
        unless=_NOT_MEETING,
        of="东西部协作 东西协作 扶贫协作 对口支援 对口帮扶",
    ),
    _cue("organisation", "visits", "person-time", "互访 对接 调研 考察"),
    # --- Those who give and pair without the state. Example: 280家企业和26个社会组织结对帮扶310个村.
    _cue(
        "social-assistance",
        "enterprises-paired",
        "enterprise pair",
        "村企结对 企业结对 结对企业 村企 企村 镇企 企业…结对",
        wide=True,
        unless="校校 院院 村村 镇镇 县县",
    ),
    _cue(
        "social-assistance",
        "organisations-paired",
        "organisation pair",
        "社会组织 结对",
        wide=True,
        unless="村企 企村 镇企 学校 医院 乡镇 镇街 县县 镇镇 村村 校校 院院",
    ),
    _cue(
        "social-assistance",
        "money-and-goods",
        "yuan",
        "款物 捐款捐物 捐资捐物 捐物捐款 捐物捐资 捐赠资金和物资 捐赠资金物资 捐赠物资和资金 资金及物资 钱物 "
        "物资和资金 资金和物资",
    ),
    _cue(
        "social-assistance",
        "goods-donated",
        "yuan set book",
        "捐赠物资 捐物 物资折款 折款 折价 折合 物资价值 价值…物资",
        of="社会力量 社会帮扶",
        unless=_MONEY_AND_GOODS,
    ),
    _cue(
        "social-assistance",
        "donations",
        "yuan",
        "捐款 捐资 捐赠 捐助 募集 社会帮扶资金 社会资金 社会力量帮扶资金 社会力量投入",
        unless=f"折 价值 物资 {_MONEY_AND_GOODS}",
    ),
    _cue("social-assistance", "villages-paired", "village", "结对 帮扶", of="社会组织 村企 社会力量"),
    # --- Towns, villages, households and gifts. Example: 12个村与12个社区结对, 每户补助1万元.
    _cue(
        "town-village-pairing",
        "counties-paired",
        "county pair",
        "县县结对 结对 结为 结成 对子",
        wide=True,
        unless="镇镇 村村 村企 校校 院院 学校 医院 企业",
    ),
    _cue("town-village-pairing", "model-villages", "village", "示范村 示范点 样板村"),
    _cue(
        "town-village-pairing",
        "towns-paired",
        "town",
        "结对 结为 结成 帮扶 携手 对子",
        wide=True,
    ),
    _cue("town-village-pairing", "towns-paired", "pair", "镇镇 乡乡 镇街 乡镇", unless="村企 村村 镇企"),
    _cue(
        "town-village-pairing",
        "villages-paired",
        "village community",
        "结对 结为 结成 帮扶 携手 对子",
        wide=True,
        unless="覆盖 惠及 示范村 集体经济",
    ),
    _cue("town-village-pairing", "villages-paired", "pair", "村村 村社", unless="村企 镇镇"),
    _cue("town-village-pairing", "land-quota", "mu", "用地指标 建设用地 增减挂钩 指标"),
    _cue(
        "town-village-pairing",
        "subsidy-rate",
        "yuan/household yuan/person yuan/mu yuan/village",
        "标准 补助 补贴 奖补 扶持 资助 投入 帮扶资金 安排",
        unless="增收 收入 分红 产值 工资",
    ),
    _cue(
        "town-village-pairing",
        "households-supported",
        "household",
        "扶持 补助 到户 帮扶…户 扶持…户 资助 贫困户发展 脱贫户发展",
        unless="注册 登记 工商户 带动",
    ),
    _cue(
        "town-village-pairing",
        "goods-donated",
        "yuan",
        "捐赠物资 捐物 折款 折价 折合 折资 捐赠…价值 价值…物资 物资…价值",
        unless=f"捐款 捐资 捐赠资金 捐赠款 {_MONEY_AND_GOODS}",
    ),
    _cue(
        "town-village-pairing",
        "goods-donated",
        "set book",
        "校服 课外书 图书 捐赠 捐助 捐物",
        unless="藏书 生均",
    ),
    _cue(
        "town-village-pairing",
        "donations",
        "yuan",
        "捐款 捐资 捐赠资金 捐赠 捐助 募集",
        unless=f"社会捐赠 {_MONEY_AND_GOODS}",
    ),
)

CATEGORY_WORDS: dict[str, tuple[str, ...]] = {
    "enterprise-investment": _words("产业 企业 投资 建厂 投产 公司 园区 招商 合作社 种植基地 养殖 落地"),
    "labour-transfer": _words(
        "劳务 转移就业 稳岗就业 就业帮扶 技能 输转 务工 转移 农民工 用工信息 劳动力 电焊 家政 建档立卡"
    ),
    "talent-exchange": _words(
        "人才 干部 支教 支医 教师 医生 专业技术 教育 医疗 挂职 智力 学校 医院 专家 互动交流 致富带头人 党政"
    ),
    "poverty-workshops": ("扶贫车间", "帮扶车间", "就业车间", "乡村就业工厂", "社区工厂", "车间"),
    "town-village-pairing": _words("结对 结为 对子 镇街 携手 乡镇 村 户"),
    "fiscal-aid": _words("资金支持 财政援助 财政帮扶 援助资金 协作资金"),
    "consumption-assistance": _words("消费帮扶 消费扶贫 消费协作"),
    "social-assistance": _words("社会帮扶 社会力量 社会组织 村企 爱心"),
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
    "people-sent-for-training": "sent_for_training",
}
"""Measures that an id calls by a shorter word than the measure's own."""


class PartWord(NamedTuple):
    """A word in the name of a part, the cut that it speaks of, and the part's id."""

    word: str
    cut: str
    id: str


PART_WORDS: tuple[PartWord, ...] = tuple(
    PartWord(word, cut, id_)
    for cut, id_, words in (
        ("kind", "public_posts", "公益性岗位 公益岗位"),
        ("destination", "province", "省内"),
        ("destination", "other_provinces", "省外"),
        ("destination", "county", "县内"),
        ("destination", "other_counties", "县外"),
        ("destination", "elsewhere", "其他地区"),
        ("destination", "east", "东部"),
        ("sex", "men", "男"),
        ("sex", "women", "女"),
        ("group", "registered_poor", "建档立卡 贫困人口 贫困劳动力 贫困户 贫困群众"),
        ("group", "formerly_poor", "脱贫劳动力 脱贫人口 脱贫户 脱贫群众"),
        ("residence", "urban", "城镇"),
        ("residence", "rural", "农村 乡村"),
        ("profession", "teachers", "教师 教育"),
        ("profession", "doctors", "医"),
        ("profession", "agronomists", "农业 农技"),
        ("profession", "cadres", "党政干部"),
        ("profession", "specialists", "专技 专业技术"),
        ("group", "students", "学生"),
        ("level", "provincial", "省级"),
        ("level", "municipal", "市级"),
        ("level", "district", "区级"),
        ("level", "county_level", "县级"),
        ("level", "towns_and_villages", "镇村"),
        ("kind", "other", "其他 其余"),
    )
    for word in _words(words)
)
"""Of several that a name contains, the first in the table counts."""
