"""The words that the grammar knows, as tables that a Chinese reader can check and extend.

Everything is written in simplified characters and half-width signs: `numerals.plain` brings a text into that
form, one character for one, before it is compared with these tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


def _table(words: str) -> frozenset[str]:
    """The words of a table that is written with blanks between them."""
    return frozenset(words.split())


def _list(words: str) -> tuple[str, ...]:
    """The same, in the order in which they are written."""
    return tuple(words.split())


def ahead(*groups: Iterable[str]) -> str:
    """A look at the next character, which begins one of the words: an expression of many words that begins with it
    passes several times as fast over the characters that begin none.
    """
    return f"(?=[{''.join(sorted({re.escape(word[0]) for group in groups for word in group}))}])"


# --- Measure words -------------------------------------------------------------------------------------------

PEOPLE = _table("人 名 位 口")
"""Measure words that all count persons: a total of 900口 may have parts of 400人."""

MONEY = _table(
    "元 美元 港元 欧元 日元 英镑 人民币 卢布 韩元 澳元 新台币 港币 美金 日币 加元 澳门元 瑞士法郎 法郎 银元 银圆"
)

SHARES = _table("% ‰ 成 个百分点 百分点 个千分点 千分点 倍 番 折")
"""Pure numbers: shares, points, multiples. They are not added up like amounts."""

COUNTED = _table(
    """
    人 名 位 口 户 家 个 所 项 期 批 套 本 册 株 棵 头 只 匹 羽 峰 尾 群 窝 箱 辆 台 座 处 条 件 张
    份 场 次 头只 人次 批次 场次 架次 车次 班次 户次 家次 台次 例次 件次 艘次 辆次 航次 剂次 针次 趟次
    项次 人份 辆份 类 种 样 款 宗 例 起 笔 单 枚 颗 粒 片 块 面 扇 盏 根 支 枝 束 捆 包 袋 盒 瓶 罐
    桶 车 船 艘 列 架 部 栋 幢 间 眼 孔 盘 丛 垄 门 对 副 双 组 趟 班 轮 回 遍 席 桌 股 手 票 篇 幅
    首 集 卷 页 字 课时 学时 学分 户次 剂 针 标箱 标准箱 车道 层 节 段 顶 床 把 匝 道 堂 届次 人天
    人日 工日 幕 杆 滴 团 炉 柜 端 具 尊 樘 台套 台件 标台 台班 册件 列次 亩次 头匹 座次
    """
)
"""Measure words that count whole things."""

MEASURED = (
    _table(
        """
    亩 公顷 顷 平方公里 平方千米 平方米 平米 平方 立方米 立方 方 公里 千米 里 米 厘米 毫米 海里 华里
    纳米 微米 丈 尺 担 石 吨 公吨 公斤 千克 斤 克 毫克 微克 升 毫升 公升 千瓦 兆瓦 吉瓦 瓦 千瓦时 千瓦小时 度
    千伏 千伏安 兆伏安 伏 伏安 帕 兆帕 赫兹 吨标准煤 吨标煤 吨公里 人公里 车公里 皮长公里 芯公里
    线路公里 ℃ 摄氏度 分 分贝 岁 大卡 焦耳 吉焦 蒲式耳 盎司 克拉 桶油 标准立方米 ㎡ m² ㎢ km² m³ km
    m2 m3 km2 hm2 ㎥ ㎞ ㎏ ㎜ ㎝ dB °C ha L mL ml
    cm mm m kg g mg t kW kWp MWp GWp KW MW GW kWh KWh MWh GWh TWh kV KV kVA MVA TEU GB TB PB MB Mbps Gbps TFLOPS
    PFLOPS EFLOPS 兆 μg hm² hm 千公顷 千吨 千升 人年 人月
    """
    )
    | MONEY
    | SHARES
    | {"基点", "个基点"}
)
"""Measure words of what is weighed, surveyed or paid, printed rounded."""

MEASURE_WORDS = COUNTED | MEASURED

POWERED = _table("千瓦 千瓦时 千瓦小时 千伏 千伏安 千克")
"""Measure words whose 千 belongs to them and not to a Chinese numeral: 六千瓦 is 6千瓦."""

PER = _table("年 月 日 天 小时 时 秒 分钟 季 h s d a")
"""What may stand under the stroke of a rate besides a measure word: 吨/日."""

TIME = _list(
    """
    个月 个小时 个工作日 个季度 个星期 个年头 个世纪 个日夜 个学期 个交易日 个周 个工日
    """
)
"""Spans of time: durations are not quantities here."""

NOT_BEFORE: dict[str, str] = {
    "人": "民币 民政府 大代表 居环境 工智能 均纯 均可支配 均收入 均GDP 均生产 均消费",
    "名": "额 列 义",
    "位": "于 一体 数 置",
    "口": "岸 径 碑 之家 粮",
    "户": "籍 型 口本 均年 均收入",
    "家": "庭",
    "个": "体工商 体户 体经营 人所得",
    "所": "以 在地 谓 属 示 述 见",
    "项": "目部 目总 目建 目开 目完 目的 目已 目签 目落 目首 目， 目、 目。",
    "期": "间 末 工程 扩建 货 刊号",
    "批": "准 复 示",
    "套": "利 取",
    "本": "科生 科院 科学历 科以 科专业 科及 科批 科高校 科层次 年度 级 地区",
    "头": "部企业 雁",
    "只": "有 是 要",
    "台": "湾 胞 商 资企 账",
    "座": "谈 位",
    "处": "理 置 级 罚 于",
    "条": "件 例",
    "张": "家口 家界 家港",
    "份": "额",
    "场": "所 馆 景 均 镇",
    "次": "性 年 日",
    "类": "似",
    "种": "植面 植业 植户 植基 植大 植、 业",
    "样": "板 本 品",
    "起": "来 步 草",
    "笔": "者 试",
    "单": "位 一 产 独 价 个 项 体 纯 列 程",
    "片": "区 段 长",
    "块": "状 链",
    "面": "积 对 向 粉 临 上 板 貌 试 料",
    "根": "据 本 治 除",
    "支": "持 付 出 撑 部 委 柱 线 流",
    "包": "括 含 装 村 联 保 户 抓",
    "车": "间 辆 站 型 位 票 险 载",
    "船": "舶 只 型",
    "列": "入 为 支 席 举 全 第",
    "架": "构 设 桥",
    "部": "门 队 分 署 委 级 属 位 落",
    "间": "接 距 歇 种 作",
    "门": "类 店 票 户 诊 口 槛",
    "对": "口 接 于 象 外 标 应 比 策 照 全 各 其 该 我 符 新 重",
    "副": "主 省 市 县 书 产 食 教 高 总",
    "双": "方 向 边 创 重 高 学 减 语 千 赢 选 拥 联 随 回 百 碳",
    "组": "织 成 建 长 合 装 团",
    "班": "子 级 组 车 主任 列",
    "轮": "换 岗 作 流 值 船",
    "回": "乡 收 流 升 落 归 族 购 家 头 访 笼 迁",
    "股": "份 东 权 票 金 市 级",
    "手": "机 续 工 术 段 艺",
    "票": "房 价 据",
    "首": "次 批 先 家 个 创 季 位 期 府 届 笔 年 发",
    "幅": "员 度",
    "集": "中 体 团 聚 群 约 镇 散 贸 市 装 成 资 结",
    "卷": "入 烟 积",
    "字": "体 样",
    "层": "次 级 面",
    "节": "能 约 点 水 日 假 余 目 庆 气 前",
    "段": "位",
    "顶": "层 级 尖 岗",
    "把": "握 关 手 好 脉",
    "道": "路 德 教 县 班 真",
    "团": "结 队 委 员 体 组织 市委 县委",
    "端": "午 口",
    "具": "有 备 体",
    "成": "立 功 为 果 员 本 长 交 效 都 品 绩 熟 不变 县 武 安",
    "折": "款 合 旧 射 叠 算 价 资",
    "倍": "感 速 受 加",
    "番": "茄 薯 禺 号 石",
    "元": "旦 素 宵 器件",
    "里": "程 的 面 下",
    "米": "粉",
    "升": "级 至 学 为 到 值 规 温 迁 入 幅",
    "克": "服 难 什 拉",
    "度": "假 汛",
    "方": "面 式 案 法 向 便 阵 位 针 言 城 山 协议",
    "分": "别 布 为 之 钟 公司 局 类 支 享 红 工 配 管 成 会 行 批 期 组 散 离 析 段 片 区 级 解 流 院 校 馆 店",
    "盘": "活 锦 龙 州 山 水 县",
    "峰": "会 值 谷 县",
    "群": "众 体 团 岛",
    "粒": "度 子",
    "孔": "子 雀",
    "遍": "布 及 地",
    "席": "卷 位",
    "页": "岩 面",
    "针": "对 织 灸",
    "剂": "量",
    "柜": "台",
    "匹": "配",
    "瓦": "房 斯 窑 店 解",
    "岁": "月 末",
    "丈": "夫 量",
    "尺": "寸 度 码 子",
    "担": "任 当 负 保 忧 心 架 子",
    "石": "油 材 头 化 英 膏 板 榴 桥 家 河 灰 墙 碑 刻 料 矿 狮 窟 级 阶 门 山 佛 塔 子 器 雕 墨 棉 楼 沟 村 乡 镇",
}
"""What makes the measure word the beginning of another word: 9所以, 5支持. A number with a noun and no measure
word (5部门, 20家庭) is told from a measure word with its noun (20家庭院) only by such words; what stands here must
be rare behind the measure word: 5支医疗队 and 20家电商企业 are counted."""

MORE_AFTER_HAN: dict[str, tuple[str, ...]] = {
    "次": ("产业", "创业", "供水", "曲线", "分配", "能源", "开发", "污染", "装修", "革命", "会议", "全会"),
    "家": ("店", "镇", "子", "寨", "沟", "屯", "窑", "庄", "塘", "村", "湾", "坝", "集乡", "河"),
    "户": ("乡", "镇", "联保", "屯", "沟", "联"),
    "条": ("红线", "腿", "龙", "心", "沟", "岭", "石", "战线"),
    "个": (
        *(
            "维护",
            "代表",
            "意识",
            "自信",
            "确立",
            "结合",
            "务必",
            "确保",
            "毫不动摇",
            "全面",
            "一百年",
            "百年",
        ),
        *(
            "文明",
            "中心",
            "率先",
            "带头",
            "一批",
            "一律",
            "革除",
            "不摘",
            "落实",
            "精准",
            "零距离",
            "口号",
            "重要",
        ),
        *("必由", "伟大", "必须", "坚持", "善于", "转变", "统筹", "清零", "批", "面向", "提升年", "一"),
    ),
    "类": ("水", "地区", "标准", "以上", "低保", "贫困", "户", "工资区"),
    "口": ("之家", "镇", "乡", "井村"),
    "位": ("一体",),
    "项": ("全能", "制度改革", "改革", "纪律", "指标"),
    "期": ("工程", "项目", "建设", "叠加", "扩建", "规划"),
    "批": ("次", "重点"),
    "面": ("红旗", "山", "乡", "镇", "向"),
    "件": ("套", "大事"),
    "张": ("网", "蓝图", "图"),
    "支": ("一扶", "队伍"),
    "座": ("大山", "城市"),
    "场": ("硬仗", "攻坚战", "战役"),
    "道": ("防线", "关", "沟", "河", "岭", "湾", "梁"),
    "种": ("能力", "人"),
    "对": ("一",),
    "部": ("曲",),
    "股": ("力量", "绳", "劲"),
    "轮": ("驱动", "土地"),
    "间": ("房风", "房火", "房乡", "房镇", "房村", "房站", "房地区", "房区", "房机场", "房隧道", "房水库"),
    "下": (),
}
"""Besides, after a Chinese numeral: names, slogans and terms such as 三次产业, 两个维护, 五户乡."""

COUNTED_STILL = _list(
    """
    中心村 中心镇 中心集镇 中心乡 中心校 中心学校 中心小学 中心建制 中心卫生 中心敬老 中心社区
    """
)
"""What begins like one of them and is counted: 六个中心镇."""

STAGE_OF = frozenset("场厂站园区目程路线网库城港矿坝渠桥馆院电房")
"""Before a Chinese numeral with 期: the stage of a work (风电场三期), not so many of them (培训班三期)."""
STAGES = "(?<!第)[一二]期"
"""Where these stand before, 三期 is the next stage."""

HAN_REFUSED = _table("分 度 里 伏 石 丈 尺 担 方 峰 盘 层 节 段 单 面 把 手 样 堂 级 团 端 具 回 片 字")
"""Measure words that after a Chinese numeral nearly always belong to a name or an idiom: 十分, 六盘水, 五指, 一把手."""

HAN_PLACE = _table("台 口 道 门 列 班 组 股 孔")
PLACE_ENDS = frozenset("县市镇乡村屯沟河山岭湾坝桥街路站关寨庄铺营堡坪峡区")
"""After a Chinese numeral with one of HAN_PLACE, one of these within two characters makes a place: 三门峡, 五台山."""

SINGLE_HAN_ONE = _table(
    """
    次 个 座 条 处 所 家 名 套 台 辆 部 项 期 间 栋 幢 艘 件 本 份 场 眼 届 架 组 例 起 宗
    """
)
"""After 一 these count only behind their noun and before a stop (班车一次); elsewhere 一个, 一家 are articles."""

SCORES = _list("扣 满分 计分 积分 得分 评分 分数 成绩 满意度 平均分 考核 指数 分值 综合 测评")
"""Only near one of these is 分 a point of a score."""

# --- What stands before a number and makes it no quantity -----------------------------------------------------

ORDINAL_BEFORE = _list(
    """
    第 前 这 那 NO No no № # 初 农历 星期 礼拜 排名 位列 位居 列 居
    """
)
"""第3, 前五名, 这两座: an order or a thing spoken of already."""
ORDINAL_ONLY_SOME = {
    "前": ("名", "位", "强", "列", "家", "个", "甲"),
    "居": ("位", "名"),
    "列": ("位", "名"),
    "位列": ("位", "名"),
    "位居": ("位", "名"),
    "排名": ("位", "名"),
}
"""Some of them only before these measure words (前列 aside, 前5个月 is time anyway)."""
CAPTION = "(?:附[表图件]|[见如][下附]?[表图]|(?<![\u4e00-\u9fff])[表图]) ?$"
CAPTIONED = _table("人 人次 名 户 家 项 村 乡 镇 县 组 期 次 岁 队 位 批 班")
"""附表2 人才交流, 附件3 名单: a number behind the first is an order where one of these begins a name behind it."""

IDIOMS = _list(
    """
    千家万户 成千上万 千军万马 千山万水 万水千山 千辛万苦 千方百计 千言万语 四面八方 五湖四海
    三番五次 四通八达 一对一 三位一体 四位一体 五位一体 十里八乡 百家争鸣 一家一户 两个一百年 两手抓
    三下乡 一户一策 一人一策 一次性 一条龙 一盘棋 一把手 一张网 一条心 三次产业 五口之家 三口之家
    八项规定 十项全能 二次创业 两条腿 三条红线 四个全面 四梁八柱 一日游 亲如一家 独此一家 仅此一家
    一次次 一个个 一家家 一户户 一件件 一条条 一项项 一座座 九牛一毛 百万雄师 亿万群众 万户千家
    挨家挨户 一五一十 一带一路 五个一 三个一 老两口 小两口 两口子
    """
)
"""Set phrases whose numerals count nothing."""

# --- Qualifiers -----------------------------------------------------------------------------------------------

QUALIFIER_BEFORE: dict[str, str] = {
    "约": "about",
    "大约": "about",
    "约为": "about",
    "大约为": "about",
    "约占": "about",
    "约有": "about",
    "约达": "about",
    "大概": "about",
    "大致": "about",
    "左右": "about",
    "近": "nearly",
    "将近": "nearly",
    "接近": "nearly",
    "逼近": "nearly",
    "靠近": "nearly",
    "超": "over",
    "超过": "over",
    "超出": "over",
    "突破": "over",
    "首次突破": "over",
    "破": "over",
    "逾": "over",
    "多于": "over",
    "高于": "over",
    "大于": "over",
    "过": "over",
    "不足": "under",
    "不到": "under",
    "不满": "under",
    "未满": "under",
    "未达": "under",
    "低于": "under",
    "少于": "under",
    "小于": "under",
    "不低于": "at_least",
    "不少于": "at_least",
    "不小于": "at_least",
    "不下于": "at_least",
    "不下": "at_least",
    "至少": "at_least",
    "最少": "at_least",
    "起码": "at_least",
    "最低": "at_least",
    "上": "at_least",
    "不超过": "at_most",
    "不超": "at_most",
    "未超过": "at_most",
    "不高于": "at_most",
    "不多于": "at_most",
    "不大于": "at_most",
    "至多": "at_most",
    "最多": "at_most",
    "最高": "at_most",
    "控制在": "at_most",
}
"""Words directly before the number."""

QUALIFIER_ONLY_ROUND = frozenset({"过", "上"})
"""Only before a bare 百, 千, 万, 亿: 过百, 上千 (but 通过3个, 以上5个)."""

NOT_QUALIFIER = _list(
    """
    彩超 B超 高超 最近 就近 亲近 贴近 走近 附近 打破 临近 靠近 邻近 打破了 节约 签约 合约 条约 履约 公约 预约 最高
    """
)
"""Words that end like a qualifier and are none."""

QUALIFIER_AFTER: dict[str, str] = {
    "左右": "about",
    "上下": "about",
    "以上": "at_least",
    "及以上": "at_least",
    "(含)以上": "at_least",
    "以下": "at_most",
    "及以下": "at_most",
    "以内": "at_most",
    "之内": "at_most",
}
"""Words directly after the measure word."""

SOME_MORE = frozenset("余多")
"""余 and 多 inside the number: 40余名, 20多万元."""
SOME_ABOUT = frozenset("来")
"""来 inside the number means about: 十来个."""

REACHING = _list(
    """
    达 达到 达到了 已达 突破 超过 超 近 破 过 上 逾 约 不足 不到 将近 接近
    """
)
"""Before a bare 百, 千, 万, 亿 these show that it counts; 百亿斤产能基地 or 万头牧场 is a name."""

# --- Each -----------------------------------------------------------------------------------------------------

EACH = ("每", "均", "各")
NOT_EACH_BEHIND = "向对给为由从在于"
"""Behind these 各 says all of them: 向各乡镇拨付资金80万元."""
NOT_EACH = _list(
    """
    均衡 均匀 各类 各项 各种 各级 各地 各界 各族 各方 各家 各部 各单位 各有关 每况
    """
)
NOT_EACH_MORE = _list(
    """
    均有不同程度 均有所 均呈 均保持
    各县 各区 各乡 各镇 各村 各市 各行 各校 平均分配 各领域 各具 各阶段 各大 各少数民族 各民族
    """
)

# --- Status ---------------------------------------------------------------------------------------------------

PLANNED = _list(
    """
    拟 计划 力争 预计 预期 有望 争取到20 争取在 争取年 争取今年 争取明年 争取到年 争取到明年 争取实现 争取完成
    争取建成 争取达 争取用 争取再 争取新 争取于 争取突破 争取每 争取让 争取使 争取把 争取早日 争取全年
    规划建设 规划投资 规划面积 规划总 设计年 目标任务 目标为 目标是
    可为 可带动 可解决 可实现 可新增 可吸纳 可提供 可安排 建成后 投产后 达产后 将分别 将新 将达 将建
    将投 将带 将实 将增 将为 将在 将于 将有 将可 将再 将解决 将完成 将安排 将进一步 将全面 将开展
    将举办 将组织 将选派 将引进 将吸纳 将继续 将形成 将超 将突破 将累计 将提供 将支持 将覆盖 将惠及
    将保持 将提高 将提升 将落实 将通过
    """
)
"""What is expected or intended."""
AGREED = ("签约", "意向", "认缴", "达成合作")
"""What both sides have agreed on, people included: 达成就业意向300人."""
SIGNED = ("签订", "签署", "协议")
"""What is signed. People whom it speaks of have been helped, not promised: 签订劳务协议输转300人."""
BOUND = MONEY | {"家", "亩"}
"""Measure words of what a signature anywhere in the sentence binds: money, enterprises, land."""
PLACED = PEOPLE | {"户", "人次"}
"""Measure words of those whom an agreement helps."""
DONE = _list(
    """
    已 截至 截止 目前 累计 完成 共投入
    """
)
DONE_MARK = "(?<![为除罢])了(?![解结不断望如])"
"""了 says the same: 争取资金，举办了5期. It is no part of 为了, 除了, 了解."""
"""What ends an intention within a sentence."""
NOT_PLANNED = ("计划生育", "计划单列", "虚拟", "模拟", "拟定", "计划内", "计划外", "签约服务",
               "计划，", "计划,", "计划、", "计划》", "计划”", "雨露计划")  # fmt: skip

# --- What is counted ------------------------------------------------------------------------------------------

NOUN_UNITS: dict[str, str | None] = {
    "企业": "enterprise",
    "公司": "enterprise",
    "国企": "enterprise",
    "民企": "enterprise",
    "扶贫车间": "workshop",
    "帮扶车间": "workshop",
    "就业车间": "workshop",
    "车间": "workshop",
    "园区": "park",
    "产业园": "park",
    "工业园": "park",
    "科技园": "park",
    "示范园": "park",
    "学校": "school",
    "小学": "school",
    "中学": "school",
    "高中": "school",
    "初中": "school",
    "幼儿园": "school",
    "校": "school",
    "院校": "school",
    "高校": "school",
    "村小": "school",
    "村": "village",
    "行政村": "village",
    "自然村": "village",
    "贫困村": "village",
    "镇": "town",
    "乡": "town",
    "乡镇": "town",
    "街道": "town",
    "镇街": "town",
    "社区": "community",
    "居委会": "community",
    "县": "county",
    "区县": "county",
    "县区": "county",
    "县市": "county",
    "县市区": "county",
    "旗县": "county",
    "医院": "hospital",
    "卫生院": "hospital",
    "保健院": "hospital",
    "医疗机构": "hospital",
    "医疗卫生机构": "hospital",
    "社会组织": "organisation",
    "社会团体": "organisation",
    "商会": "organisation",
    "协会": "organisation",
    "基金会": "organisation",
    "项目": "project",
    "岗位": "job",
    # Words that begin like one of the above and are another thing.
    "村卫生室": None,
    "村委会": None,
    "村级": None,
    "村民": None,
    "村民小组": None,
    "村集体": None,
    "村庄": None,
    "乡村": None,
    "乡镇卫生院": "hospital",
    "县级": None,
    "县直": None,
    "县城": None,
    "县域": None,
    "县委": None,
    "县乡": None,
    "县内": None,
    "县外": None,
    "县属": None,
    "县办": None,
    "郊县": None,
    "项目部": None,
    "项目组": None,
    "项目区": None,
    "项目点": None,
    "项目村": "village",
    "项目县": "county",
    "项目区县": "county",
    "产业园区": "park",
    "县级医院": "hospital",
    "社区医院": "hospital",
    "社区卫生服务中心": "hospital",
    "社区卫生服务站": None,
    "社区工厂": "workshop",
    "乡镇企业": "enterprise",
    "校舍": None,
    "校车": None,
    "校区": None,
    "镇区": None,
    "城镇": None,
    "企业家": None,
    "乡土": None,
    "家乡": None,
    "校企": None,
    "村组": None,
    "学校食堂": None,
}
"""The nouns that decide what 家, 个, 所 and 座 count, with the models' unit."""

