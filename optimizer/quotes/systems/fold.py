"""One spelling for what vendors write in many: widths, cases, signs, brands in four scripts."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile("[§¤ƒ¢™®©\u200b-\u200f\u2060\ufeff\u00ad]")
_BRANDS = {
    "엔비디아": " nvidia ", "英伟达": " nvidia ", "輝達": " nvidia ", "エヌビディア": " nvidia ",
    "에이엠디": " amd ", "超威": " amd ", "인텔": " intel ", "英特尔": " intel ",
    "リベリオンズ": " rebellions ", "리벨리온스": " rebellions ", "리벨리온": " rebellions ",
    "퓨리오사에이아이": " furiosa ", "퓨리오사ai": " furiosa ", "퓨리오사": " furiosa ",
    "화웨이": " huawei ", "华为": " huawei ", "華為": " huawei ", "ファーウェイ": " huawei ",
    "어센드": " ascend ", "昇腾": " ascend ", "昇騰": " ascend ", "인스팅트": " instinct ",
    "가우디": " gaudi ", "레니게이드": " rngd ", "아톰": " atom ", "리벨": " rebel ",
    "쿼드": " quad ", "맥스": " max ", "블랙웰": " blackwell ", "호퍼": " hopper ",
    "베라": " vera ", "루빈": " rubin ", "델": " dell ", "슈퍼마이크로": " supermicro ",
    "레노버": " lenovo ", "기가바이트": " gigabyte ", "파워엣지": " poweredge ",
    "アンペア": " ampere ",
    "×": "x", "✕": "x", "✖": "x", "╳": "x", "х": "x", "‐": "-", "‑": "-", "–": "-", "—": "-",
    "−": "-", "ー2": "-2",
}
_BRAND = re.compile("|".join(sorted(map(re.escape, _BRANDS), key=len, reverse=True)))


def fold(text: str) -> str:
    """The text in half width, without case and trade marks. Cheap: every description passes."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", _SIGNS.sub("", text)).casefold()


def unify(folded: str) -> str:
    """A folded text with brands in Latin letters and one sign for "times" and for a dash."""
    if folded.isascii():
        return folded
    return _BRAND.sub(lambda found: _BRANDS[found.group()], folded)
