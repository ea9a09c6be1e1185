"""One example for each way in which wording asserts arithmetic, in sentences made for it."""

from __future__ import annotations

import pytest

from kangle_stats.proofreading import proofs
from kangle_stats.prose import Relation, extract, relations


def found(text: str, kind: str = "sum") -> list[Relation]:
    return [relation for relation in relations(text, extract(text)) if relation.type == kind]


def equations(text: str, kind: str = "sum") -> list[str]:
    return [relation.equation() for relation in found(text, kind)]


def verdicts(text: str) -> list[str]:
    return [proof.finding.verdict for proof in proofs(relations(text, extract(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 其中, with a last part that says that nothing is left
        (
            "培训学员620人，其中电焊班210人、家政班260人、其他班次150人。",
            ["620人 = 210人 + 260人 + 150人"],
        ),
        # growth between the parts is not a part
        (
            "全年投资90亿元，比上年增加6亿元，增长7.1%。其中，工业投资52亿元，增长9%；农业投资38亿元，增长4.7%。",
            ["90亿元 = 52亿元 + 38亿元"],
        ),
        # names that are a whole, across sentences and without a cue
        (
            "年末户籍人口41.5万人，城镇人口16.2万人，乡村人口25.3万人。男性21.4万人，女性20.1万人。",
            ["41.5万人 = 16.2万人 + 25.3万人", "41.5万人 = 21.4万人 + 20.1万人"],
        ),
        # two cuts in one list
        (
            "共有职工1500人，其中男性900人，女性600人；城镇户籍420人，农村户籍1080人。",
            ["1500人 = 900人 + 600人", "1500人 = 420人 + 1080人"],
        ),
        # cuts by 按…分 and 从…看, both of the first total
        (
            "完成投资120亿元。按性质分，国有投资70亿元，非国有投资50亿元。从产业看，一产12亿元，二产48亿元，三产60亿元。",
            ["120亿元 = 70亿元 + 50亿元", "120亿元 = 12亿元 + 48亿元 + 60亿元"],
        ),
        # parts in sentences of their own
        (
            "生产总值210亿元。分产业看，第一产业增加值30亿元。第二产业增加值80亿元。第三产业增加值100亿元。",
            ["210亿元 = 30亿元 + 80亿元 + 100亿元"],
        ),
        # a list inside a list
        (
            "支出96亿元，其中民生支出71亿元，其中教育31亿元、社保40亿元；其他支出25亿元。",
            ["96亿元 = 71亿元 + 25亿元", "71亿元 = 31亿元 + 40亿元"],
        ),
        # columns
        (
            "搬迁900户3500人，其中东片400户1600人，西片500户1900人。",
            ["900户 = 400户 + 500户", "3500人 = 1600人 + 1900人"],
        ),
        # brackets
        ("新建车间15家（东乡镇9家、西乡镇6家）。", ["15家 = 9家 + 6家"]),
        # a colon, and 中
        ("共建图书室36所：城区11所，乡镇25所。", ["36所 = 11所 + 25所"]),
        ("在850名学员中，省内就业430人，省外就业300人，其余120人自主创业。", ["850名 = 430人 + 300人 + 120人"]),
        # the total behind its parts
        ("县级配套45万元、社会捐助30万元，合计75万元。", ["75万元 = 45万元 + 30万元"]),
        ("选派教师18名、医生12名，共30名。", ["30名 = 18名 + 12名"]),
        # traits that cut across the list, and items that do not belong
        (
            "共有务工人员4620人，其中女性2100人，省内3020人，省外1600人。",
            ["4620人 = 3020人 + 1600人"],
        ),
        (
            "在校学生21035人，其中托班3120人，小学11420人，初中6200人，高中3415人。",
            ["21035人 = 11420人 + 6200人 + 3415人"],
        ),
        # the budget that a share is of is no part
        (
            "总收入900万元，占预算2000万元的45%。其中：税收600万元，占预算1100万元的54.5%；非税收入300万元。",
            ["900万元 = 600万元 + 300万元"],
        ),
        # a list that runs on behind the semicolon of the list around it
        (
            "总产值9520万元，其中，种植业3110万元；养殖业5360万元，其中牛羊3240万元；家禽2120万元；其他1050万元。",
            ["9520万元 = 3110万元 + 5360万元 + 1050万元", "5360万元 = 3240万元 + 2120万元"],
        ),
        # two totals of one kind, two columns
        (
            "发放羊羔90只、鸡苗2400只。其中，甲村羊羔40只、鸡苗1100只；乙村羊羔50只、鸡苗1300只。",
            ["90只 = 40只 + 50只", "2400只 = 1100只 + 1300只"],
        ),
        # a total that is named again before 中
        (
            "年末常住人口310.5万人，城镇化率51%。\n年末常住人口中，男性158.2万人，女性152.3万人。",
            ["310.5万人 = 158.2万人 + 152.3万人"],
        ),
        # the total of an earlier paragraph
        (
            "全镇共有人口5230人。\n该镇养老机构有床位80张。\n从性别构成看，男性2700人，女性2530人。",
            ["5230人 = 2700人 + 2530人"],
        ),
        # in traditional characters
        (
            "全縣常住人口為951人。\n家庭戶人口為912人，集體戶人口為39人。\n從年齡構成看，不滿15歲132人，15歲及以上819人。",
            ["951人 = 912人 + 39人", "951人 = 132人 + 819人"],
        ),
        # what all grow by is no average of each
        (
            "园地2981.5亩。果、茶、桑面积均有不同程度增长：果园2085亩，增长3.4%；茶园149.8亩，增长0.5%；桑园746.7亩，增长1.6%。",
            ["2981.5亩 = 2085亩 + 149.8亩 + 746.7亩"],
        ),
        # two paragraphs of figures under the totals of both, with 包括 in a bracket that counts nothing
        (
            "中专教育\n中专教育(包括公办和民办)招生3133人，比上年增加321人；在校生8637人。\n公办学校5所；毕业生2158人；招生2500人；"
            "在校生6747人。\n民办学校1所；毕业生582人；招生633人；在校生1890人。",
            ["3133人 = 2500人 + 633人", "8637人 = 6747人 + 1890人"],
        ),
        # lines that each begin with a name and a colon
        (
            "现将资金2642万元下达如下。\n东县:扶贫资金240万元;\n西县:扶贫资金195万元;\n南县:扶贫资金415万元;\n"
            "北县:扶贫资金1792万元。",
            ["2642万元 = 240万元 + 195万元 + 415万元 + 1792万元"],
        ),
        # what the amount before a bracket counts
        (
            "占地66.3万平方米（小学34.3万、中学32万），校舍43.2万平方米（小学20.1万、中学23.1万）。",
            ["66.3万平方米 = 34.3万 + 32万", "43.2万平方米 = 20.1万 + 23.1万"],
        ),
        # two columns, and the totals of both behind them
        (
            "甲校在校生1145人，教职工82人；乙校在校生2719人，教职工126人。丙园在园幼儿917人，在编教职工11人。"
            "全镇学生总数4781人，教职工总数219人。",
            ["4781人 = 1145人 + 2719人 + 917人", "219人 = 82人 + 126人 + 11人"],
        ),
        # horses are large livestock as cattle is, pigs are not
        (
            "年末大牲畜存栏4020头。其中：肉牛存栏2851头；奶牛存栏898头；马存栏271匹；生猪存栏3202头；禽存栏1883只。",
            ["4020头 = 2851头 + 898头 + 271匹"],
        ),
        # the verb of the total again, before all kinds
        (
            "全年资助4.52万人（其中学生3.1万人）。资助老人58人，妇女3300人，残疾人0.8万人，农民和其他人员3.39万人。",
            ["4.52万人 = 58人 + 3300人 + 0.8万人 + 3.39万人"],
        ),
        # 分项情况, as budgets say
        (
            "经费决算总额2771万元，下降1.8%。分项情况是：出国经费120万元，增长79.1%；接待费1033万元，下降7.6%；用车费1618万元，"
            "下降1.2%，其中：购置费414万元，增长7.5%；运行费1204万元。",
            ["2771万元 = 120万元 + 1033万元 + 1618万元", "1618万元 = 414万元 + 1204万元"],
        ),
        # a bracket behind each name
        (
            "第二批公布文物共62处 革命遗址（10处）石窟寺（5处）古建筑（28处）石刻（2处）古遗址（10处）古墓葬（7处）",
            ["62处 = 10处 + 5处 + 28处 + 2处 + 10处 + 7处"],
        ),
        # numbered headings
        (
            "（一）补贴类项目，共1240万元\n1、2022年助学项目，安排资金180万元。\n2、2022年培训项目，安排资金610万元。\n"
            "3、奖补项目，安排资金450万元。\n（二）产业类项目，共4350万元。\n1、合作项目，安排资金3850万元。\n2、加工项目，"
            "安排资金500万元。\n（三）道路类项目，共2910万元。",
            ["1240万元 = 180万元 + 610万元 + 450万元", "4350万元 = 3850万元 + 500万元"],
        ),
        # paragraphs whose names are a whole, before others
        (
            "企业进出口总值8319.2万元。\n1、出口增长。出口额达4443.9万元，增长31.2%。\n2、进口增长。进口额3875.3万元，增长19.4%。\n"
            "3、加工贸易总值5778.7万元。",
            ["8319.2万元 = 4443.9万元 + 3875.3万元"],
        ),
        # two columns that end before their paragraphs do
        (
            "全院受理案件4939件，结案2837件。\n其中，诉讼收案2559件，结案1779件。\n执行收案2380件，结案1058件。\n公开案件2299件。",
            ["4939件 = 2559件 + 2380件", "2837件 = 1779件 + 1058件"],
        ),
        # 收案 is short for 新收…案件
        (
            "全省新收各类刑事案件24064件；审结24083件。收案中，一审案件21503件；二审案件2395件；再审案件166件。",
            ["24064件 = 21503件 + 2395件 + 166件"],
        ),
        # a column that ends with its paragraph, though the next one adds up too
        (
            "全院收案4939件，结案2837件。\n其中，诉讼收案2559件，结案1779件。分类来看：刑事新收216件；刑事结案192件。民事新收2083件；民事结案1484件。"
            "行政新收116件；行政结案103件。\n执行收案2380件；结案1058件。",
            ["4939件 = 2559件 + 2380件", "2837件 = 1779件 + 1058件", "1779件 = 192件 + 1484件 + 103件"],
        ),
        # a total with a word before 合计
        ("税收入库1200万元，上级补助3400万元，收入总计4600万元。", ["4600万元 = 1200万元 + 3400万元"]),
        # 其中 speaks of the persons, not of the schools before them
        ("走访12所学校，资助学生96名，其中小学60名，另有7所小学和5所中学挂牌。", []),
        # 公共 is not 共, and a second column does not hide the first
        (
            "实施项目21个、资金930万元，其中产业项目12个、资金510万元，公共设施项目9个、资金420万元。",
            ["21个 = 12个 + 9个", "930万元 = 510万元 + 420万元"],
        ),
        # shares between the total and its list
        ("林地6200亩，覆盖率41%，蓄积量8万立方米，其中公益林3900亩，商品林2300亩。", ["6200亩 = 3900亩 + 2300亩"]),
        # a list without a cue behind a total
        ("项目总投资174亿元，一期投资95亿元，二期投资79亿元。", ["174亿元 = 95亿元 + 79亿元"]),
        ("果园3150亩，梨1420亩，桃980亩，杏750亩。", ["3150亩 = 1420亩 + 980亩 + 750亩"]),
        # where the parts come from
        ("支医人员41人，分别来自甲院16人、乙院14人、丙院11人。", ["41人 = 16人 + 14人 + 11人"]),
        # 家庭户 and 集体户 are all
        ("常住人口52310人。家庭户人口50120人，集体户人口2190人。", ["52310人 = 50120人 + 2190人"]),
        # who is over 65 is over 60
        (
            "常住人口5230人，其中14岁以下720人，15岁到59岁3190人，60岁及以上1320人，65岁及以上910人。",
            ["5230人 = 720人 + 3190人 + 1320人"],
        ),
        # 全国重点 is no word for a part of the list
        ("文物点74处，其中全国重点4处，省级19处，县级51处。", ["74处 = 4处 + 19处 + 51处"]),
        # incomes of one household add up though they are averages
        (
            "人均可支配收入18600元，其中，工资性收入9800元，经营净收入5200元，财产净收入600元，转移净收入3000元。",
            ["18600元 = 9800元 + 5200元 + 600元 + 3000元"],
        ),
    ],
)
def test_sums(text: str, expected: list[str]) -> None:
    assert equations(text) == expected
    assert set(verdicts(text)) <= {"holds", "rounding"}


@pytest.mark.parametrize(
    "text",
    [
        # chance: no wording makes 1200 the total of the others
        "带动1200名群众增收，另有甲社投入700元，培训500名妇女、700名青年。",
        # only some of the parts
        "税收收入30亿元，其中增值税12亿元，所得税5亿元。",
        "从主要行业看，化工产值15亿元，建材产值9亿元。",
        # an average is no sum of averages
        "居民人均可支配收入26000元。按常住地分，城镇居民人均可支配收入35000元，农村居民人均可支配收入18000元。",
        # the amount of each is not a part
        "补助资金90万元，其中每户1万元，每村5万元。",
        # 男劳动力 and 女劳动力 are not all of the people
        "全村共有2100人，其中男劳动力610人，女劳动力540人。",
        # what 其中 is of stands in its own sentence
        "从业者82人。全县有3个民族乡，其中东片约50人，西片约31人。",
        # one part is no list
        "财政收入26亿元。其中，税收收入14亿元。",
        # one person has several of these traits
        "全社有成员52名，其中女性13名，60岁以上21名，大专以上学历11名。",
        # 等 leaves the list open
        "经营收入38万元，其中摊位费12万元、停车费9万元等。",
        # what is counted twice
        "水资源量21.4亿立方米，其中地表水20.1亿立方米，地下水6.3亿立方米，重复量5亿立方米。",
        # the three industries are not all users
        "用电量61.4亿千瓦时，其中一产2.3亿千瓦时，二产31.6亿千瓦时，三产9.2亿千瓦时，居民14.1亿千瓦时。",
        # yields of several fruits, not of the sum of their areas
        "水果产量164吨。其中：苹果面积4公顷，产量2吨；梨面积3公顷，产量5吨；葡萄面积7公顷，产量139吨。",
        # rates are not added
        "就业率95%，其中男生96%，女生94%。",
        # cumulative, not a total of the sentence
        "带动25户，户均增收2000元，共计投资600万元。",
    ],
)
def test_no_sum(text: str) -> None:
    assert equations(text) == []


def test_a_broken_list_is_still_found() -> None:
    text = "培训学员680人，其中电焊班210人、家政班260人、其他班次155人。"
    (relation,) = found(text)
    assert relation.explicit
    ((relation, finding),) = ((proof.relation, proof.finding) for proof in proofs([relation]))
    assert finding.verdict == "fails"
    assert relation.equation() == "680人 = 210人 + 260人 + 155人"


@pytest.mark.parametrize(
    "text",
    [
        # two neighbouring digits swapped, in a part and in the total
        "安置务工人员1063人，其中到东部241人，省内就近458人，其他地区337人。",
        "种植面积5170公顷，其中小麦3280公顷，玉米2430公顷。",
        # a digit left out, or one too many
        "种植面积510公顷，其中小麦3280公顷，玉米1820公顷。",
        "种植面积5100公顷，其中小麦32880公顷，玉米1820公顷。",
        # one digit for another, in short numbers
        "新建校舍25栋（甲镇9栋、乙镇6栋）。",
        "选派专家47名，其中农技18名、兽医12名、水利7名。",
        # beside a second column that adds up
        "实施项目26个、资金930万元，其中产业项目12个、资金510万元，教育项目9个、资金420万元。",
        # 与…相比 names what the growth is of; the list is still one
        "收入9450万元，与上年的8100万元相比，增加1350万元，其中税收6150万元，非税收入3200万元。",
    ],
)
def test_a_slip_of_a_digit_is_found(text: str) -> None:
    assert verdicts(text).count("fails") == 1


@pytest.mark.parametrize(
    "text",
    [
        "卫生机构168个，其中医院9个，卫生院15个，诊所131个。",
        "贷款余额52.6亿元，其中涉农贷款33.1亿元，小微贷款24.8亿元。",
        "产业工人13.2万人，其中技术工9.1万人，女职工5.3万人，农民工4.4万人。",
        "用电量61.4亿千瓦时，其中一产2.3亿千瓦时，二产31.6亿千瓦时，三产9.2亿千瓦时，居民14.1亿千瓦时。",
    ],
)
def test_a_list_that_may_have_a_rest_raises_no_alarm(text: str) -> None:
    assert "fails" not in verdicts(text)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("粮田600亩，占耕地的60%，其余抛荒。", "ratio", []),
        ("耕地1000亩，其中粮田600亩，占60%。", "ratio", ["60% = 600亩 ÷ 1000亩"]),
        ("播种面积800万亩，小麦300万亩，玉米400万亩，占播种面积的87.5%。", "ratio", []),
        ("播种面积800万亩。玉米400万亩，占播种面积的50%。", "ratio", ["50% = 400万亩 ÷ 800万亩"]),
        ("就业500人，比上年增加100人，增长25%。", "ratio", ["25% = 100人 ÷ (500人 - 100人)"]),
        ("门店由40家增加到60家，增长50%。", "ratio", ["50% = (60家 - 40家) ÷ 40家"]),
        ("生产总值50亿元，比上年增加6亿元，增长8%。", "ratio", []),
        ("门店由40家增加到60家，增加20家。", "difference", ["20家 = 60家 - 40家"]),
        ("贫困率由18.5%下降到2.1%，下降16.4个百分点。", "difference", ["16.4个百分点 = 18.5% - 2.1%"]),
        ("120户分红36万元，户均3000元。", "average", ["3000元 = 36万元 ÷ 120户"]),
        ("120户投入36万元，人均可支配收入3000元。", "average", []),
        ("4个镇各投入25万元，共100万元。", "product", ["100万元 = 4个 × 25万元"]),
        ("每户补助2万元，50户共计100万元。", "product", ["100万元 = 50户 × 2万元"]),
        (
            "三家公司来县，可安置约900人。三家公司将分别安置100人，扩建后再分别安置200人。",
            "product",
            ["900人 = 三家 × (100人 + 200人)"],
        ),
        ("甲区12个村与乙县12个村分别结成对子。", "equal", ["12个 = 12个"]),
    ],
)
def test_other_relations(text: str, kind: str, expected: list[str]) -> None:
    assert equations(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("共36所：城区11所，乡镇25所。", "holds"),
        ("总人口41.5万人，其中男性21.4万人，女性20.2万人。", "rounding"),
        ("共有约900人，其中男性500人，女性330人。", "doubtful"),
        ("共有900余人，其中男性500人，女性420人。", "approximate"),
        ("共有900人，其中男性500人，女性300人。", "fails"),
        ("贫困率由18.5%下降到2.1%，下降14.4个百分点。", "fails"),
        ("甲区12个村与乙县13个村分别结成对子。", "fails"),
    ],
)
def test_verdicts(text: str, verdict: str) -> None:
    assert verdicts(text) == [verdict]


