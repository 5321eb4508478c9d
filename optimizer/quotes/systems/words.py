"""What words around an accelerator's name say: a machine, a board, or nothing settled."""

from __future__ import annotations

import re

from optimizer.quotes.systems.alternation import words

SERVER = re.compile(words(
    r"""servers?(?![a-z]) | appliances?\b | systems?\b | nodes?\b
    racks?\b(?![ -]*(?:mount|unit))
    poweredge | proliant | thinksystem | pods?\b""",
    """서버 | 어플라이언스 | 시스템 | 탑재 | 장착 | 노드 | 랙
    サーバ | システム | 内蔵 | 搭載 | ノード | ラック
    服务器 | 服務器 | 伺服器 | 整机 | 一体机 | 系统 | 系統 | 节点 | 節點 | 机柜 | 機櫃""",
))
"""Words for a whole machine."""

BOARD = re.compile(words(
    r"base ?boards?\b | boards?\b | ubb\b | modules?\b | bare\b | card only\b | superchips?\b",
    """베이스 ?보드 | 보드 | 모듈 | ベースボード | ボード | モジュール | 基板 | 模组 | 模組
    模块 | 裸卡""",
))
"""Words for a bare board or module."""

NO_SERVER = re.compile(
    r"(?<!\w)(?:no|without(?: an?)?|w/o|excl\w*\.?|less) (?:servers?|systems?|chassis|nodes?)\b"
    r"|\b(?:servers?|systems?) (?:not included|excluded|sold separately)"
    r"|서버 ?(?:미포함|제외|별도|없음)|サーバー?(?:なし|別売|除く|は含まず)|不含(?:服务器|服務器"
    r"|整机)"
)
"""Says that no machine comes with it."""

LONE_BOARD = re.compile(
    r"(?:base ?)?board only\b|\bcards? only\b|\bsingle (?:pcie )?cards?\b|\bcards?,? single\b"
    r"|보드 ?(?:단품|만)|카드 ?(?:단품|낱장)|ボードのみ|カード単体|仅基板|单卡"
)
"""A board or card and nothing around it."""

ADDER = re.compile(
    r"\badders?\b|\bup-?charges?\b|\bsurcharges?\b|\bprice uplift\b|\bextra cost\b"
    r"|추가 ?(?:금액|비용|요금)|할증|追加料金|加价|加價"
)
"""What is paid on top of a price: no offer of its own."""

EXTENSION = re.compile(
    r"(?:보증|워런티) ?연장|연장 ?보증|保証延長|延長保証|延保|延长保修|\bwarranty (?:extension"
    r"|upgrade)"
)
"""A longer warranty for a machine, where it is what the words end in."""

SPARE = re.compile(r"\bspares?\b|예비품|예비 ?부품|予備品?|备件|備件")

TRADE_IN = re.compile(
    r"\btrade-?ins?\b|\bbuy-?backs?\b|보상 ?판매|보상 ?매입|장비 ?매입|下取り?|买回|以旧换新|回收"
)
"""An old machine taken in return."""

WARRANTY = re.compile(words(
    "warrant | chassis | enclosure",
    "보증 | 무상 | 샤시 | 섀시 | 保証 | 筐体 | 保修 | 质保 | 質保 | 保固 | 机箱",
))
"""What a line may be for, or may merely mention."""

CAPABLE = re.compile(words(
    r"""compatible | ready\b | supports\b | supporting\b | supported\b | capable | optional\b
    up to\b | gpu (?:not included|미포함|제외|별도) | upgrade | trade.?in\b | equivalent
    or better
    similar | instead of | replac | migrat | vs\b | versus\b | or\b | not included | populated
    without gpu | no gpus?\b | half\b | partial | refurb""",
    """§(?: gpu)? slot | §[^,]{0,12}(?:미포함|별도|제외|不含|別売) | 중고 | 中古 | 二手 | 하프
    호환 | 지원 | 대응 | 최대 ?\\d+ ?[개장gx] | 또는 | 혹은 | 업그레이드 | 동급 | 동등 | 교체
    대체
    対応 | アップグレード | または | 相当 | 同等 | 交換
    兼容 | 支持 | 适用 | 適用 | 可选 | 选配 | 最大 ?\\d | 最多 | 或者 | 或 | 升级 | 替换""",
))
"""What an offer may be able to hold, replace or be compared with; not what it holds."""

