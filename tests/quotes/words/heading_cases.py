"""Headings as vendors write them, and what a planner takes them to mean.

Each line: the text => its roles, and what else it says. ``usd`` and the like: exactly these
currencies; ``$``: several; ``x1000``: scale; ``/gpu``: per accelerator; ``rest``: words left over.
"""

HEADINGS = r"""
No. => number
# => number
순번 => number
項番 => number
序号 => number
Pos. => number
Line # => number
연번 => number
NO => number
Item => number item
Item No. => number part
Item / Description => item
Item Description => item
Description => item
Descr. => item
DESCRIPTION OF GOODS => item
Product Description => item
Part Description => item
Equipment => item
품명 => item
품 명 => item
품   목 => item
제품명 => item
품명 및 규격 => item
내역 => item
내용 => item
구분 => item
品名 => item
品　名 => item
名称 => item
产品名称 => item
產品名稱 => item
摘要 => item spec remark
Part No. => part
P/N => part
PN => part
SKU => part
Part Number => part
Mfr. Part # => part
품번 => part
제품코드 => part
品番 => part
料号 => part
型番 => part spec
Model => item spec part
Model No. => part
모델명 => spec part
규격 => spec
규 격 => spec
사양 => spec
상세 사양 => spec
仕様 => spec
規格 => spec
规格型号 => spec
型号 => spec part
Specification => spec
Spec. => spec
Spec / Config => spec item
Manufacturer => maker
Brand => maker
제조사 => maker
メーカー => maker
品牌 => maker
Qty => quantity
QTY. => quantity
Q'ty => quantity
Q’TY => quantity
Qnty => quantity
Quantity => quantity
수량 => quantity
수   량 => quantity
수\n량 => quantity
数量 => quantity
數量 => quantity
Order Qty => quantity
Qty (EA) => quantity /each
수량(대) => quantity /each
수량 (EA) => quantity /each
GPU 수량 => quantity per_unit /gpu
GPU Count => quantity /gpu
Number of servers => quantity /server
서버 대수 => quantity /server
GPUs per server => per_unit
GPU/Server => per_unit
서버당 GPU 수 => per_unit
1台あたりGPU数 => per_unit
Unit => unit price
UOM => unit
U/M => unit
단위 => unit
単位 => unit
单位 => unit
Qty / Unit => quantity unit
수량/단위 => quantity unit
Currency => currency
통화 => currency
币种 => currency
通貨 => currency
List Price => list_price
List => list_price
MSRP (USD) => list_price usd
RRP => list_price
SRP => list_price
Unit List Price => list_price
정가 => list_price
소비자가 => list_price
소비자가격(원) => list_price krw
定価 => list_price
標準価格 => list_price
目录价 => list_price
市场价 => list_price
Disc % => discount percent
Disc. % => discount percent
Discount (%) => discount percent
할인율 => discount percent
할인율(%) => discount percent
D/C율 => discount percent
D/C => discount
値引率 => discount percent
折扣 => discount
할인액 => discount
Unit Price => price
UNIT PRICE (USD) => price usd
Unit Price(US$) => price usd
Unit Price ($) => price $
Unit Px => price
U/P => price
P/U => price
P/U (KRW) => price krw
Unit Cost => price
Price/Unit => price
Price Each => price
Unit Price\n(EUR) => price eur
단가 => price
단 가 => price
단가(원) => price krw
단가 (천원) => price krw x1000
단가(백만원) => price krw x1000000
단가(만원) => price krw x10000
단가 (VAT 별도) => price vat=out
단가(원, 부가세 별도) => price krw vat=out
단가(부가세 포함) => price vat=in
단가(VAT포함) => price vat=in
단가(원/대) => price krw /each
단가(₩) => price krw
공급단가 => price
공급단가(원) => price krw
견적단가 => price
판매단가 => price
제안단가 (USD) => price usd
GPU 단가 => price /gpu
GPU당 단가 => price /gpu
서버 단가 => price /server
GPU 서버 단가 => price /server
서버당 단가(USD) => price usd /server
랙당 단가 => price /rack
개당 단가 => price /each
대당 단가 => price /each
単価 => price
単価（円） => price jpy
単価(税抜) => price vat=out
単価（税込） => price vat=in
単価(千円) => price jpy x1000
販売単価 => price
仕切 => price net
仕切価格 => price net
单价 => price
單價 => price
单 价 => price
单价(元) => price cny,twd,hkd
单价（万元） => price cny,twd,hkd x10000
含税单价 => price vat=in
未税单价 => price vat=out
不含税单价(元) => price cny,twd,hkd vat=out
含税单价（元/台） => price cny,twd,hkd vat=in /each
单价(RMB) => price cny
單價(NT$) => price twd
单价(¥) => price jpy,cny
报价单价 => price
折后单价 => price net
Price => price extended
Price (USD) => price extended usd
Price per GPU (USD) => price extended usd /gpu
Price / GPU => price extended /gpu
Price per Server => price extended /server
Price per Rack => price extended /rack
Unit price per 100 => price /each*100
Unit Price (USD per 100 EA) => price usd /each*100
$/GPU => price $ /gpu
USD/EA => price usd /each
Cost => price extended
가격 => price extended
価格 => price extended
价格 => price extended
Net => price extended net
Net Price => price net
Net Unit Price (USD, excl. VAT) => price usd net vat=out
Unit Net => price net
Net Price/EA => price net /each
Discounted Unit Price => price net
Special Price => price net
할인 단가 => price net
할인단가(원) => price krw net
Net단가 => price net
Unit price excl. tax => price vat=out
Unit Price (ex VAT) => price vat=out
Unit Price (VAT excluded) => price vat=out
Unit price incl. 10% VAT => price vat=in
Revised Unit Price => price revised
Unit Price (Rev.2) => price revised
변경 단가 => price revised
수정단가 => price revised
최종 단가(원) => price krw revised
재견적 단가 => price revised
Final Price => price extended revised
USD k => price extended usd x1000
Unit Price (USD k) => price usd x1000
Unit Price (US$ '000) => price usd x1000
Amount (in thousands of USD) => price extended usd x1000
Unit Price (KRW million) => price krw x1000000
Amount => price extended
Amount (KRW) => price extended krw
AMT => price extended
Ext. => extended
Ext'd => extended
Extended Price => extended
Ext. Amount (USD) => extended usd
Line Total => extended
Extended Net => extended net
Total => extended total
Total Price => extended total
Total Price (USD) => extended total usd
Total (excl. VAT) => extended vat=out
Total incl. VAT => total vat=in
금액 => price extended
금 액 => price extended
금액(원) => price extended krw
금액(천원, VAT별도) => price extended krw x1000 vat=out
금액(단위: 천원) => price extended krw x1000
공급가액 => extended vat=out
공급 가액 => extended vat=out
공급가액(원) => extended krw vat=out
합계 => extended total
합계금액 => extended total
합계(VAT포함) => total vat=in
小計 => extended
小计 => extended
金額 => price extended
金額（税抜） => price extended vat=out
金额 => price extended
金额(元) => price extended cny,twd,hkd
总价 => extended total
總價 => extended total
合价 => extended
List Total => extended list
세액 => vat_amount
부가세 => vat_amount
VAT => vat_amount
VAT (10%) => vat_amount
消費税 => vat_amount
税额 => vat_amount
税率 => other
Lead Time => lead
L/T => lead
Lead Time (weeks) => lead rest
Lead  time\n(weeks) => lead rest
납기\n(주) => lead rest
Payment\nTerms => payment
Leadtime => lead
Delivery => lead incoterm
Delivery Date => lead
납기 => lead
납 기 => lead
납기(주) => lead rest
납기일 => lead
납품기한 => lead
納期 => lead
交期 => lead
交货期 => lead
ETA => lead
Availability => lead maximum
유효기간 => validity
Validity => validity
Valid Until => validity
有効期限 => validity
有效期 => validity
MOQ => minimum
최소주문수량 => minimum
Min. Order Qty => minimum
起订量 => minimum
공급가능수량 => maximum
在庫 => maximum
수량구간 => tier
Qty Break => tier
From => tier_from
To => tier_to
Min Qty => minimum tier_from
Incoterms => incoterm
인도조건 => incoterm
Delivery Terms => incoterm
Payment Terms => payment
결제조건 => payment
支払条件 => payment
付款方式 => payment
원산지 => origin
Our cost => other
원가 => other
구간 (대) => tier
Order quantity (systems) => quantity /each
Unit price by order quantity, USD ex VAT => price usd vat=out
구간 단가 => price
システム数 => quantity /server
系统数量 => quantity /server
GPU/システム => per_unit
1システムあたりGPU数 => per_unit
每系统GPU数 => per_unit
1GPU単価 => price /gpu
优惠比例 => discount percent
공급한도 => maximum
Allocation cap => maximum
供货上限 => maximum
供給上限 => maximum
GPU => item spec
System price => price extended /each
COO => origin
原产地 => origin
운송비 => freight
Freight => freight
運賃 => freight
Warranty => warranty
보증기간 => warranty
保修 => warranty
비고 => remark
비   고 => remark
Remarks => remark
備考 => remark
备注 => remark
備註 => remark
HS Code => other
중량 => other
10-49 => price tier=10-49
10~49대 => price tier=10-49
1 – 9 EA => price tier=1-9
50+ => price tier=50-
50대 이상 => price tier=50-
>=50 => price tier=50-
≥ 50 => price tier=50-
>50 => price tier=51-
100대 초과 => price tier=101-
100 and above => price tier=100-
up to 9 => price tier=1-9
9대 이하 => price tier=1-9
10台以上 => price tier=10-
10~49台 => price tier=10-49
<10 => price tier=1-9
10대 미만 => price tier=1-9
1,000-4,999 => price tier=1000-4999
Unit Price (USD) / 10-49 => price usd tier=10-49
단가(10~49대) => price tier=10-49
Qty 10-49 => price tier=10-49
단가(원) / 50대 이상 => price krw tier=50-
Offer A / P/U => price
Bid / Unit Price => price
Unit / Price => price
단가\n(Unit Price) => price
수량 (Q'ty) => quantity
금액 Amount => price extended
품명 Description => item
단가(A) => price
금액(A×B) => price extended
Unit Price* => price
① 단가 => price rest
Unit price incl. 3-yr support => price rest
Price per GPU-hour => price extended /gpu rest
고객사 단가 => price rest
Unit Price with NVAIE => price rest
"""

