"""One example for each rule of the extractor, in sentences made for it."""

from __future__ import annotations

import pytest

from kangle_stats.prose import Mention, extract


def only(text: str) -> Mention:
    mentions = extract(text)
    assert len(mentions) == 1, [mention.literal for mention in mentions]
    return mentions[0]


def literals(text: str) -> list[str]:
    return [mention.literal for mention in extract(text)]


@pytest.mark.parametrize(
    ("text", "literal", "value", "mult", "unit"),
    [
        ("新栽果树450棵", "450棵", "450", 0, "棵"),
        ("出资６８０．５万元", "６８０．５万元", "680.5", 4, "元"),
        ("发放１，２５０份", "１，２５０份", "1250", 0, "份"),
        ("支出12,345.67元", "12,345.67元", "12345.67", 0, "元"),
        ("在册 3 208 人", "3 208 人", "3208", 0, "人"),
        ("投入 75.5 万元", "75.5 万元", "75.5", 4, "元"),
        ("有三十五户搬迁", "三十五户", "35", 0, "户"),
        ("培训一千二百余人次", "一千二百余人次", "1200", 0, "人次"),
        ("来了两家公司", "两家", "2", 0, "家"),
        ("种植3万5千亩", "3万5千亩", "35000", 0, "亩"),
        ("种植一万五千亩", "一万五千亩", "15000", 0, "亩"),
        ("投资1亿2000万元", "1亿2000万元", "12000", 4, "元"),
        ("投资2亿3千万元", "2亿3千万元", "23000", 4, "元"),
        ("惠及1.2万余户", "1.2万余户", "1.2", 4, "户"),
        ("筹资20多万元", "20多万元", "20", 4, "元"),
        ("产值3.5亿多元", "3.5亿多元", "3.5", 8, "元"),
        ("存款1.2万亿元", "1.2万亿元", "1.2", 12, "元"),
        ("占三成", "三成", "3", 0, "成"),
        ("增长百分之十二点五", "百分之十二点五", "12.5", 0, "%"),
        ("死亡率4.2‰", "4.2‰", "4.2", 0, "‰"),
        ("提高3.5个百分点", "3.5个百分点", "3.5", 0, "个百分点"),
        ("增速为-2.4%", "-2.4%", "-2.4", 0, "%"),
        ("下降1.3个千分点", "1.3个千分点", "1.3", 0, "个千分点"),
        ("是上年的2.5倍", "2.5倍", "2.5", 0, "倍"),
        ("突破百亿元大关", "百亿元", "100", 8, "元"),
        ("财政收入突破80亿。", "80亿", "80", 8, "元"),
        ("常住人口超过100万。", "100万", "100", 4, "人"),
        ("單價每畝300元", "300元", "300", 0, "元"),
        ("投入12萬餘元", "12萬餘元", "12", 4, "元"),
        ("捐款叁佰贰拾万元", "叁佰贰拾万元", "320", 4, "元"),
        ("单价3.5元/公斤", "3.5元/公斤", "3.5", 0, "元/公斤"),
        ("架线120km", "120km", "120", 0, "km"),
        ("厂房占地900m2，已完工", "900m2", "900", 0, "m2"),
        ("日供水2万m3/d", "2万m3/d", "2", 4, "m3/d"),
        ("氨氮0.2mg/L", "0.2mg/L", "0.2", 0, "mg/L"),
        ("订单额9.6亿元人民币", "9.6亿元", "9.6", 8, "元"),
        ("到账800万港币", "800万港币", "800", 4, "港币"),
        ("添置农机350台套", "350台套", "350", 0, "台套"),
        ("向商户让利近7亿\n", "7亿", "7", 8, "元"),
        ("当年采购4亿多 成本下降", "4亿多", "4", 8, "元"),
        ("外送电量突破千万千瓦时", "千万千瓦时", "1000", 4, "千瓦时"),
        ("装机二百三十万千瓦", "二百三十万千瓦", "230", 4, "千瓦"),
        ("架设三十五千伏线路", "三十五千伏", "35", 0, "千伏"),
        ("水泵功率六千瓦", "六千瓦", "6", 0, "千瓦"),
        ("跑道长五千米", "五千米", "5000", 0, "米"),
        ("GDP86亿元", "86亿元", "86", 8, "元"),
        ("十年间CAGR12%", "12%", "12", 0, "%"),
        ("R&D58亿元", "58亿元", "58", 8, "元"),
        ("产量增加近一倍", "一倍", "1", 0, "倍"),
        ("费率降低一个百分点", "一个百分点", "1", 0, "个百分点"),
        ("渠道分三期建设", "三期", "3", 0, "期"),
        ("开办夜校三期", "三期", "3", 0, "期"),
        ("自第一期夜校以来开办三期", "三期", "3", 0, "期"),
        ("带动六个中心村", "六个", "6", 0, "个"),
        ("因迟报扣0.5分", "0.5分", "0.5", 0, "分"),
        ("州城在北三十五里", "三十五里", "35", 0, "里"),
        ("收皮棉2.3万担", "2.3万担", "2.3", 4, "担"),
        ("实收1亿2千3百万元", "1亿2千3百万元", "12300", 4, "元"),
        ("浓度28微克/立方米", "28微克/立方米", "28", 0, "微克/立方米"),
        ("配备农机26台（套）", "26台", "26", 0, "台"),
        ("每天发班车一次。", "一次", "1", 0, "次"),
        ("运回3千公斤种子", "3千公斤", "3000", 0, "公斤"),
        ("装机5千瓦", "5千瓦", "5", 0, "千瓦"),
        ("播种62.8千公顷", "62.8千公顷", "62.8", 0, "千公顷"),
        ("投入研发1.2万人年", "1.2万人年", "1.2", 4, "人年"),
        ("存栏340头只", "340头只", "340", 0, "头只"),
        ("实施70 余项", "70 余项", "70", 0, "项"),
        ("户均养羊3. 5只", "3. 5只", "3.5", 0, "只"),
        ("全县上下克服种种困难，如期建成投产，全年累计收入38.\n5万元", "38.\n5万元", "38.5", 4, "元"),
        ("全县上下克服种种困难，如期建成投产，全年收入\n38. 5万元", "38. 5万元", "38.5", 4, "元"),
    ],
)
def test_number_and_unit(text: str, literal: str, value: str, mult: int, unit: str) -> None:
    found = only(text)
    assert (found.literal, found.value, found.unit_mult, found.unit) == (literal, value, mult, unit)
    assert text[found.start : found.end] == found.literal


