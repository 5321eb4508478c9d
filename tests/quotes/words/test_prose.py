"""Sentences state what a careful reader would say they state."""

from __future__ import annotations

import pytest

from optimizer.quotes.words.prose import prose

CASES = """
상기 금액은 부가가치세 별도입니다. => vat
※ 상기 금액은 VAT 별도 금액임 => vat
All prices are exclusive of VAT. => vat
Prices include 10% VAT => vat
Prices are subject to VAT at the applicable rate. => vat
VAT will be added to the invoice. => vat
税抜価格です => vat
上記金額には消費税を含みません => vat
以上价格含13%增值税 => vat
Prices exclude freight and VAT => vat freight
세금계산서 발행 후 30일 이내 현금 지급 => payment
All prices in US Dollars => currency
Prices quoted are in USD unless stated otherwise => currency
단위: 천원 => currency
(단위 : 원) => currency
금액단위 백만원 => currency
(单位：万元) => currency
Quote valid for 30 days => validity
This quotation expires on 31 October 2025 => validity
본 견적의 유효기간은 견적일로부터 30일입니다 => validity
本見積の有効期限は発行後30日です => validity
报价有效期30天 => validity
Lead time 12-14 weeks ARO => lead
Delivery 8 weeks after receipt of order => lead
납기는 발주 후 8주입니다 => lead
발주 후 8~10주 => lead
納期は受注後10週間です => lead
交货期：合同签订后8周 => lead
납기 협의 => lead
Payment within 30 days of delivery => payment
30% deposit, 70% on delivery => payment
Net 30 => payment
결제는 선금 30%, 잔금 70% 조건임 => payment
月末締め翌月末現金払い => payment
预付30%，货到付款70% => payment
Prices are DDP Busan => incoterm
EXW factory => incoterm
현장 도착도 기준 => incoterm
Warranty 36 months from delivery => warranty
3년 무상보증 => warranty
MOQ 10 units => minimum
최소주문수량 10대 => minimum
Country of origin: USA => origin
Exchange rate USD 1 = KRW 1,385 => rate
운송비 포함 => freight
Freight is not included => freight
The price applies to the entire quantity. => all_units
Tier price applies to all units ordered => all_units
해당 단가는 전체 수량에 적용 => all_units
구간 단가는 총 발주수량 전량에 적용됩니다 => all_units
当該単価は全数量に適用 => all_units
阶梯单价适用于全部数量 => all_units
Discounted price applies only to units above the threshold. => incremental
The tier price applies only to the additional units => incremental
초과 수량에 한해 할인단가 적용 => incremental
구간 초과분에만 할인 단가가 적용됩니다 => incremental
超過分のみ割引単価を適用 => incremental
折扣价仅适用于超出部分 => incremental
Tier prices are not retroactive; they apply to first unit never => all_units incremental
The tier price does not apply to all units => all_units incremental
Prices apply only if the entire quantity is ordered =>
NVIDIA H200 8-GPU server =>
DAT tape drive autoloader =>
2x 3.2TB NVMe, 2TB DDR5 =>
Freight elevator controller =>
Support 24x7 =>
데이터센터 GPU 서버 구축 =>
Delivery robot =>
VAT Reg. No. 123-45 =>
Unit price list =>
Line 2 ships from a second warehouse, ask for 2 weeks of notice =>
Offer open until 15 April 2026 => validity
Delivery 8 weeks ARO, payment net 30, quote valid 30 days => lead payment validity
Prices quoted in USD, FOB Busan. VAT extra. => currency incoterm vat
납기: 발주 후 8주, 결제: 선금 30%, 잔금 70% => lead payment
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_a_sentence_states(line: str) -> None:
    """Without, a break or a price is taken one way where the quote says the other."""
    text, _, kinds = line.partition(" =>")
    assert {said.kind for said in prose(text)} == set(kinds.split())


def test_each_statement_comes_with_its_own_clauses() -> None:
    """A share of the payment must not be read as weeks, nor the weeks as a share."""
    told = dict(prose("납기: 발주 후 8~10주, 결제: 선금 30%, 잔금 70%"))
    assert told == {"lead": "납기: 발주 후 8~10주", "payment": "결제: 선금 30%, 잔금 70%"}


def test_sentences_are_read_one_by_one() -> None:
    """Lines and full stops end a statement; the dot of "incl." does not."""
    told = prose("Prices incl. VAT 10%. Delivery 8 weeks ARO.\n2) Quote valid 30 days")
    assert [said.kind for said in told] == ["vat", "lead", "validity"]
    assert told[0].text == "Prices incl. VAT 10%."
