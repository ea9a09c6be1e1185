"""Numerals to plain decimal strings: half-width and full-width digits, Chinese numerals, 3万5千.

Numbers never pass through binary floating point, and never through `int` when they are longer than
`LONGEST` digits: a longer run of digits is an account or a code, not a quantity.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 40
"""Digits of the longest number that is taken for a quantity, as in a report's `value`."""

_WIDE = {0xFF01 + k: 0x21 + k for k in range(94) if chr(0xFF01 + k) not in "，～"}
_TRADITIONAL_PAIRS = """
    萬万 億亿 兩两 餘余 個个 戶户 畝亩 頃顷 噸吨 圓元 點点 數数 幾几 員员 頭头 隻只 雙双 對对 張张 條条 項项 處处
    臺台 輛辆 場场 當当 過过 滿满 約约 總总 計计 達达 間间 擬拟 將将 預预 簽签 協协 議议 廠厂 車车 園园 區区 學学
    縣县 鄉乡 鎮镇 業业 農农 來来 歲岁 時时 專专 幣币 國国 際际 資资 產产 實实 現现 從从 與与 為为 內内 單单 筆笔
    顆颗 塊块 種种 樣样 類类 組组 門门 經经 濟济 購购 運运 營营 銷销 額额 稅税 貸贷 財财 級级 層层 節节 課课 劑剂
    調调 別别 較较 長长 減减 佔占 陸陆 機机 構构 衛卫 醫医 師师 殘残 貧贫 脫脱 幫帮 養养 豬猪 雞鸡 樹树 糧粮 補补
    貼贴 損损 贈赠 聯联 網网 設设 選选 訓训 勞劳 動动 轉转 輸输 職职 術术 傳传 團团 隊队 領领 導导 幹干 進进 費费
    據据 統统 這这 該该 於于 結结 務务 蘇苏 眾众 優优 積积 極极 穩稳 錄录 會会 開开 辦办 啟启 創创 東东 舉举 應应
    給给 強强 報报 關关 訪访 談谈 莊庄 漢汉 寧宁 廣广 陝陕 陜陕 帶带 廈厦 齊齐 銜衔 籌筹 圍围 贏赢 歷历 萊莱 遼辽
    嶺岭 連连 濱滨 滬沪 龍龙 陽阳 羅罗 納纳 續续 復复 興兴 賣卖 買买 發发 僅仅 環环 藥药 榮荣 獲获 鄰邻 邊边 習习
    黨党 療疗 銀银 鐵铁 電电
    叢丛 臨临 爲为 義义 書书 爭争 虧亏 親亲 價价 衆众 偉伟 體体 債债 兒儿 兌兑 茲兹 冊册 軍军 決决 況况 淨净 準准 劃划
    勵励 勁劲 勻匀 華华 盧卢 壓压 釐厘 參参 變变 疊叠 號号 後后 圖图 圓圆 堅坚 壩坝 壟垄 牆墙 備备 獎奖 嬰婴 壽寿 屆届
    屬属 崗岗 島岛 巖岩 峽峡 峯峰 並并 慶庆 牀床 庫库 異异 歸归 徑径 憂忧 願愿 戰战 擴扩 護护 擔担 擁拥 撥拨 換换 攝摄
    搖摇 撐撑 斷断 舊旧 權权 傑杰 櫃柜 標标 棟栋 檔档 橋桥 檢检 樓楼 檻槛 歐欧 畢毕 氣气 溝沟 澆浇 測测 潤润 漲涨 溫温
    遊游 灣湾 爐炉 煙烟 狀状 獨独 獅狮 獻献 盞盏 監监 蓋盖 盤盘 礦矿 碼码 碩硕 確确 禮礼 離离 稱称 窯窑 窩窝 籠笼 籤签
    紅红 紀纪 純纯 線线 織织 繼继 績绩 繩绳 維维 綜综 綠绿 編编 縮缩 繳缴 罰罚 罷罢 羣群 脈脉 藝艺 範范 藍蓝 虛虚 裝装
    見见 規规 訂订 認认 讓让 講讲 許许 評评 識识 診诊 試试 語语 說说 請请 諸诸 諾诺 讀读 謀谋 謂谓 貝贝 負负 貢贡 賬账
    貨货 質质 貿贸 賠赔 賺赚 躍跃 輪轮 輕轻 載载 轄辖 遷迁 還还 遺遗 採采 裏里 針针 鍾钟 鋪铺 鏈链 錦锦 鎊镑 問问 陣阵
    階阶 險险 隨随 隸隶 難难 韓韩 頁页 頂顶 順顺 須须 題题 風风 飲饮 館馆 饋馈 馬马 驅驱 駕驾 鳴鸣 齡龄 裡里 鐘钟 沒没
"""
_PLAIN: dict[int, int | str] = {
    **{ord(pair[0]): pair[1] for pair in _TRADITIONAL_PAIRS.split()},
    **_WIDE,
    ord("俩"): "两",
    ord("〇"): "零",
    ord("○"): "零",
    ord("﹪"): "%",
    ord("\u3000"): " ",
    ord("\u00a0"): " ",
    ord("\u2009"): " ",
    ord("\u202f"): " ",
    ord("\t"): " ",
    ord("～"): "~",
    ord("〜"): "~",
    ord("∼"): "~",
    ord("–"): "—",
    ord("―"): "—",
    ord("－"): "-",
    ord("−"): "-",
    ord("∶"): ":",
    ord("’"): "'",
}
_CHEQUE = re.compile(r"[壹贰貳叁參肆伍陆陸柒捌玖][拾佰仟万萬亿億][壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万萬亿億]*")
"""Numerals as on cheques. Single ones are also words of their own (队伍, 大陆) and are left alone."""
_CHEQUE_DIGITS = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3})")