@pytest.mark.parametrize(
    "text",
    [
        "2019年5月12日至18日",
        "二〇一九年，二零二一年",
        "会议16:30开始，20时散会",
        "第3期、第二批、第十三届",
        "前三名获奖",
        "十三五规划，十四五期间",
        "一、总体情况",
        "（三）主要做法",
        "3．下一步打算",
        "一是抓产业，二是抓就业",
        "四户乡、九百弄、二道沟乡",
        "六盘水市、七台河市、三门峡",
        "一对一帮扶，四通八达，三位一体",
        "电话0931-8765432，邮编730000",
        "版本1.12.3，地址10.0.0.1",
        "多名干部、多项措施",
        "一个问题、一家人、一些地方",
        "一二三产业融合",
        "三次产业协调",
        "坚决做到“两个维护”",
        "持续5年，历时三个月，24小时值守",
        "比例为3：2，三产比为12.5：40.1：47.4",
        "统一部署、进一步、一直、一批项目",
        "这两座桥",
        "百亿斤产能，万头牧场",
        "社会消费品零售，十分重要，亩产提高",
        "4G网络、A4纸、PM2.5、GB18030",
        "三分之一，半数以上",
        "建立5部门联动机制",
        "2×300兆瓦机组",
        "力争产值突破目标、实现翻一番",
        "“新八条”、“牧八条”、“八条”",
        "各厂投资均过亿，产值破万",
        "沙岭光伏电站三期并网，园区三期开工",
        "一期、二期先建，三期待批",
        "十三间房风电场、三间房火车站",
        "附表2 人才交流，附件3名单，见表4 户数，图5 家庭构成",
        "建设千万千瓦级基地",
        "老两口进城，小两口返乡",
        "“就业一人，富裕一家”",
        "走势如图6所示，见图6所述",
        "G205线、A4幅面、H1N1流行、COVID-19",
        "“五个中心”建设、五个中心任务",
        "三伏天、三尺讲台、三石村、五丈原",
    ],
)
def test_no_quantity(text: str) -> None:
    assert literals(text) == []


def test_numbers_longer_than_forty_digits_are_codes() -> None:
    assert literals("9" * 40 + "元") == ["9" * 40 + "元"]
    assert literals("9" * 41 + "元") == []
    assert literals("1" * 100_000 + "人") == []
    assert literals("九" * 100 + "人") == []


def test_one_counts_in_a_list_of_counts() -> None:
    assert literals("辖8个村，一个社区") == ["8个", "一个"]
    assert literals("辖8个村。一个社区") == ["8个"]
    assert literals("办有两所幼儿园、一所小学及一所中学") == ["两所", "一所", "一所"]
    assert literals("育有两个女儿，一个在外读书") == ["两个"]
    assert literals("买下一所院子，种一棵树") == []


