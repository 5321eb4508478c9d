"""How the terms of a quote are said, by language; several ways for each."""

from __future__ import annotations

VAT_OUT = {
    "en": "All prices exclude VAT.|Prices are net of VAT.|VAT not included.|"
    "Prices exclusive of VAT|Excl. VAT",
    "ko": "부가세 별도|VAT 별도|(부가가치세 별도)|※ 상기 금액은 부가세 별도입니다.|부가세 미포함",
    "ja": "税抜|消費税別|※価格は税抜です。|消費税は別途申し受けます。",
    "zh": "不含税|不含增值税|以上价格均不含税。|价格不含增值税",
}
VAT_IN = {
    "en": "All prices include {rate}% VAT.|Prices inclusive of VAT ({rate}%).|Incl. {rate}% VAT",
    "ko": "부가세 포함|VAT 포함|※ 상기 금액은 부가가치세가 포함된 금액입니다.|VAT {rate}% 포함",
    "ja": "税込（{rate}%）|消費税{rate}%込み|※価格は消費税{rate}%を含みます。",
    "zh": "含{rate}%增值税|含税（税率{rate}%）|以上价格含{rate}%增值税。",
}
VAT_OUT_HEAD = {
    "en": "excl. VAT|ex VAT|w/o VAT",
    "ko": "VAT별도|부가세 별도",
    "ja": "税抜",
    "zh": "不含税",
}
VAT_IN_HEAD = {
    "en": "incl. {rate}% VAT",
    "ko": "VAT포함|부가세 포함",
    "ja": "税込{rate}%",
    "zh": "含税{rate}%",
}
VAT_OUT_VALUE = {
    "en": "excluded|not included|extra",
    "ko": "별도|미포함",
    "ja": "別途|別",
    "zh": "不含",
}
VAT_IN_VALUE = {
    "en": "included ({rate}%)",
    "ko": "포함|{rate}% 포함",
    "ja": "込み（{rate}%）",
    "zh": "已含（{rate}%）",
}
VAT_ROW = {
    "en": "VAT {rate}%|VAT ({rate}%)|Plus {rate}% VAT",
    "ko": "부가세({rate}%)|부가가치세 {rate}%",
    "ja": "消費税（{rate}%）",
    "zh": "增值税（{rate}%）",
}

ALL_UNITS = {
    "en": "The price of the tier reached applies to all units of the order.|"
    "Tier price applies to the full order quantity.",
    "ko": "해당 구간 단가를 전체 수량에 적용|주문 수량 전체에 해당 구간의 단가가 적용됩니다.",
    "ja": "該当区分の単価を全数量に適用します。|到達した区分の単価が全数に適用されます。",
    "zh": "达到区间后，全部数量适用该区间单价。|全部数量按所达区间的单价计算。",
}
INCREMENTAL = {
    "en": "Each price applies only to the units within its tier.|"
    "Tier prices are incremental: units in each band are charged at the price of that band.",
    "ko": "각 구간 단가는 해당 구간에 속하는 수량에만 적용|"
    "구간별 누진 적용: 초과 수량에만 해당 단가 적용",
    "ja": "各単価は当該区分に属する数量にのみ適用します。",
    "zh": "各区间单价仅适用于该区间内的数量。|分段累进计价，仅超出部分适用下一区间单价。",
}

LEAD = {
    "range": {
        "en": "{a}-{b} weeks ARO|{a} to {b} weeks|{a} - {b} wks after receipt of order",
        "ko": "발주 후 {a}~{b}주|{a}~{b}주|계약 후 {a}-{b}주",
        "ja": "受注後{a}～{b}週間|{a}～{b}週",
        "zh": "合同签订后{a}-{b}周|{a}-{b}周",
    },
    "single": {
        "en": "{a} weeks|{a} weeks ARO|{a} wks after PO",
        "ko": "발주 후 {a}주|{a}주|계약일로부터 {a}주|발주후 {a}주 이내",
        "ja": "受注後{a}週間|ご発注後{a}週",
        "zh": "合同签订后{a}周|{a}周",
    },
    "days": {
        "en": "{d} days ARO|{d} calendar days|{d} days",
        "ko": "발주 후 {d}일|{d}일|계약 후 {d}일 이내",
        "ja": "受注後{d}日|{d}日",
        "zh": "合同签订后{d}天|{d}天|{d}个日历日",
    },
    "open": {
        "en": "TBD|to be confirmed|on request|To be agreed",
        "ko": "협의|별도 협의|추후 협의|미정",
        "ja": "別途協議|応相談|未定",
        "zh": "待定|另行协商|面议",
    },
}