def plain(text: str) -> str:
    """`text` in simplified characters and half-width signs, one character for one, so that offsets stay true.

    The Chinese comma stays as it is, except between full-width digits, where it parts thousands.
    """
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)
    if "拾" in text or "佰" in text or "仟" in text:
        text = _CHEQUE.sub(lambda found: found[0].translate(_CHEQUE_DIGITS), text)
    return text.translate(_PLAIN)


DIGITS = "零一二三四五六七八九"
_DIGIT = {char: value for value, char in enumerate(DIGITS)} | {"两": 2}
_PLACE = {"十": 10, "百": 100, "千": 1000}
_SCALE = {"万": 4, "亿": 8}
HAN = "零一二两三四五六七八九十百千万亿"
"""The characters of Chinese numerals, after `plain`."""


class Number(NamedTuple):
    """A numeral: `value` in plain decimal notation, times ten to the power `mult`; `value_to` when it is vague."""

    value: str
    mult: int = 0
    value_to: str | None = None
    bare: bool = False
    """Whether it is only a power of ten, 百 or 万, which more often names than counts."""


def han_number(run: str) -> Number | None:
    """The Chinese numeral that is the whole of `run` (simplified), or None: 一千二百 is 1200, 三十五万 35 times 10⁴.

    Two neighbouring digits are vague: 两三百 is 200 to 300. Digits in a row without a place (二零一八, 十三五)
    are years, names and plans, and None.
    """
    if not run or len(run) > LONGEST:
        return None
    if run[0] in "几数":
        return _vague(run[1:])
    body, mult = _scaled(run)
    if body is None:
        return None
    if not body:
        return Number("1", mult, None, True)
    low = _section(body)
    if low is None:
        pair = _pair(body)
        return None if pair is None else Number(str(pair[0]), mult, str(pair[1]))
    return Number(str(low), mult, None, body in ("百", "千"))


def _scaled(run: str) -> tuple[str | None, int]:
    """Split the scale off the end: 三十五万 is (三十五, 4). 一万五千 has more behind its 万, and is (35000-like, 0)."""
    mult = 0
    if run.endswith("万亿"):
        body, mult = run[:-2], 12
    elif run[-1] in _SCALE:
        body, mult = run[:-1], _SCALE[run[-1]]
    else:
        body = run
    if any(scale in body for scale in "万亿"):
        return (body, mult) if _section(body) is not None else (None, 0)
    return body, mult


def _section(body: str) -> int | None:
    """The value of a well-formed numeral, 万 and 亿 inside included; None where the digits do not fit together."""
    for scale in "亿万":
        head, found, tail = body.partition(scale)
        if found:
            above, below = _section(head), _tail(tail, 10 ** (_SCALE[scale] - 1)) if tail else 0
            if above is None or below is None or below >= 10 ** _SCALE[scale]:
                return None
            return int(above) * int(10 ** _SCALE[scale]) + int(below)
    total, digit, last_place = 0, None, 10000
    for index, char in enumerate(body):
        if char in _PLACE:
            place = _PLACE[char]
            if place >= last_place or (digit is None and index and not (place == 10 and body[index - 1] == "零")):
                return None
            total += (1 if digit is None else digit) * place
            digit, last_place = None, place
        elif char == "零":
            if index == 0 and len(body) > 1:
                return None
            digit = 0 if len(body) == 1 else None
        else:
            if digit is not None:
                return None
            digit = _DIGIT[char]
    if digit is not None and 10 < last_place < 10000 and body[-2:-1] != "零":
        return total + digit * last_place // 10  # 三百五 is 350
    return total + (digit or 0) if body else None


def _tail(tail: str, place: int) -> int | None:
    """What follows 万 or 亿: 五千 is 5000, and a lone digit takes the next place down, so that 三万五 is 35000."""
    if len(tail) == 1 and tail in _DIGIT and tail != "零":
        return _DIGIT[tail] * place
    return _section(tail.removeprefix("零"))


def _pair(body: str) -> tuple[int, int] | None:
    """Two neighbouring digits, with or without a place: 三五 is 3 to 5, 两三百 200 to 300."""
    digits = body.rstrip("十百千")
    if len(digits) != 2 or digits[0] not in _DIGIT or digits[1] not in _DIGIT:
        return None
    low, high = _DIGIT[digits[0]], _DIGIT[digits[1]]
    if not (low and (high == low + 1 or (low, high) == (3, 5))):
        return None
    factor = 1
    for char in body[2:]:
        factor *= _PLACE[char]
    return (low * factor, high * factor) if len(body) <= 3 else None


def _vague(rest: str) -> Number | None:
    """几十 is 20 to 99, 数百万 200 to 999.9999 times 10⁴."""
    body, mult = _scaled(rest) if rest else (None, 0)
    if body is None or (body and (len(body) > 1 or body not in _PLACE)):
        return None
    place = _PLACE.get(body, 1)
    high = str(10 * place - 1) + ("." + "9" * mult if mult else "")
    return Number(str(2 * place), mult, high)


def times(value: str, power: int) -> str:
    """`value` times ten to the power `power` (not negative), in plain notation: 1.25 with 2 is 125."""
    whole, _, part = value.partition(".")
    digits = whole + part[:power].ljust(power, "0")
    rest = part[power:]
    lead = digits.lstrip("-0") or "0"
    sign = "-" if value.startswith("-") else ""
    return f"{sign}{lead}{'.' + rest if rest else ''}"


def add(left: str, right: str) -> str:
    """The sum of two whole numbers in plain notation, each of at most `LONGEST` digits."""
    return str(int(left) + int(right))
