"""A label announces its field, whatever stands between it and the value."""

from __future__ import annotations

import pytest

from optimizer.quotes.words.labels import label

CASES = r"""
Quote No.: Q-2025-17 => number = Q-2025-17
Quotation No. Q-17/B => number = Q-17/B
Quote #12345 => number = 12345
Quote # : 12345 => number = 12345
견적번호 : HB-250117 => number = HB-250117
견 적 번 호 : HB-250117 => number = HB-250117
견적번호　HB-250117 => number = HB-250117
見積番号：M-0042 => number = M-0042
报价单号：BJ-0042 => number = BJ-0042
Ref. No. => number =
Offer AS-902 => number = AS-902
Quotation HS-26-0131 Rev. 2 => number = HS-26-0131 Rev. 2
Date: 2025-10-01 => date = 2025-10-01
견적일자 : 2025년 10월 1일 => date = 2025년 10월 1일
작성일: 2025.10.01 => date = 2025.10.01
見積日：2025年10月1日 => date = 2025年10月1日
报价日期：2025-10-01 => date = 2025-10-01
Date / 견적일자: 2025-10-01 => date = 2025-10-01
견적일자 (Date) => date =
Vendor: Northwind Compute Ltd. => vendor = Northwind Compute Ltd.
From: Northwind Compute => vendor = Northwind Compute
공급자 : (주)가람시스템 => vendor = (주)가람시스템
상  호 : (주)가람시스템 => vendor = (주)가람시스템
업체명 => vendor =
見積元：株式会社ミナト => vendor = 株式会社ミナト
供应商：星河科技 => vendor = 星河科技
Customer: Baram Data => customer = Baram Data
To: Baram Data => customer = Baram Data
수신 : 바람데이터센터 귀중 => customer = 바람데이터센터
바람데이터센터 귀중 => customer = 바람데이터센터
株式会社ミナト 御中 => customer = 株式会社ミナト
客户名称：星河科技 => customer = 星河科技
Valid until: 31 Oct 2025 => validity = 31 Oct 2025
Quote valid until 2025-10-31 => validity = 2025-10-31
유효기간 : 견적일로부터 30일 => validity = 견적일로부터 30일
견적유효기간 30일 => validity = 30일
有効期限：発行後1ヶ月 => validity = 発行後1ヶ月
报价有效期：30天 => validity = 30天
Payment Terms: Net 30 => payment = Net 30
결제조건 : 선금 30%, 잔금 70% => payment = 선금 30%, 잔금 70%
1. 지불조건 : 검수 후 현금 => payment = 검수 후 현금
支払条件：月末締翌月末払 => payment = 月末締翌月末払
付款方式：预付30% => payment = 预付30%
Lead time: 12-14 weeks ARO => lead = 12-14 weeks ARO
3) 납기 : 발주 후 8주 => lead = 발주 후 8주
※ 납품기한: 계약 후 60일 => lead = 계약 후 60일
納期：受注後10週 => lead = 受注後10週
交货期：合同签订后8周 => lead = 合同签订后8周
Delivery: 8-10 weeks ARO => lead = 8-10 weeks ARO
Delivery: DDP Busan => incoterm = DDP Busan
Delivery => delivery =
Incoterms 2020: DAP Sejong => incoterm = DAP Sejong
인도조건 : 현장 도착도 => incoterm = 현장 도착도
납품장소: 세종 데이터센터 => incoterm = 세종 데이터센터
交货地点：首尔 => incoterm = 首尔
Terms: FOB Busan => incoterm = FOB Busan
Terms: 30% deposit, balance net 30 => payment = 30% deposit, balance net 30
Currency: USD => currency = USD
통화 : KRW => currency = KRW
(단위 : 원) => currency = 원
단위: 천원 => currency = 천원
(단위: 원, VAT 별도) => currency = 원, VAT 별도
单位：万元 => currency = 万元
币种：人民币 => currency = 人民币
단위 : EA => other = EA
VAT: excluded => vat = excluded
부가세 : 별도 => vat = 별도
MOQ: 10 units => minimum = 10 units
Rev: B => revision = B
Rev. 3 => revision = 3
Revision: 2 => revision = 2
차수 : 2차 => revision = 2차
2차 수정견적 => revision = 2
Exchange rate: 1 USD = 1,385 KRW => rate = 1 USD = 1,385 KRW
적용환율 : 1,385원/$ => rate = 1,385원/$
Country of origin: USA => origin = USA
원산지 : 미국 => origin = 미국
Warranty: 3 years NBD => warranty = 3 years NBD
보증기간 : 3년 => warranty = 3년
Project: Haenam phase 2 => project = Haenam phase 2
사업명 : GPU 서버 구매 => project = GPU 서버 구매
件名：GPUサーバー調達 => project = GPUサーバー調達
Tel: 02-555-0100 => other = 02-555-0100
담당자 : 김하늘 => other = 김하늘
사업자등록번호 => other =
合計金額 => total =
비고 : 별도 협의 => remark = 별도 협의
- Payment: net 45 => payment = net 45
[결제조건] 익월 말 현금 => payment = 익월 말 현금
"""

NO_LABELS = """
(주)도담리서치
NO BID
NVIDIA H200 8-GPU server
Date palm
Customer support service
Delivery and installation service
Payment terminal PAX A920
製品仕様
仕様
GPU: 8x H200 141GB
CPU: 2x Xeon 8592+
Memory: 2TB DDR5
서버 구성: H200 8장
VAT 별도
10:30
3:1 compression appliance
https://quotes.example/17
부가세 별도
Total solution support service
From rack to cloud consulting
"""


@pytest.mark.parametrize("line", CASES.strip("\n").splitlines())
def test_a_label_announces_its_field(line: str) -> None:
    """Without, the buyer is taken for the vendor, or a date for a number."""
    text, meant = line.split(" => ")
    field, _, value = meant.partition(" =")
    assert label(text) == (field, value.strip())


@pytest.mark.parametrize("text", NO_LABELS.strip().splitlines())
def test_what_is_no_label_is_none(text: str) -> None:
    """A part of a server's description in front of a colon is no label of the quote."""
    assert label(text) is None