def test_a_lost_or_added_wan_is_found() -> None:
    text = "在校学生15200万人，其中，小学9000人、初中4000人、高中2200人。"
    assert verdicts(text) == ["fails"]


def test_parts_point_into_the_text() -> None:
    text = "共36所：城区11所，乡镇25所。"
    (relation,) = found(text)
    for mention in (relation.total, *relation.parts):
        assert text[mention.start : mention.end] == mention.literal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "年末从业人员3832.5万人，增长7.6%。其中，第二产业1232.5万人，下降1%；第三产业2600.0万人。",
            ["3832.5万人 = 1232.5万人 + 2600.0万人"],
        ),
        ("自筹资金90万元，提高3%。其中，甲村50万元，乙村40万元。", ["90万元 = 50万元 + 40万元"]),
    ],
)
def test_a_word_that_begins_like_from_makes_no_base_of_a_change(text: str, expected: list[str]) -> None:
    assert equations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年收案350件，结案300件。收案中，民事220件，刑事130件。", ["350件 = 220件 + 130件"]),
        ("全年收案350件，结案300件。结案当中，民事180件，刑事120件。", ["300件 = 180件 + 120件"]),
        ("查出确诊病例46例。确诊的病例中，轻型30例，重型16例。", ["46例 = 30例 + 16例"]),
        (
            "全县有农业生产经营人员5000人。在农业生产经营人员中，甲片2200人，乙片2800人。",
            ["5000人 = 2200人 + 2800人"],
        ),
        # examples only
        ("全县有企业320家。企业中，规上30家，纳税大户20家。", []),
        # another thing than the total
        ("在册职工350人。女职工中，甲厂150人，乙厂200人。", []),
        ("查出病例46例。密切接触者中，老人20例，儿童26例。", []),
    ],
)
def test_a_name_before_among_points_to_the_total_whose_words_it_shares(text: str, expected: list[str]) -> None:
    assert equations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有重点县16个，其中贫困县5个，少数民族县6个，边境县5个。", ["16个 = 5个 + 6个 + 5个"]),
        ("有重点县16个，其中贫困县5个，边境县6个，山区县5个。", ["16个 = 5个 + 6个 + 5个"]),
        # beside a complete list it is a subset, and alone it is no list
        ("全县有村30个，其中山区村18个，川区村12个，贫困村9个。", ["30个 = 18个 + 12个"]),
        ("全县有村30个，其中贫困村9个。", []),
    ],
)
def test_poor_places_may_be_parts_like_others(text: str, expected: list[str]) -> None:
    assert equations(text) == expected


