"""Lists that are told by the build of the text: records, columns, headings, wrapped lines, brackets in brackets.

One example for each rule, in sentences made for it.
"""

from __future__ import annotations

import pytest

from kangle_stats.proofreading import proofs
from kangle_stats.prose import extract, relations


def sums(text: str) -> list[str]:
    return [each.equation() for each in relations(text, extract(text)) if each.type == "sum"]


def alarms(text: str) -> list[str]:
    found = proofs(relations(text, extract(text)))
    return [proof.relation.equation() for proof in found if proof.finding.verdict == "fails"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a paragraph for each part, and what follows them is none
        (
            "全县实施项目41个，总投资9650万元。\n其中，水利项目12个，总投资2870万元。\n交通项目9个，总投资3140万元。\n"
            "教育项目14个，总投资1990万元。\n其他项目6个，总投资1650万元。\n储备项目30个。",
            ["41个 = 12个 + 9个 + 14个 + 6个", "9650万元 = 2870万元 + 3140万元 + 1990万元 + 1650万元"],
        ),
        # records with a list in each
        (
            "本批安排项目27个，资金8640万元。\n产业方面8个项目，资金3120万元。包括：养殖3个，种植5个。\n"
            "基建方面12个项目，资金4210万元。包括：道路7个，水渠5个。\n其他方面7个项目，资金1310万元。",
            [
                "27个 = 8个 + 12个 + 7个",
                "8640万元 = 3120万元 + 4210万元 + 1310万元",
                "8个 = 3个 + 5个",
                "12个 = 7个 + 5个",
            ],
        ),
        # columns of one kind are told by their place
        (
            "开工项目31个，总投资84.6亿元，年内投资30.4亿元。\n从区域看：东区12个，总投资31.2亿元，年内投资11.5亿元；"
            "中区9个，总投资24.9亿元，年内投资8.7亿元；西区10个，总投资28.5亿元，年内投资10.2亿元。",
            [
                "31个 = 12个 + 9个 + 10个",
                "84.6亿元 = 31.2亿元 + 24.9亿元 + 28.5亿元",
                "30.4亿元 = 11.5亿元 + 8.7亿元 + 10.2亿元",
            ],
        ),
        # without a stop between the records
        (
            "共帮扶1520户6180人。东镇510户2070人，南镇620户2530人，北镇390户1580人。",
            ["1520户 = 510户 + 620户 + 390户", "6180人 = 2070人 + 2530人 + 1580人"],
        ),
        # sections of a report: the parts stand in segments and paragraphs
        (
            "1.结案情况\n全年审结各类案件5316件，同比上升3%。\n审结刑事案件412件，同比下降2%；审结行政案件57件，同比上升9%。\n"
            "审结民事案件3208件，与上年持平。\n执结案件1639件，同比上升8%。\n2.未结情况\n尚有未结案件120件。",
            ["5316件 = 412件 + 57件 + 3208件 + 1639件"],
        ),
        # a list with a heading, of a total further up
        (
            "全镇共有党员2864名，比上年增加31名。\n党员的文化程度。研究生以上46名，大专和本科1032名，高中及中专894名，其他892名。",
            ["2864名 = 46名 + 1032名 + 894名 + 892名"],
        ),
        (
            "全县教师共1268人。学历：研究生86人，本科812人，专科及以下370人。职称：高级210人，中级455人，其他603人。",
            ["1268人 = 86人 + 812人 + 370人", "1268人 = 210人 + 455人 + 603人"],
        ),
        # clause after clause, each a paragraph
        (
            "全年投入资金3650万元。\n其中：\n中央资金1800万元\n省级资金1250万元\n县级配套600万元",
            ["3650万元 = 1800万元 + 1250万元 + 600万元"],
        ),
        # kinds
        (
            "全年安排项目68个。产业类25个，占36.8%；基建类30个，占44.1%；公益类13个，占19.1%。",
            ["68个 = 25个 + 30个 + 13个"],
        ),
        # the total names its parts
        (
            "工厂和合作社从业人员8164人，其中女性3012人，占36.9%。工厂的从业人员为5233人；合作社的从业人员为2931人。",
            ["8164人 = 5233人 + 2931人"],
        ),
        # columns beside a total that stands behind
        (
            "公办园36所，幼儿4200人；民办园22所，幼儿1850人。共有幼儿园58所，幼儿6050人。",
            ["58所 = 36所 + 22所", "6050人 = 4200人 + 1850人"],
        ),
        # a total so named behind its parts
        ("财政投入5230万元，群众自筹1610万元，总投资6840万元。", ["6840万元 = 5230万元 + 1610万元"]),
        # the total of a list in the bracket behind it
        ("全州辖1个市，23个镇、8个乡、5个街道（合计36个乡级单位）。", ["36个 = 23个 + 8个 + 5个"]),
        # lists in the list of a bracket
        (
            "新增病例47例（甲省21例，其中东市18例、西市3例；乙省17例；丙省9例，其中南市5例、北市4例）。",
            ["47例 = 21例 + 17例 + 9例", "21例 = 18例 + 3例", "9例 = 5例 + 4例"],
        ),
        # all of one thing
        ("全乡有草场213.46万亩，夏季草场120.31万亩，冬季草场93.15万亩。", ["213.46万亩 = 120.31万亩 + 93.15万亩"]),
        # another cut of a total that has been divided above
        (
            "年末总人口45.31万人，其中男性23.02万人，女性22.29万人。\n全年出生4120人，死亡2630人。\n"
            "全市有9个民族，其中：汉族30.12万人，回族12.08万人，其他民族3.11万人。",
            ["45.31万人 = 23.02万人 + 22.29万人", "45.31万人 = 30.12万人 + 12.08万人 + 3.11万人"],
        ),
        # what is done and what is left
        ("累计登记6420人，已解除5187人，尚有1233人正在观察。", ["6420人 = 5187人 + 1233人"]),
        # two lists behind 中
        (
            "新增确诊病例31例，出院病例24例。确诊病例中，甲区14例、乙区8例、丙区9例；出院病例中，甲区13例、乙区5例、丙区6例。",
            ["31例 = 14例 + 8例 + 9例", "24例 = 13例 + 5例 + 6例"],
        ),
        # cuts that most often are the whole
        ("搬迁1260户，其中集中安置860户，分散安置400户。", ["1260户 = 860户 + 400户"]),
        ("抽检产品356批次，合格342批次，不合格14批次。", ["356批次 = 342批次 + 14批次"]),
        # totals in another order than the columns
        (
            "落实资金3980万元，安排项目23个。产业项目9个，投入1980万元；基建项目8个，投入1350万元；劳务项目6个，投入650万元。",
            ["23个 = 9个 + 8个 + 6个", "3980万元 = 1980万元 + 1350万元 + 650万元"],
        ),
        # who is told besides a staff, and what 、 does not join
        ("在编人员25人，其中管理岗6人，技术岗15人，工勤岗4人，退休人员12人。", ["25人 = 6人 + 15人 + 4人"]),
        ("共选派人才86名，其中干部12名、教师40名、医生34名，一年以上的52名。", ["86名 = 12名 + 40名 + 34名"]),
        # 含 in a bracket may leave some out, and does not here
        ("安排项目13个（含市级项目8个、区级项目3个、村级项目2个）。", ["13个 = 8个 + 3个 + 2个"]),
        # and outside it speaks of what stands before
        ("新增病例85例。其中境外输入52例，含3例由隐性转为显性；本土33例。", ["85例 = 52例 + 33例"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert sorted(sums(text)) == sorted(expected)
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # classes without a gap are a whole, and what stands among them is not counted
        ("共有教师120人，其中女性58人，35岁及以下40人，36至54岁60人，55岁及以上20人。", ["120人 = 40人 + 60人 + 20人"]),
        (
            "常住人口5230人。0—14岁720人，15—59岁3190人，60岁及以上1320人，65岁及以上910人。",
            ["5230人 = 720人 + 3190人 + 1320人"],
        ),
        ("保障房583套，90平方米以上163套，60至90平方米300套，60平方米以下120套。", ["583套 = 163套 + 300套 + 120套"]),
        # 14 to 18 is not all ages
        ("未成年人共1950人，14岁以上不满16岁的320人，16岁以上不满18岁的1260人。", []),
    ],
)
def test_classes(text: str, expected: list[str]) -> None:
    assert sums(text) == expected


def test_a_class_off_by_rounding_or_by_a_digit() -> None:
    text = "从业人员54.88万人，其中女性24.47万人，年龄35岁及以下的10.76万人，36至54岁的{}万人，55岁及以上的11.02万人。"
    assert sums(text.format("33.11")) == ["54.88万人 = 10.76万人 + 33.11万人 + 11.02万人"]
    assert alarms(text.format("33.71")) == ["54.88万人 = 10.76万人 + 33.71万人 + 11.02万人"]


@pytest.mark.parametrize(
    "text",
    [
        "共有项目41个，资金9650万元。\n其中，水利项目12个，资金2870万元。\n交通项目9个，资金3140万元。\n"
        "教育项目14个，资金1980万元。\n其他项目6个，资金1650万元。",
        "共有项目47个，资金9650万元。\n其中，水利项目12个，资金2870万元。\n交通项目9个，资金3140万元。\n"
        "教育项目14个，资金1990万元。\n卫生项目6个，资金1650万元。",
        "全镇共有党员2864名。\n党员的年龄。30岁及以下406名，31至45岁932名，46至60岁894名，61岁及以上692名。",
        "全州辖1个市，23个镇、8个乡、6个街道（合计36个乡级单位）。",
        "全年审结各类案件5316件。\n审结刑事案件412件；审结行政案件57件。\n审结民事案件3298件。\n执结案件1639件。",
    ],
)
def test_a_wrong_digit_in_a_column(text: str) -> None:
    assert len(alarms(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        # the traits of persons overlap, even where they add up
        "全校共有教师356人，其中女教师180人，党员92人，青年教师84人。",
        "现有教师1366人，其中教授191人、副教授424人、讲师659人、硕士生导师69人，博士生导师22人。",
        # 共 begins another thing
        "设有20个学院、3个中心和2个教学部，共设50个专业。",
        # honours, of which one person may have several
        "全职教师39人，其中院士2人，学科带头人5人，首席科学家2人，优秀人才8人，名师8人，骨干教师4人。",
        # 公共 says no total
        "东片公共车位41.3万个，占75.5%；南、西、北三片分别为16.8万个、15.7万个和2.9万个。",
        # the change of each is no part of either
        "城镇人口75088人，占67.9%；乡村人口42892人。与五年前相比，城镇人口增加21070人，乡村人口减少54018人。",
        # a loss is taken off
        "贷款增加90.6亿元，其中居民贷款增加50.4亿元，企业贷款增加60.5亿元，同业贷款减少20.3亿元。",
        # a cut that most often is the whole, with more than its two parts
        "计划项目45个，已开工30个，已完工17个，尚未开工12个。",
        # two of several branches
        "第三产业增加值612.4亿元，其中金融业83.6亿元；批发和零售业201.3亿元；住宿和餐饮业118.7亿元；房地产业66.2亿元。",
        # 含 names examples
        "现有专家4人（含特聘2名、兼职1名）。",
        # two lists that one comma after another does not join
        "耕地32.6万亩。粮田24.5万亩，其中小麦9.2万亩，玉米10.1万亩；果园8.3万亩，其中梨4.6万亩。",
        # what is left of two amounts is no part
        "出口2377亿元，增长2%；进口1798亿元，下降1%。贸易顺差579亿元，比上年增加19亿元。",
        # 城镇 and 农村 of different things
        "县城新增就业3.4万人，其中困难人员0.6万人；乡村外出务工41.2万人。参加养老保险的96.3万人，其中职工71.5万人。",
        # records one after another, no total
        "产业合作到位36万元，带动12户；劳务协作到位18万元，带动20户；人才交流到位9万元，带动7户。",
        # the share of the last says that the one before holds it
        "全村总人口2160人，劳动力1080人，占50%，外出务工540人，占劳动力的50%。",
        # the same counted another way
        "户籍人口61.5万人，其中城镇人口24.3万人；常住人口47.2万人，城镇化率62.0%。",
    ],
)
def test_no_list(text: str) -> None:
    assert sums(text) == []


def test_a_wrapped_line_ends_no_list() -> None:
    text = (
        "全年实施帮扶项目42个，投入资金5680万元，其中产\n业项目20个、资金3120万元，基础设施项目14个、\n"
        "资金1830万元，公共服务项目8个、资金730万元，\n覆盖全县所有的村。"
    )
    assert sums(text) == ["42个 = 20个 + 14个 + 8个", "5680万元 = 3120万元 + 1830万元 + 730万元"]
    assert sums("共有学员310人，其中电焊班120人，\n家政班110人，\n其他80人。") == ["310人 = 120人 + 110人 + 80人"]


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    lines = [
        "全县共有学校49所，在校学生9120人",
        "（一）城区学校11所，在校学生4210人，占46.2%",
        "（二）乡镇学校25所，在校学生3120人，占34.2%",
    ]
    text = "\n".join([*lines, "（三）其他学校13所，在校学生1790人，占19.6%"])
    assert sums(text) == ["49所 = 11所 + 25所 + 13所", "9120人 = 4210人 + 3120人 + 1790人"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a growth rate between the parts of a total behind them
        (
            "县本级基金支出完成41.5亿元、下降12%，调出资金0.6亿元，还本支出9.2亿元，县本级基金总支出51.3亿元。",
            ["51.3亿元 = 41.5亿元 + 0.6亿元 + 9.2亿元"],
        ),
        # few short parts, of which the first bears the total's name
        ("经营预算收入完成1.3亿元，上年结转收入0.2亿元，经营预算总收入1.5亿元。", ["1.5亿元 = 1.3亿元 + 0.2亿元"]),
        # which alone would be chance
        ("出口1.3亿元，进口0.2亿元，招商签约总额1.5亿元。", []),
        # years and quarters, and a total that says that it is of them all
        (
            "2021年、2022年、2023年分别到位资金1150万元、1280万元、1570万元，三年累计到位4000万元。",
            ["4000万元 = 1150万元 + 1280万元 + 1570万元"],
        ),
        ("2021年到位资金1150万元，2022年到位1280万元，五年累计到位2430万元。", []),
        (
            "一季度销售112万元，二季度销售187万元，三季度销售153万元，四季度销售208万元，全年销售660万元。",
            ["660万元 = 112万元 + 187万元 + 153万元 + 208万元"],
        ),
        # a herd of several kinds
        (
            "各类牲畜存栏47.2万头（只），其中牛11.3万头、羊33.5万只、猪2.4万头。",
            ["47.2万头 = 11.3万头 + 33.5万只 + 2.4万头"],
        ),
        ("存栏牛46万头，其中母牛12万头、羊34万只。", []),
        # 包括 whose object is what is counted; a total that is not told
        ("立项9项；承担包括农业、水利等各类课题46项；获奖4项、专利3项、标准1项。", []),
        ("获奖9项，发表论文若干，其中国内4项、国外4项。", []),
        ("走访企业9家，慰问农户多户，其中低保6户、五保2户。此前慰问9户。", []),
    ],
)
def test_totals_behind_herds_and_what_is_no_list(text: str, expected: list[str]) -> None:
    assert sums(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "县本级基金支出完成41.5亿元、下降12%，调出资金0.6亿元，还本支出9.2亿元，县本级基金总支出51.8亿元。",
        "2021年、2022年、2023年分别到位资金1150万元、1280万元、1590万元，三年累计到位4000万元。",
        "各类牲畜存栏47.2万头（只），其中牛11.3万头、羊33.5万只、猪2.9万头。",
    ],
)
def test_a_wrong_digit_in_them_is_flagged(text: str) -> None:
    assert len(alarms(text)) == 1