INCLUDED = re.compile(
    r"(?<!\w)(?:w/o?|(?:with|incl\w*\.?|plus|without|excl\w*\.?)(?!\w))|含(?![税稅む])"
)
"""Before a part: it comes with the machine, or does not."""

INCLUDED_AFTER = re.compile(
    r"포함|미포함|제외|별도|込|付|含|除く|別途|\bincluded|\bexcluded|\bseparately"
)
"""After a part: likewise."""

_FILL = (
    r"(?:use|with|in|the|your|an?|nvidia|amd|intel|instinct|[hd]gx|gpus?|servers?|systems?|racks?"
    r"|\d+ ?x?|x|dell|hpe?|supermicro|lenovo|poweredge|ƒ|[248]-gpu)"
)
FOR = re.compile(
    rf"(?<!\w)(?:for|fits)\s+(?:{_FILL}\s+)*§|(?:用于|用於|适配)[^§]{{0,12}}§"
)
FOR_AFTER = re.compile(
    r"§(?:[ -]*(?:gpu|서버|server|サーバー?|服务器|シリーズ|모델))*[ ]*[용用](?![도途户戶])"
)
FOR_SERVER = re.compile(
    r"(?:서버|server|サーバー?|服务器)[용用]|(?<!\w)for (?:[\w-]+ ){0,2}servers?\b"
)
"""``§`` stands for the accelerator: what is named is for it."""

LIQUID = re.compile("(?<!non-)(?<!non )(?:" + words(
    r"""liquid(?![ -]to[ -]air) | dlc\b | dlc-?2\b | d2c\b | direct[ -]to[ -]chip
    water[ -]?cool | warm water
    cold plate""",
    "수랭 | 수냉 | 액랭 | 액냉 | 액체 | 水冷 | 液冷 | 液体 | 液體",
) + ")")
AIR = re.compile(
    r"(?<!by )(?<!-to-)\bair\b(?![ -]*(?:freight|ship|cargo|way|deliver|flow|filter|mail))"
    r"|\baircool|공[랭냉]|空冷|风冷|風冷|空气冷|空氣冷"
)
IMMERSION = re.compile(r"immers\w+|침지|액침|浸没|浸沒|液浸")

COMPONENT = re.compile(words(
    r"""cpus?\b | xeon | epyc | ram\b | ddr[345] | [lr]?dimm | ssds?\b | nvme | hdds?\b | nics?\b
    connectx | cx-?[678] | ethernet | infiniband | psus?\b | power suppl | fans?\b | rails?\b
    raid\b | tpm\b | bluefield | m\.2\b | u\.2\b | e1\.s\b | boot\b | disks?\b | drives?\b
    storage
    ports?\b | ndr\b | hdr\b | osfp | qsfp | sfp | gbe\b | memory\b | os\b | windows | linux
    slots?\b | dpus?\b""".replace("[lr]?dimm", "dimm | ldimm | rdimm | lrdimm"),
    """프로세서 | 메모리 | 디스크 | 스토리지 | 네트워크 | 처리기 | メモリ | ストレージ
    ネットワーク | プロセッサ
    内存 | 硬盘 | 网卡 | 处理器""",
))
"""Words of a machine's other parts."""

GOODS = re.compile(
    r"(?<![a-z])(?:gpus?|npus?|accelerators?)(?![a-z])|가속기|アクセラレータ|加速卡|加速器|显卡"
    r"|\bhgx\b|\bdgx\b|\binstinct\b"
)
"""Words for accelerators in general."""