VALID_FOR = {
    "en": "{n} days from quote date|{n} days|{n} days from date of quotation",
    "ko": "견적일로부터 {n}일|발행일로부터 {n}일|견적 후 {n}일",
    "ja": "発行日より{n}日|見積日より{n}日間|見積後{n}日",
    "zh": "报价日起{n}天|{n}天|自报价之日起{n}日内",
}
DATES = {
    "en": "{d} {month} {y}|{month} {d}, {y}|{iso}|{d}-{mon}-{y}",
    "ko": "{y}년 {m}월 {d}일|{y}. {m}. {d}.|{iso}|{y}.{m:02}.{d:02}",
    "ja": "{y}年{m}月{d}日|{y}/{m:02}/{d:02}|{iso}",
    "zh": "{y}年{m}月{d}日|{iso}|{y}/{m}/{d}",
}
UNTIL = {"en": "{}|until {}", "ko": "{}|{}까지", "ja": "{}|{}まで", "zh": "{}|至{}"}

PAID = {
    "order": {
        "en": "{p}% with order|{p}% upon order|{p}% at PO",
        "ko": "선금 {p}%|계약시 {p}%|발주 시 {p}%",
        "ja": "発注時{p}%|契約時{p}%",
        "zh": "预付{p}%|签约付{p}%",
    },
    "delivery": {
        "en": "{p}% on delivery|{p}% upon delivery|{p}% at delivery",
        "ko": "납품시 {p}%|납품 시 {p}%",
        "ja": "納品時{p}%",
        "zh": "到货付{p}%|交货付{p}%",
    },
    "acceptance": {
        "en": "{p}% on acceptance|{p}% upon acceptance",
        "ko": "검수시 {p}%|검수 완료 시 {p}%",
        "ja": "検収時{p}%|検収後{p}%",
        "zh": "验收付{p}%|验收合格后付{p}%",
    },
}