UNIT_BY_NOUN = _table("家 个 所 座 间 处")
NEVER_PLACES = frozenset("家所间")
"""Measure words that count houses and firms, never places: 5所乡镇敬老院 are no towns."""
PLACE_UNITS = frozenset({"village", "town", "community", "county"})

ALIKE = (UNIT_BY_NOUN, _table("人 人次"), _table("件 件次 起 宗"), _table("册 件"))
"""Measure words that may count one thing in a total and its parts: 共130个单位, 其中企业52家, 学校78所."""

NOUN_STOPS = frozenset(
    "的了到在与和向为被将已及由对从把于以是有，。、；：:;,.()[]“”\"'！？!? \n\t\r《》—-~…是并也都就均各分共按又再"
)
"""Where the noun behind a measure word ends."""

MONEY_NOUNS = _list(
    """
    投资 收入 总额 产值 资金 税 贷款 存款 消费 零售额 销售 生产总值 GDP 增加值 财政 交易额 进出口
    营收 利润 融资 捐 支出 预算 经费 补助 补贴 成交 余额 营业额 让利 采购 耗资 斥资 注资 出资 价值 造价 市值
    资产 债 亏损 盈利 损失 保费 票房 赔付 理赔 经济总量 拨款 募集 成本 订单
    """
)
"""Before 60亿 without a measure word these say that it is money."""