def test_old_measures_in_a_row() -> None:
    assert literals("册载田七百三十八顷四十二亩") == ["七百三十八顷", "四十二亩"]
    assert literals("三十里铺、八里三乡") == []


def test_the_second_is_not_two() -> None:
    assert literals("二类低保户，二批名单") == []
    assert literals("两类人员") == ["两类"]


def test_both_ends_of_a_range_are_quantities() -> None:
    low, high = extract("可吸纳300至500人")
    assert (low.literal, low.value, low.value_to, low.unit, low.qualifier) == ("300", "300", "500", "人", "between")
    assert (high.literal, high.value, high.qualifier) == ("500人", "500", "at_most")
    low, high = extract("规模1500亿～2000亿元")
    assert (low.literal, low.unit_mult, low.unit, high.literal) == ("1500亿", 8, "元", "2000亿元")
    low, high = extract("每户补3-5万元")
    assert (low.value, low.unit_mult, high.value, high.unit_mult) == ("3", 4, "5", 4)


def test_a_date_is_no_range() -> None:
    assert literals("统计时间2020-03-15人") == []


def test_a_coordination_shares_its_unit() -> None:
    first, second = extract("分别提高1.2、3.4个百分点")
    assert (first.literal, first.unit, second.literal) == ("1.2", "个百分点", "3.4个百分点")
    assert [m.unit for m in extract("各发12、15和18袋")] == ["袋", "袋", "袋"]
    points = extract("分别回升2.1个、11.4个和7.6个百分点")
    assert [(m.literal, m.unit) for m in points] == [
        ("2.1个", "个百分点"),
        ("11.4个", "个百分点"),
        ("7.6个百分点", "个百分点"),
    ]
    assert [m.unit for m in extract("建成2个、3个车间，占比高5个百分点")] == ["个", "个", "个百分点"]
    assert literals("2、五个合作社") == ["五个"]
    assert [m.unit_mult for m in extract("分别投入30、50万元")] == [4, 4]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("来了几十人", "20", "99"),
        ("走访数百户", "200", "999"),
        ("深两三百米", "200", "300"),
        ("隔三五个村", "3", "5"),
        ("十几名学员", "11", "19"),
    ],
)
def test_vague_numbers_are_between(text: str, low: str, high: str) -> None:
    found = only(text)
    assert (found.value, found.value_to, found.qualifier) == (low, high, "between")


@pytest.mark.parametrize(
    ("text", "qualifier", "words"),
    [
        ("约500人", "about", "约"),
        ("500人左右", "about", "左右"),
        ("超过500人", "over", "超过"),
        ("突破500人", "over", "突破"),
        ("逾500人", "over", "逾"),
        ("过百人到场", "over", "过"),
        ("近500人", "nearly", "近"),
        ("将近500人", "nearly", "将近"),
        ("不足500人", "under", "不足"),
        ("不低于500人", "at_least", "不低于"),
        ("500人以上", "at_least", "以上"),
        ("上百人到场", "at_least", "上"),
        ("不超过500人", "at_most", "不超过"),
        ("500人以内", "at_most", "以内"),
        ("500余人", "plus", "余"),
        ("500多人", "plus", "多"),
        ("约500余人", "about", "余"),
        ("二十来人", "about", "来"),
        ("通过500人评审", "exact", ""),
        ("附近500人到场", "exact", ""),
        ("就近500人上岗", "exact", ""),
        ("18岁以上500人", "exact", ""),
    ],
)
def test_qualifiers(text: str, qualifier: str, words: str) -> None:
    found = only(text)
    assert (found.qualifier, found.qualifier_literal) == (qualifier, words)
    assert words in "余多来" or words not in found.literal


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6家企业入驻", "enterprise"),
        ("6家村办企业", "enterprise"),
        ("6家扶贫车间", "workshop"),
        ("扶贫车间6个", "workshop"),
        ("6个产业园区", "park"),
        ("6所小学", "school"),
        ("幼儿园6所", "school"),
        ("6个村（社区）", "village"),
        ("6个村卫生室", None),
        ("6个乡（镇）", "town"),
        ("6个街道", "town"),
        ("6个社区", "community"),
        ("6个社区工厂", "workshop"),
        ("6个县", "county"),
        ("6个贫困县", "county"),
        ("6个县直单位", None),
        ("6家企业到村办厂", "enterprise"),
        ("6家县级医院", "hospital"),
        ("乡镇卫生院6所", "hospital"),
        ("6家社会组织", "organisation"),
        ("实施产业项目6个", "project"),
        ("6个项目部", None),
        ("结成6对", "pair"),
        ("6平方米", "square-metre"),
        ("6户", "household"),
        ("6名", "person"),
        ("6人次", "person-time"),
        ("6%", "percent"),
        ("6元/人", "yuan/person"),
        ("6公里", None),
        ("6美元", None),
    ],
)
def test_unit_codes(text: str, code: str | None) -> None:
    assert only(text).unit_code == code


