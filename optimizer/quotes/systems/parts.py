"""Words for things and services that go with an accelerator system and are none."""

from __future__ import annotations

import re

from optimizer.quotes.systems.alternation import words

PART = re.compile(words(
    r"""heat ?sink | bracket | cables?\b | cabling | bridges?\b | risers?\b | manifold
    cold ?plate
    cooling (?:kit|unit|module|plate|loop|system|upgrade) | cdus?\b | fans?\b | coolers?\b
    psus?\b
    power (?:suppl|cable|cord|shel|module) | shelf\b | shelves\b | rails?\b | kits?\b | trays?\b
    adapters?\b | adaptors?\b | shroud | blanks?\b | fillers?\b | covers?\b | bezel
    thermal (?:pad|paste) | screw | spares?\b | parts?\b | bare ?bone | mother ?board
    main ?board
    backplane | switch(?:es)?\b | transceiver | optics?\b | dacs?\b | aocs?\b | connectx | nics?\b
    batter(?:y|ies) | connector | dock(?:ing)?\b | crates?\b | packaging
    maintenance | support\b | prosupport | care ?pack | foundation care | tech ?care | services?\b
    extension | rma\b | consult | courses?\b | training (?:session|course|day|class|for admin)
    install | deploy | commissioning | integration | setup\b | migration | shipping | freight
    licen[sc] | subscription | ai enterprise | nvaie\b | software\b | firmware | drivers?\b
    fees?\b
    rentals?\b | leas(?:e|ing)\b | per hour | hourly | gpu-?hour | cloud\b | instances?\b
    monthly | per month | usage\b""",
    """방열판 | 히트 ?싱크 | 브라켓 | 브래킷 | 케이블 | 브리지 | 브릿지 | 라이저 | 매니폴드 | 쿨러
    냉각 ?(?:키트|장치|모듈|유닛) | 쿨링 ?키트 | 냉각판
    콜드 ?플레이트 | 전원(?! ?이중화) | 파워 ?서플라이
    레일
    스위치 | 트랜시버 | 광모듈 | 어댑터 | 어댑타 | 키트 | 트레이 | 부품 | 예비품 | 커버 | 베어본
    유지 ?보수 | 기술 ?지원 | 라이선스 | 라이센스 | 구독 | 설치 | 구축 | 이설 | 교육 | 컨설팅
    서비스 | 점검
    시간당 | 이용료 | 월정액 | 연장 | 임대 | 렌탈 | 렌트 | 소프트웨어 | 운송 | 배송 | 철거
    ヒートシンク | ブラケット | ケーブル | ブリッジ | ライザー | 冷却(?:キット|ユニット|装置)
    マニホールド
    ファン | 電源(?!冗長) | レール | スイッチ | トランシーバ | キット | トレイ | 部品 | アダプタ
    ベアボーン
    保守 | サポート | ライセンス | サブスクリプション | 設置 | 据付 | 構築 | サービス | リース
    レンタル | 送料
    散热器 | 散热片 | 散熱 | 支架 | 线缆 | 電纜 | 电缆 | 光缆 | 桥接 | 转接
    冷却(?:套件|组件|系统) | 冷板
    风扇 | 电源(?!冗余) | 导轨 | 交换机 | 光模块 | 适配器 | 套件 | 托盘 | 配件 | 备件 | 准系统
    维保 | 维护 | 維護 | 技术支持 | 许可 | 授权 | 订阅 | 安装 | 安裝 | 部署 | 实施 | 服务(?!器)
    服務(?!器)
    租赁 | 租賃 | 培训 | 运费 | 软件""",
))
"""Not counted: what merely may be had with a machine (see ``WARRANTY``, ``CAPABLE``)."""