# --- Cues of arithmetic ---------------------------------------------------------------------------------------

AMONG = _list(
    """
    其中 分项情况 分项看 包括 包含 分别是 分别为 分为 涵盖 涉及到 分别来自 分别位于 分别分布在 分别由 分别从
    """
)
"""What follows are parts of what went before."""

INCLUDING = _table("包括 包含 涵盖")
"""Of these, behind a verb and before names that end in 等, 承担包括甲、乙等课题12项 announces no parts."""

UNCOUNTED = (
    "(?:(?:若干|一些|一批|大量|不少|诸多|许多)[个项家名位人次件户所种类批]{0,2}|[多数][个项家名位人件户所种类批]次?)$"
)
"""What stands before 其中 where its total is not told: 获奖多项，其中一等奖2项."""

SUM_UP = _list(
    """
    合计 共计 总计 总共 一共 共 合共 合占 累计共 小计
    """
)
"""What follows is the total of what went before."""

ABOVE = ("上述", "以上")
"""At the head of a clause they speak of what the sentence before has told."""

WHOLE = ("总", "各类", "全部", "全县", "全市", "全省", "全国", "全乡", "全镇", "全区", "全州")
ALL = "(?<!公)共(?![同青产享和])"
"""In the words before a quantity they say that it is a total, whose parts may follow without a cue."""