_RECORD = "{}工程总投资{}万元，年度投资{}万元，本批安排{}万元"


@pytest.mark.parametrize("stop", ["；", "。", "\n"])
def test_one_of_several_records_adds_up_by_chance(stop: str) -> None:
    records = [("甲路", 1898, 1198, 700), ("乙桥", 2460, 1500, 520), ("丙渠", 3125, 2050, 610)]
    assert equations(stop.join(_RECORD.format(*record) for record in records)) == []


def test_records_that_all_add_up_are_sums() -> None:
    records = [("甲路", 1898, 1198, 700), ("乙桥", 2460, 1500, 960), ("丙渠", 3125, 2050, 1075)]
    assert len(equations("；".join(_RECORD.format(*record) for record in records))) == 3


def test_a_whole_number_among_decimals_is_no_rounder_than_they() -> None:
    text = "全县投入100.73亿元，其中省级60.28亿元，市级{}亿元，县级0亿元。"
    assert equations(text.format(40)) == []
    assert equations(text.format(40.45)) == ["100.73亿元 = 60.28亿元 + 40.45亿元 + 0亿元"]
    assert equations("全县投入101亿元，其中省级60亿元，市级40亿元，县级0亿元。") == [
        "101亿元 = 60亿元 + 40亿元 + 0亿元"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "每人每月补助300元，共补助1200人6个月，合计216万元。",
        "每人每天补助50元，培训40人10天，共计2万元。",
    ],
)
def test_a_rate_for_a_time_is_not_multiplied_without_it(text: str) -> None:
    assert [each for each in relations(text, extract(text)) if each.type == "product"] == []


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # growth against a printed earlier value
        ("茶叶收入690万元，较上年的600万元增长15%。", "ratio", ["15% = (690万元 - 600万元) ÷ 600万元"]),
        ("茶叶收入比上年的600万元增长15%，达到690万元。", "ratio", ["15% = (690万元 - 600万元) ÷ 600万元"]),
        ("门店60家，比2016年的40家增加20家，增长50%。", "difference", ["20家 = 60家 - 40家"]),
        ("门店60家，比2016年的40家增加20家，增长50%。", "ratio", ["50% = 20家 ÷ 40家"]),
        ("户数为30户。同上次普查的50户相比，共减少20户，下降40%。", "difference", ["20户 = 50户 - 30户"]),
        ("户数为30户。同上次普查的50户相比，共减少20户，下降40%。", "ratio", ["40% = 20户 ÷ 50户"]),
        ("入园率为91%，比上年的88%提高3个百分点。", "difference", ["3个百分点 = 91% - 88%"]),
        ("参合率从95.2%提高至98.1%，提升2.9个百分点。", "difference", ["2.9个百分点 = 98.1% - 95.2%"]),
        ("2021年接待460人，2020年接待400人，同比增长15%。", "ratio", ["15% = (460人 - 400人) ÷ 400人"]),
        ("2021年接待460人，2019年接待400人，增长15%。", "ratio", []),
        ("产量由20吨增加到68吨，增长2.4倍。", "ratio", ["2.4倍 = (68吨 - 20吨) ÷ 20吨"]),
        ("产量由20吨增加到40吨，翻了一番。", "ratio", ["一番 = (40吨 - 20吨) ÷ 20吨"]),
        ("产量由20吨增加到80吨，翻两番。", "ratio", ["两番 = (80吨 - 20吨) ÷ 20吨"]),
        ("产量60吨，是上年20吨的3倍。", "ratio", ["3倍 = 60吨 ÷ 20吨"]),
        ("生产总值达60亿元，比上年的50亿元增加10亿元，增长8%。", "ratio", []),
        ("居民收入6600元，比上年的6000元实际增长8%。", "ratio", []),
        ("出口120万元，进口80万元，实现顺差40万元。", "difference", ["40万元 = 120万元 - 80万元"]),
        # completion of a plan
        ("完成投资8.4亿元，完成年度任务12亿元的70%。", "ratio", ["70% = 8.4亿元 ÷ 12亿元"]),
        ("到位资金350万元，占年计划500万元的70%。", "ratio", ["70% = 350万元 ÷ 500万元"]),
        ("完成投资560万元，为年计划的70%，年计划800万元。", "ratio", ["70% = 560万元 ÷ 800万元"]),
        ("年计划投资800万元，已完成560万元，完成年计划的70%。", "ratio", ["70% = 560万元 ÷ 800万元"]),
        ("年计划投资800万元，总投资2000万元，已完成560万元，完成年计划的70%。", "ratio", []),
        # rates whose two ends stand by
        ("计划投资500万元，到位资金450万元，资金到位率90%。", "ratio", ["90% = 450万元 ÷ 500万元"]),
        ("应参保2000人，实际参保1960人，参保率98%。", "ratio", ["98% = 1960人 ÷ 2000人"]),
        ("共有农户1200户，覆盖960户，覆盖率达80%。", "ratio", ["80% = 960户 ÷ 1200户"]),
        ("任务数500户，完成450户，完成率90%。", "ratio", ["90% = 450户 ÷ 500户"]),
        ("任务数500户，开工480户，完成450户，完成率90%。", "ratio", ["90% = 450户 ÷ 500户"]),
        ("任务数500户，开工480户，完成450户，完成率92%。", "ratio", []),
        # wholes printed beside their share, before 中, or called a total
        ("女性54人，占会员总数180人的30%。", "ratio", ["30% = 54人 ÷ 180人"]),
        ("在180名会员中，女性54人，占比30%。", "ratio", ["30% = 54人 ÷ 180名"]),
        ("会员180人，其中女性54人，占会员总数的30%。", "ratio", ["30% = 54人 ÷ 180人"]),
        ("全村320户，入社256户，占总户数的80%。", "ratio", ["80% = 256户 ÷ 320户"]),
        (
            "常住人口900人。男性500人，占55.6%；女性400人，占44.4%。",
            "ratio",
            ["55.6% = 500人 ÷ 900人", "44.4% = 400人 ÷ 900人"],
        ),
        (
            "总人口900人，男性500人，女性400人，各占总人口的55.6%和44.4%。",
            "ratio",
            ["55.6% = 500人 ÷ 900人", "44.4% = 400人 ÷ 900人"],
        ),
        ("投资90亿元，其中民间投资54亿元，增长6%，占全部投资的60.0%。", "ratio", ["60.0% = 54亿元 ÷ 90亿元"]),
        ("发放贷款90亿元，其中新增60亿元、续贷30亿元；新增中小微36亿元，占60%。", "ratio", []),
        ("职工90人，其中技师20人，工程师25人，技师、工程师占50%。", "ratio", ["50% = (20人 + 25人) ÷ 90人"]),
        ("职工90人，其中技师20人，工程师25人，技师、工程师占60%。", "ratio", []),
        # the same, told otherwise
        ("贷款从2016年的10亿元增加到2019年的40亿元，增长了3倍。", "ratio", ["3倍 = (40亿元 - 10亿元) ÷ 10亿元"]),
        ("户数由80户减少至60户，减少20户，下降25%。", "ratio", ["25% = 20户 ÷ 80户"]),
        ("今年收入500万元（去年400万元），增长25%。", "ratio", ["25% = (500万元 - 400万元) ÷ 400万元"]),
        ("收入500万元，同比增长25%（去年同期400万元）。", "ratio", ["25% = (500万元 - 400万元) ÷ 400万元"]),
        ("全镇耕地60亩，占全县耕地（400亩）的15%。", "ratio", ["15% = 60亩 ÷ 400亩"]),
        ("全市共有旱地（不含坡地）75亩。其中，甲镇24亩，增长3%，占全部旱地的32.0%。", "ratio", ["32.0% = 24亩 ÷ 75亩"]),
        ("全村90户300人，其中贫困户18户，占20.0%。", "ratio", ["20.0% = 18户 ÷ 90户"]),
        ("全县在校学生[3]480人。小学生360人，占在校学生的75%。", "ratio", ["75% = 360人 ÷ 480人"]),
        ("播种800亩，小麦面积300亩，玉米面积400亩，占播种的50.0%。", "ratio", ["50.0% = 400亩 ÷ 800亩"]),
        ("公路共300公里，其中硬化240公里，硬化率80%。", "ratio", ["80% = 240公里 ÷ 300公里"]),
        (
            "全县共办件347件。甲科79件，乙科260件，丙科8件。甲、乙、丙科分别占22.8%、74.9%和2.3%。",
            "ratio",
            ["22.8% = 79件 ÷ 347件", "74.9% = 260件 ÷ 347件", "2.3% = 8件 ÷ 347件"],
        ),
        ("务工1500人，创收4500万元，人均收入3万元。", "average", ["3万元 = 4500万元 ÷ 1500人"]),
        # averages
        ("办班12期600人次，平均每期50人次。", "average", ["50人次 = 600人次 ÷ 12期"]),
        ("办班15期，培训750人，平均每期培训50人。", "average", ["50人 = 750人 ÷ 15期"]),
        ("建成车间12个，吸纳就业360人，平均每个车间吸纳30人。", "average", ["30人 = 360人 ÷ 12个"]),
        ("5个县共投入1.2亿元，县均2400万元。", "average", ["2400万元 = 1.2亿元 ÷ 5个"]),
        ("实施项目5个，投入500万元，村均25万元。", "average", []),
        (
            "惠及200户850人，发放资金17万元，户均850元，人均200元。",
            "average",
            ["850元 = 17万元 ÷ 200户", "200元 = 17万元 ÷ 850人"],
        ),
        ("接待游客5万人次，旅游收入800万元，人均消费160元。", "average", ["160元 = 800万元 ÷ 5万人次"]),
        (
            "共有家庭户50户，家庭户人口为140人；集体户3户，集体户人口30人。平均每个家庭户的人口为2.8人。",
            "average",
            ["2.8人 = 140人 ÷ 50户"],
        ),
        ("销售收入300万元，带动60户，户均收入8000元。", "average", []),
        ("总投资300万元，带动60户，户均年增收5000元。", "average", []),
        # products
        ("每户补助2万元，50户共补助100万元。", "product", ["100万元 = 50户 × 2万元"]),
        ("每户补助2万元，共补助50户100万元。", "product", ["100万元 = 50户 × 2万元"]),
        ("2021年，每户补助2万元，50户共补助100万元。", "product", ["100万元 = 50户 × 2万元"]),
        ("每亩补助120元、连续3年，500亩共补助18万元。", "product", []),
        ("每亩每年补助120元，500亩三年共补助18万元。", "product", []),
        ("每人每天补助50元，80人培训15天，共计6万元。", "product", []),
        ("每个月补助300元，80人共补助14.4万元。", "product", []),
    ],
)
def test_pairs(text: str, kind: str, expected: list[str]) -> None:
    assert equations(text, kind) == expected
    assert "fails" not in verdicts(text)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("产量由20吨增加到60吨，增长2倍。", "holds"),
        ("产量由20吨增加到61吨，增长2倍。", "rounding"),
        ("产量由20吨增加到68吨，增长2倍。", "doubtful"),
        ("产量由20吨增加到75吨，增长2倍。", "fails"),
        ("产量由200吨增加到680吨，增长2.3倍。", "fails"),
        ("产量由20吨增加到60吨，翻一番。", "fails"),
        ("产量60吨，是上年20吨的2倍。", "fails"),
        ("茶叶收入690万元，较上年的600万元增长16%。", "fails"),
        ("到位资金350万元，占年计划500万元的75%。", "fails"),
    ],
)
def test_a_multiple_is_as_precise_as_it_is_printed(text: str, verdict: str) -> None:
    assert verdicts(text) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 1234 of 1951 are 63.249…%
        ("会员1951人，其中女性1234人，占会员总数的63.25%。", "rounding"),
        ("会员1951人，其中女性1234人，占会员总数的63.24%。", "doubtful"),
        ("会员1951人，其中女性1234人，占会员总数的63.26%。", "fails"),
        ("会员1951人，其中女性1234人，占会员总数的63.23%。", "fails"),
        # a mean of whole persons is rounded too: 610 in 12 courses are 50.8
        ("办班12期，培训610人，平均每期培训51人。", "rounding"),
        ("办班12期，培训610人，平均每期培训50人。", "doubtful"),
        ("办班12期，培训610人，平均每期培训52人。", "fails"),
        # a sum is nothing that digits are cut off from
        ("车间12家，其中东片5.6家、西片6.2家，共11家。", "fails"),
    ],
)
def test_digits_may_have_been_cut_off_a_quotient(text: str, verdict: str) -> None:
    assert verdicts(text)[-1] == verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in other figures
        ("帮扶资金1.25亿元，即12500万元。", ["12500万元 = 1.25亿元"]),
        ("惠及1.2万人，也就是12000人。", ["12000人 = 1.2万人"]),
        ("惠及1.2万人（12000人），其中女性5000人。", ["12000人 = 1.2万人"]),
        # in another unit of one kind
        ("流转土地1200公顷（折合1.8万亩）。", ["1.8万亩 = 1200公顷 × 15"]),
        ("流转土地18000亩（1200公顷），产粮3000吨。", ["1200公顷 = 18000亩 ÷ 15"]),
        ("林地30平方公里，合4.5万亩。", ["4.5万亩 = 30平方公里 × 1500"]),
        ("校舍占地2亩，约合1333平方米。", ["1333平方米 = 2亩 × 2000 ÷ 3"]),
        ("收购马铃薯2500吨，折合250万公斤。", ["250万公斤 = 2500吨 × 1000"]),
        # the only part is the whole
        ("全市共有12个县级单位（其中：12个县）。", ["12个 = 12个"]),
        # other words stand between, another thing follows, or a list
        ("安排资金300万元，即每村20万元。", []),
        ("选派干部20人，即10人驻村、10人包户。", []),
        ("全村30户（20人）。", []),
        ("全村300人（200人）。", []),
        # no exact factor leads from one unit to the other
        ("节约用电500万千瓦时，折合1500吨。", []),
        ("投资1200万元，折合170万美元。", []),
        ("养羊1000只，折合800只。", []),
        # one part of several, or a smaller one
        ("全市共有12个县级单位（其中：11个县）。", []),
        ("培训300人，其中女性300人、男性0人。", []),
    ],
)
def test_an_amount_told_again(text: str, expected: list[str]) -> None:
    assert equations(text, "equal") == expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("流转土地66.7公顷（折合1000亩）。", "rounding"),
        ("流转土地1200公顷（折合1.8万亩）。", "holds"),
        ("流转土地约1200公顷（折合1.8万亩）。", "approximate"),
        ("流转土地1200公顷（折合1.6万亩）。", "fails"),
        ("帮扶资金1.25亿元，即1250万元。", "fails"),
    ],
)
def test_an_amount_told_again_is_rounded_like_any_other(text: str, verdict: str) -> None:
    assert verdicts(text) == [verdict]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is left by the nature of the thing
        ("全年出生率12.4‰，死亡率5.9‰，人口自然增长率6.5‰。", ["6.5‰ = 12.4‰ - 5.9‰"]),
        ("出生率5.1‰，死亡率6.3‰，自然增长率-1.2‰。", ["-1.2‰ = 5.1‰ - 6.3‰"]),
        ("全年出生人口1590人，死亡人口710人，自然增长880人。", ["880人 = 1590人 - 710人"]),
        # where others may move in and out, only if the numbers agree
        ("全年出生人口1590人，死亡人口710人，净增人口880人。", ["880人 = 1590人 - 710人"]),
        ("全年出生人口1590人，死亡人口710人，净增人口930人。", []),
        ("政府采购预算300万元，实际采购280万元，节约资金20万元。", ["20万元 = 300万元 - 280万元"]),
        # what is taken away
        ("一只羊卖900元，减去成本640元，净赚260元。", ["260元 = 900元 - 640元"]),
        ("年收入9万元，扣除成本6.5万元，纯收入2.5万元。", ["2.5万元 = 9万元 - 6.5万元"]),
        ("年收入9万元，扣除饲料6.5万元，纯收入2万元。", []),
        ("月收入9000元，减去成本6500元，年纯收入3万元。", []),
        ("耕地900亩，减去林地640亩，另有水面260亩。", []),
        # points by which a rate is higher than another in a bracket
        ("工业增加值增长6.5%，高于全国（5.2%）1.3个百分点。", ["1.3个百分点 = 6.5% - 5.2%"]),
        ("工业增加值增长6.5%，比全省平均水平（7.0%）低0.5个百分点。", ["0.5个百分点 = 7.0% - 6.5%"]),
        ("工业增加值增长6.5%，比上年（7.0%）低0.5个百分点。", []),
        # or told elsewhere, by its name
        (
            "我国外贸（不含服务）增长4.2%。\n甲省外贸增长5.5%，高出全国整体增速1.3个百分点。",
            ["1.3个百分点 = 5.5% - 4.2%"],
        ),
        ("邻县外贸增长4.2%。\n甲省外贸增长5.5%，高出全国整体增速1.3个百分点。", []),
        (
            "第一、二、三产业用电分别增长3.0%、7.9%、9.7%。制造业增长10.6%，高于第二产业2.7个百分点。",
            ["2.7个百分点 = 10.6% - 7.9%"],
        ),
        # for each mu
        ("苹果亩产由2300公斤提高到3000公斤，亩增产700公斤。", ["700公斤 = 3000公斤 - 2300公斤"]),
        ("总产由23000公斤提高到30000公斤，亩增产350公斤。", []),
    ],
)
def test_differences(text: str, expected: list[str]) -> None:
    assert equations(text, "difference") == expected
    assert "fails" not in verdicts(text)