NOT_HEADINGS = """
4 systems of a type
NO BID
#REF!
Lead time 12 weeks ARO
유효기간 : 견적일로부터 30일
납기 : 협의
(단위 : 천원, VAT 포함)
최소주문 5대
Valid until 04/05/2026. Prices before VAT. EXW.
报 价 单
견적서
Value
GPU system
Support service
Storage system
NVIDIA H200 8-GPU server
NVIDIA HGX B200 8-GPU system
Total solution support service
Delivery and installation service
Freight elevator controller
HGX H200 8-GPU 141GB SXM5
XE9680 w/ 8x H100
MI325X OAM x8
GB300 NVL72 rack
엔비디아 B200 서버 8way
GPU 서버 (H200 8GPU)
수량산출 소프트웨어 라이선스
Unit price list management software
Price optimization software, 3 years
Discount card reader
Model training service
Item tagging robot
List of spare parts kit
Net weight scale 300 kg
Payment terminal PAX A920
Warranty extension 3 years NBD
Support 24x7 5 years
Spec CPU benchmark service
Unit heater 10kW
Total station TS16
Brand new chassis
Delivery drone
Terms of service document
설치 및 시운전
기술지원 서비스
납품 설치비 일체
운영체제 라이선스 구독
3년 유지보수
GPU 드라이버 최적화 용역
단가계약 관리 시스템 구축
H200 GPU 서버
8-GPU 서버용 레일킷
현장 설치 및 교육
サーバー設置作業
GPUサーバー H200 8基搭載
保守サービス 5年 24時間365日
納品設置作業費
光模块 800G OSFP
AI服务器 H200 8卡
安装调试服务
三年质保服务升级
InfiniBand NDR 400G switch 64-port
DAC cable 3m QSFP112
PDU 3-phase 60A
12 weeks ARO
Net 30 days
2025-10-31
2025-2026
3-5 weeks
DDP Seoul
Q-2025-0117
02-1234-5678
N/A
협의
8대
Intel Xeon 8592+
Dell PowerEdge XE9680
A100 80GB SXM4
100,000
All prices are in USD and exclude VAT unless otherwise stated
상기 금액은 부가가치세 별도입니다
견적 문의는 영업담당자에게 연락 바랍니다
Hanbit Systems Co., Ltd.
한빛시스템(주)
"""