OF_WHOLE = "占"
"""What stands before a share of a whole."""

TOTALS_BEHIND = "总[\u4e00-\u9fff]{1,2}|累计|全部"
"""The names of totals that may stand behind their parts without a cue: 总投资, 总额."""

YEARS = _list("零 一 两 三 四 五 六 七 八 九 十")
ALL_YEARS = f"(?P<years>[{''.join(YEARS)}])年(?:来|间|里|内)?(?:累计|共|总|合计)"
ALL_YEAR, TIMES_OF_YEAR = "全年", ("季度", "半年", "月")
"""三年累计 sums up a list of three; 全年 a list of quarters, halves or months."""

SAME_MEASURES = {"匹": "头", "峰": "头", "件次": "件"}
"""Measure words that are added to another: horses and camels are 大牲畜 as cattle is (大牲畜4头，其中牛3头，马1匹)."""

ANIMALS, HERD = "头只匹峰羽", "头只"
"""Measure words of animals, and the one of a herd of several kinds."""

POWERS, UNNAMED = "万亿", "万"
"""Signs that a number without a measure word may end in, and the family of such numbers where nothing tells it."""

COUNTED_TWICE = "重复(?:计|量|部分|统计|的)|扣除重复|重复$"
"""A list that names what is counted twice is no plain sum: surface water, ground water, less the overlap."""