@pytest.mark.parametrize(
    "text",
    [
        "出生率12.4‰，死亡率5.9‰，自然增长率7.5‰。",
        "一只羊卖900元，减去成本640元，净赚240元。",
        "工业增加值增长6.5%，高于全国（5.2%）2.3个百分点。",
    ],
)
def test_a_wrong_difference_is_found(text: str) -> None:
    assert verdicts(text) == ["fails"]


def test_rates_of_births_are_of_no_number_that_stands_there() -> None:
    assert equations("年末总人口96.0万人，死亡0.59万人，死亡率6.1‰。", "ratio") == []


def test_growth_of_a_price() -> None:
    text = "煤价为830元/吨，同比下降90元/吨，降幅9.8%。"
    assert equations(text, "ratio") == ["9.8% = 90元/吨 ÷ (830元/吨 + 90元/吨)"]
    assert equations(text.replace("下降90元/吨", "下降90元"), "ratio") == []


def test_one_of_each_is_no_product() -> None:
    assert equations("初级每班教师1人，乡村3班设3人。", "product") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the name of the rate says what it is of
        (
            "常住人口50.5万人，其中城镇人口30.3万人，乡村人口20.2万人。常住人口城镇化率为60.0%，户籍人口城镇化率41%。",
            ["60.0% = 30.3万人 ÷ 50.5万人"],
        ),
        ("户籍人口50.5万人，其中城镇人口12.3万人；常住人口43.7万人，城镇化率60.0%。", []),
        ("存款余额250.5亿元，增长5%；贷款余额200.4亿元，存贷比80.0%。", ["80.0% = 200.4亿元 ÷ 250.5亿元"]),
        ("资产总计100.5亿元，负债合计60.3亿元，资产负债率60.0%。", ["60.0% = 60.3亿元 ÷ 100.5亿元"]),
        ("计划300万元，节约18.9万元，节约率6.3%。", ["6.3% = 18.9万元 ÷ 300万元"]),
        ("计划300万元，节约18.9万元，节约率7.3%。", []),
        # the word for the plan behind its number
        ("新建果园220亩，占省里下达200亩任务的110%。", ["110% = 220亩 ÷ 200亩"]),
        # 我省, 我国 are no part of a name, 总 need not be
        ("外贸总值90亿元。一般贸易54亿元，占我省外贸总值的60%。", ["60% = 54亿元 ÷ 90亿元"]),
        ("采购规模90.5亿元。公开招标54.3亿元，占采购总规模的60.0%。", ["60.0% = 54.3亿元 ÷ 90.5亿元"]),
        ("邻省外贸总值90亿元。一般贸易54亿元，占我省进口的60%。", []),
        # a rough amount is told exactly
        (
            "全市产值超90亿元，达到90.5亿元，增长3%。前六位产值54.3亿元，占产值的60.0%。",
            ["60.0% = 54.3亿元 ÷ 90.5亿元"],
        ),
        # a total without a name
        (
            "全县900人。其中，男性500人，占总人口的55.6%；女性400人，占总人口的44.4%。",
            ["55.6% = 500人 ÷ 900人", "44.4% = 400人 ÷ 900人"],
        ),
    ],
)
def test_rates_and_shares_by_name(text: str, expected: list[str]) -> None:
    assert equations(text, "ratio") == expected
    assert "fails" not in verdicts(text)


