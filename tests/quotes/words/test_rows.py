"""A row is a sum only when it says so; an item that contains the word stays an item."""

from __future__ import annotations

import pytest

from optimizer.quotes.words.rows import included, no_bid, row_kind, to_be_agreed

KINDS = {
    "subtotal": (
        "Subtotal; Sub-Total; Sub Total:; Sub-total: GPU servers; "
        "Subtotal - Compute; 소계; 소 계; 서버 소계; 소계(A); 小計; 小计; "
        "GPU서버|소계; Section A Subtotal"
    ),
    "total": (
        "Total base bid; Total alternate 1; Total; TOTAL:; Grand Total; Total (USD); "
        "Total excl. VAT; Total Price; 합계; 합 계; 합   계|부가세 별도; 총계; "
        "총 합계금액; 합계 (VAT 별도); 合計; 総合計; 合计; 总计; 总价(含税); "
        "Grand total incl. freight and VAT; 합계(공급가액+세액); Hardware Total; "
        "운송비 포함 합계; 총액 (부가세 포함); Total for 16 servers; 价税合计; "
        "税込合計; Total amount in KRW; 공급가액"
    ),
    "tax": (
        "VAT; VAT 10%; VAT (10%); 부가세; 부가세(10%); 부가가치세 10%; 消費税; "
        "消費税(10%); 增值税; 增值税13%; Tax; GST 9%; 세액; Sales Tax"
    ),
    "freight": (
        "Freight; Shipping; Shipping & Handling; 운임; 운송비; 배송비; 運賃; 送料; "
        "运费; Freight to Incheon; 9|FRT-01|Freight & insurance|LOT; Freight (air); "
        "Freight|DDP Seoul; 해상운임; Delivery charge; 서버 운송비; 국내 운송비|식; "
        "Estimated shipping"
    ),
    "discount": (
        "Discount; Special discount; 할인; 특별 할인; 네고; 할인(5%); NEGO; 値引; "
        "出精値引; お値引き; 折扣; 优惠金额; Project discount (5%); 천원 미만 절사; "
        "Less: discount; Total discount; Discount|XE9680 8x H100"
    ),
    "alternate": (
        "[대안 1] 항목 1을 대체 - 기본안과 택일; Alternate; Alternative; Option; "
        "Option B; Option B: air-cooled; Alternate 1 - AMD; 대안; 대안 1; 선택사양; "
        "옵션; オプション; 备选方案"
    ),
    "section": (
        "[Hardware]; ■ GPU 서버; A. GPU Servers; Ⅰ. 하드웨어; 【서버】; Section A; "
        "1. 서버 부문; Base bid; 기본안"
    ),
    "note": (
        "※ 상기 금액은 부가세 별도; * 납기: 발주 후 8주; Note: prices exclude VAT; "
        "부가세 별도; All prices in USD; 주) 설치비 포함"
    ),
    "no bid": ("NO BID; No Quote; 견적불가; N/B|NO BID; 辞退"),
}

ITEMS = """
Part No.
DELIVERY (WEEKS ARO)
Ext. Net
Freight elevator controller
Total solution support service
Delivery and installation service
NVIDIA HGX H200 8-GPU
HGX B200|8-GPU server|EA
Options pricing software
Optional rail kit
Option|NVIDIA B200 server
Tax software subscription
VAT reporting software
Discount card reader
Totalizer meter
운송용 랙 크레이트
할인점 POS 단말기
합계산 모듈
옵션카드 100G
배송 로봇
설치 및 시운전
GPU 서버
H200 NVL|4-way bridge
Shipping container data centre
インストール作業
运费计算软件
1|XE9680|NVIDIA H100 SXM x8|SET
EA
Insurance claims server
Base plate
"""


@pytest.mark.parametrize(
    ("kind", "texts"),
    [(kind, row.strip()) for kind, rows in KINDS.items() for row in rows.split(";")],
)
def test_a_row_is_what_it_says(kind: str, texts: str) -> None:
    """Without, a total is bought as an item, or freight is lost."""
    assert row_kind(texts.split("|")) == kind


@pytest.mark.parametrize("texts", ITEMS.strip().splitlines())
def test_an_item_is_no_sum(texts: str) -> None:
    """Without, an item that has such a word in its name is never bought."""
    assert row_kind(texts.split("|")) is None


YES = {
    no_bid: (
        "NO BID; no-bid; N/B; No Quote; 견적불가; 견적 불가; 미응찰; 불참; 辞退; 見積不可; 不报价"
    ),
    included: (
        "Included; incl.; (Included); INCL; N/C; FOC; F.O.C.; No charge; 포함; "
        "기본 제공; 무상; 별도 없음; 본체 포함; 서비스; サービス; 含む; 本体に含む; "
        "含; 已包含; 免费; included in price; Included*"
    ),
    to_be_agreed: (
        "TBD; T.B.D.; TBA; to be advised; 협의; 별도 협의; 추후협의; 要相談; "
        "別途見積; 面议; 待定; POA; on request; 미정; 문의; オープン価格"
    ),
}
NO = "NVIDIA H200; 100; 12,000원; VAT included; VAT 포함; 설치비 포함; USD; 별도; -; 8 weeks"


@pytest.mark.parametrize(
    ("asked", "text"),
    [(asked, text.strip()) for asked, texts in YES.items() for text in texts.split(";")],
)
def test_words_in_place_of_a_figure(asked: object, text: str) -> None:
    """Each such text answers to its own question and to no other."""
    answers = {verb for verb in (no_bid, included, to_be_agreed) if verb(text)}
    assert answers == {asked}


@pytest.mark.parametrize("text", [text.strip() for text in NO.split(";")])
def test_other_texts_answer_none(text: str) -> None:
    """ "VAT included" does not mean that the item is."""
    assert not any(verb(text) for verb in (no_bid, included, to_be_agreed))