NOT_SUM_UP_AFTER = _table("公 中 国 和")
NOT_SUM_UP_BEFORE = _table("同 建 产 青 享 和 管 治 创 商 谋 识 性 通 服 济 生 赢 振 富 育 进 决")
"""What makes 共 a part of another word: 公共服务, 共同, 共建, 共享."""

DIVIDED = _table("由 分别为 分别是 分为 分别来自 分别位于 分别分布在 分别由 分别从")
"""The cues behind which every part is named; 其中 and 包括 may leave some out."""

RESPECTIVELY = _table("分别为 分别是")
"""Behind a list of names they tell the amount of each, which need not be parts of what went before."""

LOSSES = ("减少", "下降", "净流出")
"""What such words tell in a list is taken off, not added."""

TAKEN_OFF = _list("死亡 迁出 流出 支出 节约 节省 净 结余 结存 余额 利润 盈余 增长 增加 缺额 缺口 差距")
"""Of three amounts in a row one of which has such a name, one is what another leaves."""

OPEN_END = "等"
NOT_OPEN_AFTER, NOT_OPEN_BEFORE = "中高初同平一二三", "级次于教学职"
"""等 behind the last part leaves the list open, but not in 中等, 高等, 等级, 等次."""

KIND_END = ("类", "类项目", "类型")
"""Where all names of a list end in one of these, it sorts its total into kinds."""