def test_a_list_behind_a_semicolon_accuses_nobody() -> None:
    assert alarms("获表彰7项；包括国家级、省级等课题46项；获科技奖1项、社科奖4项、青年奖1项。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a full stop inside a list, which its last part 其它 ends, and what the sentence goes on with
        (
            "当年用款318.4万元，其中国家拨款96.2万元，信用社贷款121.5万元。集体自筹64.3万元，其它款36.4万元，偿还旧欠8.1万元。",
            ["318.4万元 = 96.2万元 + 121.5万元 + 64.3万元 + 36.4万元"],
        ),
        # columns neither of which is sure alone
        (
            "全年建成水厂37处，投资2.86亿元。\n（一）川区水厂18处，投资1.52亿元；\n（二）山区水厂12处，投资0.83亿元；\n（三）牧区水厂7处，投资0.51亿元。",
            ["37处 = 18处 + 12处 + 7处", "2.86亿元 = 1.52亿元 + 0.83亿元 + 0.51亿元"],
        ),
        # columns of the lists inside records
        (
            "两批共选派医生164名，其中女医生71名。第一批选派医生92名，其中女医生38名；第二批选派医生72名，其中女医生33名。",
            ["164名 = 92名 + 72名", "71名 = 38名 + 33名"],
        ),
        # without a measure word
        (
            "1958年，全区总人口86.41万，城关21.37万，东乡镇带30.12万，西乡镇带34.92万。",
            ["86.41万 = 21.37万 + 30.12万 + 34.92万"],
        ),
        # measure words that differ
        ("累计培训3178人次，其中焊工842人，厨师1216人，护工1120人。", ["3178人次 = 842人 + 1216人 + 1120人"]),
        ("机关21个、企业47家、学校16所参加，合计84个单位。", ["84个 = 21个 + 47家 + 16所"]),
        # 由…组成, and two parts next to their total
        ("联盟有成员163家，由龙头企业14家、合作社149家组成。", ["163家 = 14家 + 149家"]),
        ("全城划分为237个网格，河东141个、河西96个。", ["237个 = 141个 + 96个"]),
        # totals behind: counted summands, 累计, 全部, a sentence of its own
        (
            "发放粮补1873万元，涉及3.2万户；牧补964万元，涉及1.1万户；林补418万元，涉及0.9万户。三项合计3255万元。",
            ["3255万元 = 1873万元 + 964万元 + 418万元"],
        ),
        ("新修水窖127眼，改造83眼，修复64眼，累计完成274眼。", ["274眼 = 127眼 + 83眼 + 64眼"]),
        (
            "从事农业的5.37万人，从事工业的2.18万人，从事服务业的3.94万人，全部从业人员11.49万人。",
            ["11.49万人 = 5.37万人 + 2.18万人 + 3.94万人"],
        ),
        (
            "汉族154238人，占66.1%；藏族68417人，占29.3%；其他民族10842人，占4.6%。总人口233497人。",
            ["233497人 = 154238人 + 68417人 + 10842人"],
        ),
        # columns beside a cut
        (
            "搬迁户437户1926人，已入住391户1718人，未入住46户208人。",
            ["437户 = 391户 + 46户", "1926人 = 1718人 + 208人"],
        ),
        # shares that 合计 adds
        ("博士占教师的31.46%；硕士占教师的47.28%；合计硕士以上占78.74%。", ["78.74% = 31.46% + 47.28%"]),
        # 中 names one of two quantities that end alike
        (
            "经营面积9.7万亩。其中草场8.9万亩，非草场0.8万亩。草场中，夏场4.6万亩，冬场3.1万亩，秋场1.2万亩。",
            ["9.7万亩 = 8.9万亩 + 0.8万亩", "8.9万亩 = 4.6万亩 + 3.1万亩 + 1.2万亩"],
        ),
        # the nearer of two totals, though it is short
        (
            "全镇有6.1万人，其中农业人口5.42万人；务工2.7万人，其中：第一产业0.4万人，第二产业1.5万人，第三产业0.8万人。",
            ["2.7万人 = 0.4万人 + 1.5万人 + 0.8万人"],
        ),
        # what is told behind a semicolon of one trait more
        ("支部有党员57名，其中正式党员54名，预备党员3名；女党员16名。", ["57名 = 54名 + 3名"]),
    ],
)
def test_lists_told_in_other_ways(text: str, expected: list[str]) -> None:
    assert sorted(sums(text)) == sorted(expected)
    assert alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # what one amount leaves of another, traits that overlap, ranks of which most have none
        "全县出生3217人，死亡1945人，自然增长1272人。",
        "学生总数1483人，少数民族学生927人，寄宿生556人。",
        "家庭农场417家，其中国家级4家，省级28家，市级53家。",
        # no total of one cut stands in another
        "从年龄看，青年173人，中年426人，老年214人；从学历看，专科以上197人，高中及以下629人。",
        # 累计 of more than is told, and no list
        "今年修路83公里，明年修路46公里，五年累计修路129公里。",
        "门诊接诊4126人次，手术312台次，住院814人，床位260张。",
    ],
)
def test_amounts_in_a_row_are_no_list(text: str) -> None:
    assert sums(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "当年用款318.4万元，其中国家拨款96.2万元，信用社贷款121.5万元。集体自筹64.3万元，其它款39.4万元，偿还旧欠8.1万元。",
        "发放粮补1873万元，涉及3.2万户；牧补964万元，涉及1.1万户；林补418万元，涉及0.9万户。三项合计3265万元。",
        "从事农业的5.37万人，从事工业的2.18万人，从事服务业的3.94万人，合计11.94万人。",
        # a total told twice
        "全村耕地面积3416亩，土质好。耕地面积3476亩，其中水田2105亩，旱地1311亩。",
        "住户3216户8421人。\n住户3216户8461人，其中村民1204户3105人；居民2012户5316人。",
        # one of two cuts in one list
        "全年开支918.6万元：其中饲料205.4万元，人工413.2万元，运费370万元，发放工资418.6万元，留存200万元，分红300万元。",
        # the list of names ends before the total
        "库区由上湖、中湖和下湖组成，总面积31.72平方公里，其中陆地面积19.42平方公里，水域面积12.9平方公里。",
        # the names are a whole, though the total stands a paragraph before
        "实际采购规模413.2万元。\n从采购范围看，工程类规模212.4万元，服务类规模50.6万元，货物类规模130.2万元。",
        # other measure words than the total's
        "累计培训1283人次，其中开办农民班9期培训512人，创业班3期培训95人，企业班培训636人。",
        # brackets inside the list, a list closed by 和, a total behind the verb that means to hold
        "党组织设置86个，其中党委5个（镇党委1个、村党委4个）、党总支17个、支部63个，党员1520名。",
        "建有14个实验中心，包括5个基础实验中心和8个专业实验中心，268个实验室。",
        "全市名录包含文物点579处，其中省级6处、县级48处、未定级532处。",
        # rounded, and more than the total
        "全市装机12.6万千瓦，其中火电7.1万千瓦，水电6.4万千瓦，风电4100千瓦，光伏4.8万千瓦。",
        # the names are a whole: what households use, and all kinds of power
        "全市用电42.6亿千瓦时。第一产业0.9亿千瓦时；第二产业23.1亿千瓦时；第三产业7.4亿千瓦时；居民生活7.2亿千瓦时。",
        "全省装机8.6亿千瓦。其中，火电4.1亿千瓦；水电1.3亿千瓦；核电2104万千瓦；风电1.2亿千瓦；太阳能发电1.3亿千瓦。",
        # all that became of the cases
        "全区报告病例139例，治愈出院69例，轻症及普通型61例，重症4例，危重症3例，死亡1例。",
        # lines whose words are those of their total
        "现下达扶贫资金26428万元。\n东县:扶贫资金2405万元;\n西县:扶贫资金1956万元;\n南县:扶贫资金12744万元;\n"
        "北县:扶贫资金9208万元;\n园区:扶贫资金195万元。",
        # numbered headings
        "（一）产业类项目，共4750万元。\n1、合作项目，安排资金3850万元。\n2、加工项目，安排资金500万元。",
        # ages of those whom the total counts by another name
        "学校现有专任教师1167人，外聘教师142人。\n1. 年龄结构 专任教师中，30岁及以下教师98人、31-40岁教师674人、"
        "41岁及以上教师595人。",
        # a column beside two that add up
        "全县中小学\n全县校舍57.7万平方米；设备17919.7万元；图书146.1万册。\n小学校舍25.4万平方米；设备9010.3万元；图书86.2万册。\n"
        "初中校舍32.3万平方米；设备8909.4万元；图书64.9万册。",
        # 还有 begins another matter
        "播种面积4126亩其中玉米3135亩、水稻460亩、瓜菜231亩，还有80亩荒地可以种菜。",
        # the last of the list is divided again
        "全镇有联营企业262家，其中：加工企业128家，合资企业124家，其中茶企14家，果企36家。",
        # shares with two places
        "硕士724人，占教师的54.52%；学士512人，占教师的38.55%；合计学士以上占93.47%。",
        # nothing but 总投入 between the list and its total
        "以省级资金5.82亿元，引导市县资金11.27亿元，带动社会投入30.16亿元，总投入达46.25亿元。",
    ],
)
def test_a_wrong_digit_in_such_lists_is_flagged(text: str) -> None:
    assert len(alarms(text)) == 1


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("全部耕地约7743亩，其中水田4418亩，旱地3325亩。", "approximate"),
        ("全部耕地约7743亩，其中水田4818亩，旱地3325亩。", "doubtful"),
    ],
)
def test_a_wrong_digit_behind_a_long_figure_called_about_is_doubted(text: str, verdict: str) -> None:
    found = proofs(relations(text, extract(text)))
    assert [proof.finding.verdict for proof in found if proof.relation.type == "sum"] == [verdict]