@pytest.mark.parametrize(
    "text",
    [
        "全县900人。其中，男性500人，占总人口的52.6%；女性400人，占总人口的44.4%。",
        "常住人口50.5万人，其中城镇人口30.3万人，乡村人口20.2万人，城镇化率66.0%。",
        "新建果园220亩，占省里下达200亩任务的120%。",
    ],
)
def test_a_wrong_share_is_found(text: str) -> None:
    assert verdicts(text).count("fails") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三年累计投入900万元，年均投入300万元。", ["300万元 = 900万元 ÷ 3"]),
        ("7年减少贫困人口11.7万人，年均减贫1.67万人。", ["1.67万人 = 11.7万人 ÷ 7"]),
        ("2016—2019年减少贫困人口6000人，年均减少2000人。", ["2000人 = 6000人 ÷ 3"]),
        ("2016—2019年减少贫困人口6000人，年均减少1500人。", ["1500人 = 6000人 ÷ 4"]),
        ("2016—2019年减少贫困人口6000人，年均减少1700人。", []),
        ("十年共增加8124人，增长27.18%。年平均增长率为2.43%。", ["2.43% = (100% + 27.18%)^(1/10) - 100%"]),
        ("五年来累计减少5958人，下降4.63%，年均下降0.94%。", ["0.94% = 100% - (100% - 4.63%)^(1/5)"]),
        # growth of the last year, and of nobody knows how many
        ("五年来，财政收入达到3亿元，增长5%，年均增长8%。", []),
        ("地区生产总值五年累计增长40%，年均增长8%。", []),
        # how many years is not said, or of something else
        ("二十年来投入900万元，年均投入300万元。", []),
        ("三年来持续推进。投入900万元，年均投入300万元。", []),
        ("五年共引进人才500人，其中博士50人，年均引进100人。", []),
        ("三年累计投入900万元，年均增收300元的农户60户。", []),
    ],
)
def test_a_mean_of_years(text: str, expected: list[str]) -> None:
    assert equations(text, "average") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # shares of two times
        ("合格率98.1%，上年为95.2%，提高2.9个百分点。", "difference", ["2.9个百分点 = 98.1% - 95.2%"]),
        ("2020年入学率98.1%，2019年巩固率95.2%，提高2.9个百分点。", "difference", []),
        (
            "1952年，农业占85.9%，林业占1.6%。2023年，农业占54.9%，比1952年下降31.0个百分点。",
            "difference",
            ["31.0个百分点 = 85.9% - 54.9%"],
        ),
        ("1962年，农业占85.9%。2023年，农业占54.9%，比1952年下降31.0个百分点。", "difference", []),
        # a mean and the total behind it
        ("带动农户120户480人，户均增收3000元，共增收36万元。", "product", ["36万元 = 120户 × 3000元"]),
        ("带动农户120户，户均年增收3000元，三年共增收108万元。", "product", []),
        ("120户共分红36万元，户均3000元。", "product", []),
    ],
)
def test_what_was_told_of_another_time_or_of_each(text: str, kind: str, expected: list[str]) -> None:
    assert equations(text, kind) == expected
    assert "fails" not in verdicts(text)