AND = ("和", "与", "及", "、")
"""What joins the names of two things."""

PERSONS = ("人", "例")
"""The families of persons, whatever their measure word, and of cases of a disease."""

LAST = ("和", "与", "及", "以及")
"""What stands before the last part of a list."""

STAFF = ("在职", "在编", "正式", "在岗")
NOT_STAFF = ("退休", "离休", "编外", "聘用", "临聘", "遗属")
"""Who is told behind the parts of a staff, and does not belong to it."""

BALANCES = ("顺差", "逆差", "差额", "相抵", "缺额", "缺口", "差距")
"""What is left of two amounts is neither a part of them nor their total."""

RESTATED = ("达到", "达", "为", "具体为", "准确地说是")
"""Alone before an amount they say the one before it again, exactly."""

PER_SO_MANY = "每"
"""Right before an amount: per so many (每10万人)."""

ANOTHER_MATTER = ("并", "同时", "另", "还有")
"""At the head of a clause they say that the list before it has ended."""

DISTANCES = ("距", "相距", "距离")
"""In the words before an amount: how far apart, which nobody adds."""

RIVALS = ("户籍", "常住")
"""Two ways to count the same people: behind a semicolon one is no part of the other."""

REST = ("其他", "其它", "其余", "剩余", "余下", "另外")
"""The last part of a complete list."""