def test_measure_words_before_words_that_begin_alike() -> None:
    assert literals("新建8处长廊、5支医疗队、20家电商企业、3种植物和12项目标任务") == [
        "8处",
        "5支",
        "20家",
        "3种",
        "12项",
    ]
    assert literals("设立4支部，成立3部门，有2单位") == []


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("每户补助800元", True),
        ("投资额均为800元", True),
        ("人均增收800元", True),
        ("三家公司各捐800元", True),
        ("三家公司将分别捐800元", True),
        ("甲乙两社分别捐800元、900元", False),
        ("各类补助800元", False),
        ("均衡发展投入800元", False),
        ("逐户走访, 户均得到关怀, 捐款800元", False),
    ],
)
def test_each(text: str, each: bool) -> None:
    assert next(m for m in extract(text) if m.unit == "元").each is each


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("建成大棚40座", "reported"),
        ("力争建成大棚40座", "planned"),
        ("计划2026年建成大棚40座", "planned"),
        ("公司将分别建成大棚40座", "planned"),
        ("将近40座大棚投产", "reported"),
        ("计划生育家庭40户", "reported"),
        ("签约项目40个", "agreed"),
        ("双方签订协议，投资40亿元", "agreed"),
        ("双方签订协议，选派干部40名", "reported"),
        ("根据协议选派干部40名", "reported"),
        ("签订劳务协议输转40人", "reported"),
        ("达成就业意向40人", "agreed"),
        ("家庭医生签约服务40户", "reported"),
        ("争取省级资金40万元", "reported"),
        ("争取资金，举办了40期", "reported"),
        ("争取到2028年建成大棚40座", "planned"),
        ("计划为了解民情走访40户", "planned"),
        ("原计划春天开工，目前已建成40座", "reported"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert extract(text)[-1].status == status


def test_noun_behind_or_before() -> None:
    assert only("选派35名骨干教师到县支教").noun == "骨干教师"
    assert only("全县共有幼儿园35所。").noun.endswith("幼儿园")


def test_place_in_lines() -> None:
    first, second = extract("修路8公里。\n\n  架桥3座。")
    assert (first.line, first.column, second.line, second.column) == (1, 3, 3, 5)


def test_a_decimal_behind_wan_is_a_number_of_its_own() -> None:
    assert [m.value for m in extract("投资3万41.5元")] == ["41.5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总产值8. 4亿元，支出31 .4亿元。", ["8. 4亿元", "31 .4亿元"]),
        ("产量增长 8. 4%、9. 25%。", ["8. 4%", "9. 25%"]),
        # the number of a heading, and a full stop before things that are counted
        ("2. 4亿元的盘子怎么分", ["4亿元"]),
        ("工作完成\n 2. 4亿元的盘子怎么分", ["4亿元"]),
        ("详见表8. 4个村通了水", ["4个"]),
    ],
)
def test_a_decimal_torn_at_its_point(text: str, expected: list[str]) -> None:
    assert literals(text) == expected


def test_a_torn_decimal_has_its_whole_value() -> None:
    assert [mention.value for mention in extract("总产值8. 4亿元，支出31 .45亿元。")] == ["8.4", "31.45"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 8 ends a sentence, or is the number of a heading
        ("培训8. 5人获奖", ["5人"]),
        ("主要成效\n1. 2万只羊羔", ["2万只"]),
        ("收入38.\n5万元", ["5万元"]),
    ],
)
def test_what_a_point_ends_is_no_torn_decimal(text: str, expected: list[str]) -> None:
    assert literals(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("援建2所医院", "hospital"), ("援建学校3所", "school"), ("结对医院2所", "hospital"),
        ("妇幼保健院2所", "hospital"), ("改造5所乡镇敬老院", None), ("3所乡镇中学", "school"),
        ("3家社区食堂", None), ("帮扶3个乡镇", "town"),
    ],
)  # fmt: skip
def test_the_noun_tells_what_is_counted_by_a_word_of_houses(text: str, code: str | None) -> None:
    assert extract(text)[0].unit_code == code