TITLES = {
    "en": "QUOTATION|Price Quotation|Budgetary Quotation|OFFER",
    "ko": "견 적 서|견적서|가격 제안서",
    "ja": "御見積書|見積書",
    "zh": "报价单|报 价 单",
}
CUSTOMERS = {
    "en": "Harrow Cloud Inc.|Mirae Cloud",
    "ko": "미래클라우드 귀하|한울데이터센터 귀중",
    "ja": "未来雲株式会社 御中",
    "zh": "远航云计算有限公司",
}
VENDORS = {
    "en": "Corvid Systems, Inc.|Tamarack Compute LLC|Ashgrove Data Ltd.|Pellucid Machines Corp.",
    "ko": "(주)가온서버|나루정보기술 주식회사|다솜인프라(주)|주식회사 마루컴퓨팅",
    "ja": "株式会社青嶺計算|白樺システム株式会社|合同会社北斗演算",
    "zh": "海岚智能科技有限公司|云栈信息技术有限公司|北辰算力股份有限公司",
    "sg": "Angsana Compute Pte. Ltd.|Tembusu Systems Pte Ltd",
    "hk": "Lantau Datacom (Hong Kong) Ltd.|Tolo Harbour Systems (HK) Limited",
}
ADDRESSES = {
    "en": "418 Alder Way, Boise, ID",
    "ko": "서울특별시 가상구 예시로 12",
    "ja": "東京都架空区見本町1-2-3",
    "zh": "上海市示例区样本路88号",
    "sg": "12 Specimen Crescent, Singapore 000118",
    "hk": "Unit 5, Sample Tower, Kowloon, Hong Kong",
}
JUNK = {
    "en": "Tel. 000-555-0142|Attn: Procurement|Project: AI cluster, phase 2|"
    "We thank you for your enquiry and offer as follows.|Prepared by: J. Ostrow|"
    "Page 1 of 1|Reg. no. 00-4471829",
    "ko": "전화 02-000-0142|참조: 구매팀|사업명: AI 클러스터 2단계|아래와 같이 견적합니다.|"
    "담당: 정은서 차장|"
    "사업자등록번호 000-81-24680|FAX 02-000-0143",
    "ja": "TEL 03-0000-0142|件名：AI基盤 第2期|下記の通りお見積り申し上げます。|"
    "担当：佐久間|登録番号 T0000000000000",
    "zh": "电话 021-0000-0142|项目：智算集群二期|感谢询价，现报价如下：|"
    "联系人：林工|传真 021-0000-0143",
}
CLAUSES = {
    "en": "Title passes on payment in full.|Warranty follows the terms of the maker.|"
    "Returns need our prior consent.|Prices are for the quantities stated.",
    "ko": "소유권은 대금 완납 시 이전됩니다.|보증은 제조사 기준에 따릅니다.|"
    "반품은 사전 협의가 필요합니다.",
    "ja": "所有権は代金完済時に移転します。|保証は製造元の規定によります。|"
    "返品は事前にご相談ください。",
    "zh": "货款付清后所有权转移。|质保按原厂条款执行。|退货须事先协商。",
}
CLOSINGS = {
    "en": "Thank you for your business.|Yours sincerely,",
    "ko": "감사합니다.|- 이하 여백 -",
    "ja": "以上|何卒よろしくお願い申し上げます。",
    "zh": "顺祝商祺|以上报价供参考。",
}
SUBTOTAL = {"en": "Subtotal|Sub-total", "ko": "소계|소   계", "ja": "小計", "zh": "小计|分项合计"}
TOTAL = {
    "en": "Total|TOTAL|Grand total",
    "ko": "합계|합   계|총계",
    "ja": "合計|総合計",
    "zh": "合计|总计",
}
FREIGHT = {
    "en": "Freight|Shipping & handling|Freight and insurance",
    "ko": "운송비|운반비",
    "ja": "運賃|送料",
    "zh": "运费|运输费",
}
NO_BID = {
    "en": "NO BID|No bid|N/B",
    "ko": "견적불가|견적 불가",
    "ja": "見積辞退|見積対象外",
    "zh": "不报价|不参与报价",
}
INCLUDED = {"en": "included|incl.", "ko": "포함", "ja": "込み|含む", "zh": "包含|已含"}
SECTIONS = {
    "goods": {
        "en": "A. Compute|1. GPU servers|Accelerated systems",
        "ko": "1. GPU 서버|가. 연산 장비",
        "ja": "1. 計算ノード|【サーバー】",
        "zh": "一、计算设备|【服务器】",
    },
    "other": {
        "en": "B. Network and services|2. Other items|Accessories",
        "ko": "2. 네트워크 및 용역|나. 기타",
        "ja": "2. その他機器・役務|【その他】",
        "zh": "二、网络及服务|【其他】",
    },
}
SHEETS = {
    "main": {
        "en": "Quotation|Sheet1|Pricing",
        "ko": "견적서|견적|Sheet1",
        "ja": "見積書|Sheet1",
        "zh": "报价单|Sheet1",
    },
    "cover": {"en": "Cover|Terms", "ko": "표지|조건", "ja": "表紙|条件", "zh": "封面|条款"},
    "old": {"en": "Prices 2025", "ko": "2025 단가", "ja": "旧価格", "zh": "旧价格"},
    "notes": {"en": "Notes", "ko": "참고", "ja": "注記", "zh": "附注"},
}
EACH = {"en": "EA|ea|unit|PC", "ko": "대|EA", "ja": "台|式", "zh": "台|套"}
COUNTED = {"en": "{} units|{} EA", "ko": "{}대|{} 대", "ja": "{}台", "zh": "{}台|{}套"}
TIER_FIRST = {
    "en": "{a}-{b}|{a} - {b}|{a} to {b}",
    "ko": "{a}~{b}대|{a}~{b}|{a}-{b}대",
    "ja": "{a}～{b}台|{a}-{b}台",
    "zh": "{a}-{b}台|{a}~{b}",
}
TIER_LAST = {
    "en": "{a}+|{a} and above|{a} or more|≥{a}",
    "ko": "{a}대 이상|{a}~|{a} 이상",
    "ja": "{a}台以上|{a}台～",
    "zh": "{a}台及以上|{a}台以上",
}
ORIGINS = {
    "TW": {"en": "Taiwan", "ko": "대만", "ja": "台湾", "zh": "中国台湾"},
    "US": {"en": "USA|United States", "ko": "미국", "ja": "米国|アメリカ", "zh": "美国"},
    "MX": {"en": "Mexico", "ko": "멕시코", "ja": "メキシコ", "zh": "墨西哥"},
    "KR": {"en": "Korea|South Korea", "ko": "대한민국|한국", "ja": "韓国", "zh": "韩国"},
}
INCOTERMS = {
    "en": "DDP Seoul|DDP Busan|CIF Busan|FCA Singapore|EXW Fremont|DAP Incheon|FOB Shanghai",
    "ko": "DDP 서울|DDP 대전|DAP 인천|CIF 부산|DDP Seoul",
    "ja": "DDP ソウル|CIF 釜山|FOB 横浜|DAP 仁川",
    "zh": "DDP 首尔|FOB 上海|CIF 釜山|EXW 深圳|DAP 仁川",
}