CHANGE = _list(
    """
    增加 增长 减少 下降 提高 上升 上涨 下跌 回落 增速 增幅 降低 加快 净增 多增 少增 增产 减产 增收
    减收 新增 高于 低于 高出 快于 提升 降幅 扩大 缩小 压减
    """
)
"""Words of change; what follows them is a difference when a comparison (比, 较, 同比) stands before."""

PARTITIONS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("男",), ("女",)),
    (("城镇", "城市", "城区", "市镇"), ("乡村", "农村")),
    (("第一产业", "一产"), ("第二产业", "二产"), ("第三产业", "三产")),
    (("第一产业", "一产"), ("第二产业", "二产"), ("第三产业", "三产"), ("居民生活", "居民用电")),
    (("火电",), ("水电",), ("核电",), ("风电",), ("太阳能", "光伏")),
    (("出口",), ("进口",)),
    (("限额以上", "限上"), ("限额以下", "限下")),
    (("规模以上", "规上"), ("规模以下", "规下")),
    (("非国有",), ("国有",)),
    (("非税",), ("税收",)),
    (("水田", "水浇地", "水地"), ("旱田", "旱地")),
    (("公办", "公立"), ("民办", "私立")),
    (("省内",), ("省外",)),
    (("县内", "县域内"), ("县外", "县域外")),
    (("市内",), ("市外",)),
    (("境内",), ("境外",)),
    (("国内",), ("国际", "入境", "国外", "海外")),
    (("少数民族",), ("汉族",)),
    (("非农业",), ("农业",)),
    (("夏粮",), ("秋粮",)),
    (("轻工业",), ("重工业",)),
    (("东部",), ("中部",), ("西部",)),
    (("商品零售",), ("餐饮",)),
    (("工程",), ("货物",), ("服务",)),
    (("大型",), ("中型",), ("小微",)),
    (("中央", "中直", "中省直"), ("地方",)),
    (("线上",), ("线下",)),
    (("户籍",), ("非户籍", "流动")),
    (("家庭户",), ("集体户",)),
    (("本土", "本地"), ("境外输入", "输入性")),
    (("出院",), ("轻症", "普通型"), ("重症", "重型"), ("危重",), ("死亡",)),
    (("一般债",), ("专项债",)),
    (("统筹基金",), ("个人账户",)),
    (("同城",), ("异地",), ("国际",)),
    (("上半年",), ("下半年",)),
    (("不合格",), ("合格",)),
    (("不达标", "未达标"), ("达标",)),
    (("全日制",), ("非全日制",)),
    (("批发和零售", "批发零售"), ("住宿和餐饮", "住宿餐饮")),
)
"""Cuts whose parts, named together, are the whole."""


