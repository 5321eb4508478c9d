"""Names at the head of a sheet: companies, and what stands where a letterhead does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.firms import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.quotes.context import Context
    from optimizer.quotes.finding import Source

LETTERHEAD_ROWS = 4
LONGEST = 60
"""Characters of a name."""
_COMPANY = re.compile(
    r"㈜|\(주\)|（주）|주식회사|유한회사|株式会社|有限会社|合同会社|有限公司|集团|集團"
    r"|\b(?:inc|ltd|llc|corp|corporation|gmbh|ag|s\.?a\.?|b\.?v\.?|n\.?v\.?|plc|k\.?k|"
    r"pte|pty|co)\b\.?(?:,|\s|$)", re.IGNORECASE)
_ENDS = re.compile(r"\s[-–—|·•/]\s|\n|\s{3,}")
"""What may part a name from what stands behind it in one cell."""
_LED = re.compile(r"^[^:：()]{1,16}[:：]\s*")
"""What announces a name: "제안자: 주식회사 …"."""
_TAIL = re.compile(
    r"\s+(?:(?:최종|수정|변경)?\s?(?:견\s?적\s?(?:서|내역서?|안)?|제안(?:서|내역)|거래명세서)|quotation|quote"
    r"|offer|proposal|(?:proforma )?invoice|price list|御?\s?見積書?|[报報][价價][单單书]?"
    r"|[^\s()]{0,12}(?:팀|사업부|본부|영업부|부서|지점|지사|営業部|営業所|支店|事業部|销售部|业务部)"
    r"|(?:\S+ ){0,2}(?:sales|division|department|dept\.?|team|branch))$", re.IGNORECASE)
"""Behind a firm's name: the paper's title, or a part of the firm."""
_SEAL = re.compile(r"\s*[(（](?:인|印|직인|서명)[)）]\s*$")
_TITLE_WORD = re.compile(
    r"\b(?:quot|offer|proposal|bid\b|tender|price|estimate|angebot|tilbud|offerte|invoice"
    r"|commercial|technical|budgetary|list\b|schedule|rev\b|summary|project|cluster|phase\b"
    r"|gpus?\b|servers?\b|accelerat|confidential|page\b|draft|copy\b|comparison|annex|appendix"
    r"|attachment|terms|notes?\b|for\b|to\b)", re.IGNORECASE)
_FIRM_END = re.compile(
    r"\b(?:works|computing|compute|technolog(?:y|ies)|solutions|networks|group|labs|distribution"
    r"|distributors|hardware|electronics|industries|partners|trading|international)$"
    r"|(?:테크|시스템즈?|컴퓨팅|솔루션|정보기술|네트웍스|전자|텍|電子|電算|科技|信息|技術"
    r"|技术)$", re.IGNORECASE)
"""How firms end their names."""
_CJK_TITLE = re.compile(
    r"\s*(?:(?:최종|수정|변경)?\s?(?:제안|견\s?적|단가|가격|구간|수량)|御?\s?見\s?積|[报報]\s?[价價])")
_OF_GOODS = re.compile(
    r"사업|프로젝트|구축|클러스터|서버|비교|검토|첨부|붙임|案件|構築|サーバー?|項目|项目|集群|服务器"
    r"|附件|添付|比較|比较")
_SENTENCE = re.compile(
    r"니다|바랍|아래와|다음과|下記|以下の|如下|ます|です|。$|[:：]$|\b(?:we|our|your|please|dear|thank"
    r"|follow(?:s|ing)|pleased|hereby|is|are)\b", re.IGNORECASE)
_ASKED_BY_BUYER = re.compile(
    r"request for|\brf[qp]\b|invitation|tabulation|abstract of|bid form|tender form"
    r"|견적\s?요청|입찰|제안\s?요청|見積依頼|询价单|詢價單|招标", re.IGNORECASE)
_NAME = re.compile(r"^(?=.{3,60}$)[^\d:：]*[^\W\d_]{2}[^\d:：]*$")
"""Words without figures, not a sentence."""


def names_company(text: str) -> bool:
    """Whether a text holds the legal form of a firm."""
    return _COMPANY.search(text) is not None


def clean(name: str) -> str:
    """A name without the mark for a seal."""
    return _SEAL.sub("", " ".join(name.split())).strip(" :：,")


def firm(text: str) -> str:
    """A firm's name without what announces it, the title of the paper, or a part of the firm."""
    name = clean(_LED.sub("", text))
    while (shorter := _TAIL.sub("", name)) != name and names_company(shorter):
        name = shorter
    return name


def companies(context: Context) -> Iterator[tuple[str, Source]]:
    """Company names that stand alone, the customer's left out; every firm once."""
    customers, seen = _customers(context), list[str]()
    for sheet in context.sheets:
        for fact in sheet.loose[:40]:
            for piece in _ENDS.split(fact.text):
                name = firm(piece)
                if len(name) > LONGEST or not names_company(name) or name in customers:
                    continue
                if not any(same(name, other) for other in seen):
                    seen.append(name)
                    yield name, fact.source


def topmost(context: Context) -> tuple[str, Source] | None:
    """A name in the first rows of the first sheet, before any title of the document."""
    if any(_ASKED_BY_BUYER.search(fact.text) for s in context.sheets for fact in s.loose[:20]):
        return None
    customers = _customers(context)
    for sheet in context.sheets:
        if not (sheet.loose and sheet.tables and sheet.tables[0].items):
            continue
        first = min(fact.row for fact in sheet.loose)
        if first > LETTERHEAD_ROWS:
            continue
        for fact in (f for f in sheet.loose if f.row <= first + 1):
            for piece in _ENDS.split(fact.text):
                name = clean(_CJK_TITLE.split(piece)[0])
                if name not in customers and _may_be_a_name(name, piece):
                    return name, fact.source
        return None
    return None


def _may_be_a_name(name: str, piece: str) -> bool:
    if not _NAME.match(name) or _SENTENCE.search(piece):
        return False
    return bool(_FIRM_END.search(name)) or not (
        _TITLE_WORD.search(name) or _OF_GOODS.search(name))


def _customers(context: Context) -> set[str]:
    return {clean(f.text) for s in context.sheets for f in s.facts if f.field == "customer"}
