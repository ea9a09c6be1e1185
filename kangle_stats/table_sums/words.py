"""The words of tables: what heads a total, what is no amount, what stands for a missing figure."""

from __future__ import annotations

import re

RANKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (3, re.compile(r"(?:.{0,8}?)(?:总计|总合计|共计|总数|累计总数)|全[省市州盟县区旗镇乡村校](?:合计|总数)?")),
    (1, re.compile(r".{0,10}?小计")),
    (2, re.compile(r".{0,8}?(?:合计|合计数|总和)|计")),
)
"""What heads a total, and of what rank: 总计 is the sum of 合计, 合计 of 小计. 人数合计 and 全县 are totals too."""

AMONG = re.compile(r"^其\s*中\s*[:：]?\s*")
"""What heads parts of the row or column before."""

REST = re.compile(r"^(?:其他|其它|其余|剩余)")

RATIO = re.compile(
    r"占比|比重|比例|占全|占总|^占|增长|增幅|增速|增减|降幅|同比|环比|[%％‰]|百分|率$|率[(（]|[人户亩县村镇]均|平均|均价|单价|倍数|指数|得分"
    r"|评分|排名|位次|名次|(?:标准|进度)(?:$|[(（])"
)
"""In the heading of a row or column whose figures are not added: shares, rates, averages, marks."""

IGNORED = re.compile(
    r"^(?:序号|编号|.{0,4}编码|.{0,4}代码|行次|栏次|年份|年度|年|月|月份|号|No\.?|(?:平均)?年龄|.{0,6}时间|.{0,6}日期|.{0,4}期限|起止.*|.{0,4}电话"
    r"|.{0,4}手机.*|联系.*|邮编|身份证.*|.{0,4}账号|备注|说明|.{0,4}文号|海拔.*|经度|纬度|坐标)$"
)
"""The heading of a column that holds no amounts."""

OTHER_TIME = re.compile(
    r"^(?:上年|去年|上期|上月|比上|较上|本年比|预算|目标|任务|计划$|计划数|完成(?:率|情况))|上年同期|去年同期"
)
"""A row or column of another time or plan, which is no part of the total."""

NOTE = re.compile(r"^(?:注|备注|说明|资料来源|数据来源|填表|制表|审核|单位负责人|填报|联系人|附注|\*|※)")
"""The beginning of a row under the table."""

MISSING = frozenset(["", "—", "——", "-", "--", "–", "/", "\\", "…", "……", "―", "空", "无", "_", "*"])
"""What stands where a figure is missing."""

UNIT = re.compile(r"(?:计量)?单位\s*[:：]\s*([^\s,，。;；)）]{1,12})")
"""The unit of a whole table."""

UNIT_HEADING = re.compile(r"^(?:计量)?单位$")
"""The heading of a column that holds the unit of each row."""

PLAN = re.compile(r"计划|拟|预计|目标")

COUNTS: tuple[tuple[str, str], ...] = (
    ("人次", "人次"),
    ("户次", "户次"),
    ("场次", "场次"),
    ("批次", "批次"),
    ("户数", "户"),
    ("人数", "人"),
    ("人口", "人"),
    ("家数", "家"),
    ("个数", "个"),
    ("村数", "个"),
    ("台数", "台"),
    ("头数", "头"),
    ("只数", "只"),
    ("场数", "场"),
    ("期数", "期"),
)
"""What a heading without a unit counts, even in a table whose caption says 万元."""

COUNTED_NOUNS: tuple[tuple[str, str], ...] = (
    ("人员", "人"),
    ("劳动力", "人"),
    ("学生", "人"),
    ("教师", "人"),
    ("干部", "人"),
    ("医生", "人"),
    ("农户", "户"),
    ("企业", "家"),
    ("车间", "个"),
    ("项目", "个"),
)
"""What a heading counts where nothing else says so."""

MEASURED_NOUNS = re.compile(r"资金|投资|金额|收入|产值|经费|补助|贷款|面积|产量|重量|长度|里程|产出|税|费|款|额")
"""A heading with one of these does not count, whatever else it names."""

MARKERS: tuple[re.Pattern[str], ...] = (
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"^[(（][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"^[0-9０-９]{1,2}[、.．](?![0-9])"),
    re.compile(r"^[(（][0-9０-９]{1,2}[)）]"),
)
"""How the levels of an outline are numbered, from the top."""