LIKELY_PARTITIONS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("在职",), ("退休",)),
    (("基本支出",), ("项目支出",)),
    (("新建", "新开工"), ("续建", "结转")),
    (("现金", "资金"), ("物资", "实物", "物品", "物款")),
    (("集中",), ("分散",)),
    (("牧业",), ("农业",)),
    (("固定",), ("移动",)),
    (("内资",), ("外资",)),
    (("国内市场", "内销"), ("出口", "外销")),
    (("集体",), ("国有",)),
    (("陆地", "陆域"), ("水域", "海域")),
    (("已",), ("尚", "仍", "未", "正在")),
    (("正式党员",), ("预备党员",)),
    (("实到", "到会", "出席"), ("请假", "缺席")),
    (("一审",), ("二审",), ("再审", "审判监督")),
    (("天然林",), ("人工林",)),
    (("已办结",), ("阶段办结", "阶段性办结")),
    (("已办结",), ("阶段办结", "阶段性办结"), ("未办结",)),
)
"""Cuts whose parts are most often the whole, but may leave a third unnamed."""


NEGATIONS = ("没有", "未", "非", "不", "无", "尚未", "仍未", "未曾")
"""Before the name of one of two parts they make the name of the other."""


class Overlap(NamedTuple):
    """A trait that cuts across other cuts: women are in every age group."""

    word: str
    unless: str
    """Its opposite; when that is in the list too, the trait is a proper part."""


OVERLAPS = (
    Overlap("女", "男"),
    Overlap("男", "女"),
    Overlap("少数民族", "汉族"),
    Overlap("贫困", "非贫困"),
    Overlap("脱贫", "非脱贫"),
    Overlap("建档立卡", "非建档立卡"),
    Overlap("党员", "群众"),
    Overlap("残疾", "健全"),
    Overlap("留守", "非留守"),
    Overlap("寄宿", "走读"),
    Overlap("住校", "走读"),
    Overlap("新增", "原有"),
    Overlap("净增", "原有"),
)
"""Traits that overlap the rest of a list unless their opposite stands in it."""

HONOURS = _list(
    """
    院士 杰出青年 杰青 长江学者 首席科学家 百千万 万人计划 千人计划 特殊津贴 带头人 优秀人才 劳模 劳动模范 先进个人
    突出贡献 拔尖人才 名师 骨干教师 人大代表 政协委员
    """
)
"""Honours and offices, of which one person may have several."""

UPPER_GRADES = ("5A", "4A", "3A", "五星", "四星", "三星")
"""Grades of sights and hotels: a list of these alone may leave the lower ones out."""

TRAITS: dict[str, tuple[str, ...]] = {
    "sex": ("男", "女"),
    "age": ("岁", "老年人", "青年", "未成年"),
    "schooling": ("学历", "文化程度", "硕士", "博士", "本科", "研究生"),
    "rank": ("职称", "高级教师", "一级教师", "教授", "讲师"),
    "tutor": ("导师",),
    "party": ("党员", "团员"),
    "people": ("少数民族", "汉族"),
    "poverty": ("脱贫", "贫困", "建档立卡", "低保", "监测"),
    "health": ("残疾",),
    "honour": HONOURS,
    "begun": ("开工",),
    "finished": ("完工", "竣工", "建成"),
}
"""Traits of persons, and of works. A list that names several (女党员, 60岁以上, 大专以上学历) is no cut: one person has
them all."""

COMPLETE_CUTS = _list("性别 城乡 地域 规模 隶属 产业 性质 所有制 户籍 常住地 区域 年龄 类型 属性 单位所在地 经营地")
"""Cuts that leave no rest: 按性别分, 从隶属关系看."""

PARTIAL = _list(
    "含 主要 重点 部分 如 比如 例如 尤其 特别 增幅 较大 较快 前[0-9一二两三四五六七八九十]{1,2}[位名大强家个]?"
)
"""Words that say that only some of the parts are named."""

NOT_AFTER_FROM, NOT_AFTER_SELF = "业事教", "营然筹治产有主身建来愿用贸给备驾"
"""What makes 从 and 自 the beginning of a word: 从业人员, 自筹资金."""

BARE_CHANGE = _list(
    """
    增加 增长 减少 下降 提高 上升 上涨 下跌 回落 降低 加快 增产 减产 增收 减收 多增 少增 净增 扩大 缩小 压减
    提升 高于 低于
    """
)
"""Words of change that make the number behind them a difference when nothing else stands in the clause."""