def test_a_round_figure_called_about_leaves_a_part_unaccused() -> None:
    assert sums("全部园地约7000亩，其中茶园4418亩，果园1325亩。") == []


def test_a_list_of_upper_grades_may_leave_lower_ones_out() -> None:
    assert alarms("全市有旅游景区47个，其中5A级2个，4A级21个，3A级19个。") == []
    assert len(alarms("全市有旅游景区47个，其中5A级2个，4A级21个，3A级84个。")) == 1
    assert len(alarms("全市有旅游景区47个，其中山区12个，湖区21个，城区19个。")) == 1


def test_a_digit_far_behind_the_rounding_of_the_total_is_found() -> None:
    text = "户籍人口131.46万人。18岁以下{}人，18—34岁301572人，35—59岁472918人，60岁及以上188403人。"
    assert alarms(text.format("351707")) == []
    assert len(alarms(text.format("357707"))) == 1
    assert len(alarms(text.format("391707"))) == 1


def test_what_a_total_behind_its_list_leaves_out_is_no_wrong_digit() -> None:
    assert alarms("新建水厂投资5.82亿元，电站投资11.27亿元，道路投资3.16亿元，总投资达46.25亿元。") == []


def test_the_three_industries_and_households_are_one_cut() -> None:
    text = "全市用电{}亿千瓦时。第一产业0.9亿千瓦时；第二产业23.1亿千瓦时；第三产业7.4亿千瓦时；居民生活7.2亿千瓦时。"
    assert sums(text.format("38.6")) == ["38.6亿千瓦时 = 0.9亿千瓦时 + 23.1亿千瓦时 + 7.4亿千瓦时 + 7.2亿千瓦时"]
    assert sums(text.format("31.4")) == ["31.4亿千瓦时 = 0.9亿千瓦时 + 23.1亿千瓦时 + 7.4亿千瓦时"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # one part alone is more than all
        ("全县有合作社3家，其中甲村6家、乙村1家。", True),
        # some of all, and more than all
        ("共回收问卷9份（含干部2份、教师7份、学生2份、家长2份）。", True),
        ("共回收问卷12份（含干部2份、教师3份、学生2份、家长2份）。", False),
    ],
)
def test_no_list_is_more_than_its_total(text: str, wrong: bool) -> None:
    assert len(alarms(text)) == wrong


def test_other_areas_behind_a_semicolon_are_not_the_rest_of_a_list_before_it() -> None:
    text = (
        "耕地2155亩（其中：田1703亩，地452亩）；林地300亩，其中经济林180亩；水面76.9亩；荒山982亩，其他面积1116.1亩。"
    )
    assert sums(text) == ["2155亩 = 1703亩 + 452亩"]


def test_those_in_front_are_not_all() -> None:
    text = "其他海区产量249.3万吨。排在前4位的分别是：鳀鱼51.7万吨，扇贝34.4万吨，鲣鱼32.6万吨，鲑鱼26.5万吨。"
    assert sums(text) == []


def test_a_wrong_digit_in_one_of_several_cuts_of_a_total_is_flagged() -> None:
    text = (
        "全市党员总数为8904.1万名。\n女党员2930.2万名，占总数的32.9%。\n党员的年龄。30岁及以下{}万名，31至35岁1150.0万名，"
        "36至60岁4774.7万名，61岁及以上1735.9万名。\n党员的职业。工人664.9万名，农民3603.2万名，学生590.1万名，"
        "其他人员4045.9万名。"
    )
    assert alarms(text.format("1243.5")) == []
    assert len(alarms(text.format("1843.5"))) == 1
