"""What words around an accelerator's name say: a system, a part, a service, a way to cool it."""

from __future__ import annotations

import re

SERVER = re.compile(
    r"servers?(?![a-z])|서버|サーバ|服务器|服務器|伺服器|appliances?\b|어플라이언스|整机|一体机|시스템"
    r"|\bsystems?\b|システム|系统|系統|탑재|장착|内蔵|搭載|\bnodes?\b|노드|ノード|节点|節點"
    r"|\bracks?\b(?![ -]*(?:mount|unit))|랙|ラック|机柜|機櫃"
    r"|poweredge|proliant|thinksystem|\bpods?\b"
)
"""Words for a whole machine."""

BOARD = re.compile(
    r"base ?boards?|\bboards?\b|\bubb\b|\bmodules?\b|\bbare\b|\bcard only\b|\bsuperchips?\b"
    r"|베이스 ?보드|보드|모듈|ベースボード|ボード|モジュール|基板|模组|模組|模块|裸卡"
)
"""Words for a bare board, a module."""

PART = re.compile(
    r"heat ?sinks?|\bbrackets?|\bcables?\b|\bcabling|\bbridges?\b|\brisers?\b|\bmaintenance"
    r"|(?<!un)\bsupport\b|\bprosupport|\blicen[sc]\w*|\bsubscriptions?|ai enterprise|\bnvaie\b"
    r"|\binstall\w*|\bdeploy\w*|\bcommissioning|\bintegration|\bsetup\b|\bmigration"
    r"|cooling (?:kit|unit|module|plate|loop|system|upgrade)s?|\bcold ?plates?|\bmanifolds?"
    r"|\bcdus?\b|\bfans?\b|\bcoolers?\b|\bpsus?\b|power (?:suppl\w+|cables?|cords?|shel\w+|modules?)"
    r"|\bshel(?:f|ves)\b|\brails?\b|\bkits?\b|\btrays?\b|\badapt[eo]rs?\b|\bshrouds?|\bblanks?\b"
    r"|\bfillers?\b|\bcovers?\b|\bbezels?|thermal (?:pad|paste)s?|\bscrews?|\bspares?\b|\bparts?\b"
    r"|\bcare ?packs?|foundation care|\btech ?care|\bservices?\b|\bconsult\w*|\bcourses?\b"
    r"|\btraining (?:session|course|day|class|for admin)\w*|\brentals?|\bleas(?:e|ing)\b|\brma\b"
    r"|\bper hour|\bhourly|gpu-?hours?|\bcloud\b|\binstances?\b|\bbare ?bones?|\bmother ?boards?"
    r"|\bmain ?boards?|\bbackplanes?|\bswitch(?:es)?\b|\btransceivers?|\boptics?\b|\bdacs?\b"
    r"|\baocs?\b|\bconnectx|\bnics?\b|\bsoftware\b|\bfirmware|\bdrivers?\b|\bfees?\b|\bshipping"
    r"|\bfreight|\bpackaging|\bcrates?\b|\bdocking|\bbatter\w+|\bconnectors?\b|\bextension"
    r"|방열판|히트 ?싱크|브라켓|브래킷|케이블|브리지|브릿지|라이저|유지 ?보수|기술 ?지원|라이[선센]스"
    r"|구독|설치|구축|이설|냉각 ?(?:키트|장치|모듈|유닛)|매니폴드|쿨러|쿨링 ?키트|냉각판|콜드 ?플레이트"
    r"|전원|파워 ?서플라이|레일|스위치|트랜시버|광모듈|어댑[터타]|키트|트레이|부품|예비품|교육"
    r"|컨설팅|서비스|점검|연장|임대|렌[탈트]|베어본|커버|소프트웨어|운송|배송|철거"
    r"|ヒートシンク|ブラケット|ケーブル|ブリッジ|ライザー|保守|サポート|ライセンス|サブスクリプション"
    r"|設置|据付|構築|冷却(?:キット|ユニット|装置)|マニホールド|ファン|電源|レール|スイッチ|トランシーバ"
    r"|キット|トレイ|部品|サービス|リース|レンタル|アダプタ|送料|ベアボーン"
    r"|散热[器片]|散熱|支架|线缆|電纜|电缆|光缆|桥接|转接|维保|维护|維護|技术支持|许可|授权|订阅"
    r"|安装|安裝|部署|实施|冷却(?:套件|组件|系统)|冷板|风扇|电源|导轨|交换机|光模块|适配器|套件|托盘"
    r"|配件|备件|服务(?!器)|服務(?!器)|租赁|租賃|培训|运费|准系统|软件"
)
"""Things and services that go with an accelerator system and are none."""

WARRANTY = re.compile(
    r"warrant\w*|보증|무상|保証|保修|质保|質保|保固|\bchassis|샤시|섀시|筐体|机箱|\benclosures?"
)
"""What a line may be for, or may merely mention."""

CAPABLE = re.compile(
    r"\bcompatible|[ -]ready\b|\bsupport(?:s|ing|ed)\b|\bcapable|\boptional\b|\bup to\b"
    r"|\bwithout gpus?|\bno gpus?\b|gpu (?:not included|미포함|제외|별도)|호환|지원|대응|최대 ?\d+ ?[개장gx]"
    r"|対応|兼容|支持|适用|適用|可选|选配|最大 ?\d|最多|または|또는|혹은|或者|\bupgrade|업그레이드|升级"
    r"|アップグレード|\btrade.?in|\bequivalent|\bor better|동급|동등|相当|同等|\bsimilar|\binstead of"
    r"|\breplac\w+|교체|대체|交換|替换|\bmigrat\w+|\bvs\b|\bversus\b"
)
"""What an offer may be able to hold, replace or be compared with; not what it holds."""

INCLUDED = re.compile(
    r"(?<!\w)(?:w/o?|(?:with|incl\w*\.?|plus|without|excl\w*\.?)(?!\w))"
)
"""Before a part: it comes with the machine, or does not."""

INCLUDED_AFTER = re.compile(r"포함|미포함|제외|별도|込|付|含|除く|別途|\bincluded|\bexcluded|\bseparately")
"""After a part: likewise."""

FOR = re.compile(r"(?<!\w)(?:for|fits)\s+(?:(?:use|with|in|the|your|an?|nvidia|amd|intel|instinct|[hd]gx|gpus?|servers?|systems?|racks?|\d+ ?x?|x|dell|hpe?|supermicro|lenovo|poweredge|ƒ|[248]-gpu)\s+)*§|(?:用于|用於|适配)[^§]{0,12}§")
FOR_AFTER = re.compile(r"§(?:[ -]*(?:gpu|서버|server|サーバー?|服务器|シリーズ|모델))*[ ]*[용用](?![도途户戶])")
"""``§`` stands for the accelerator: what is named is for it."""

LIQUID = re.compile(
    r"(?<!non-)\bliquid|\bdlc\b|\bdlc-?2\b|\bd2c\b|direct[ -]to[ -]chip|water[ -]?cool|수[랭냉]|액[랭냉]"
    r"|액체|水冷|液冷|液体|液體|\bwarm water|\bcold plate"
)
AIR = re.compile(r"(?<!by )(?<!-to-)\bair\b(?![ -]*(?:freight|ship|cargo|way|deliver|flow|filter|mail))|\baircool|공[랭냉]|空冷|风冷|風冷|空气冷|空氣冷")
IMMERSION = re.compile(r"immers\w+|침지|액침|浸没|浸沒|液浸")

COMPONENT = re.compile(
    r"\bcpus?\b|xeon|epyc|\bram\b|ddr[345]|dimm|\bssds?\b|nvme|\bhdds?\b|\bnics?\b|connectx|\bcx-?[678]"
    r"|ethernet|infiniband|\bpsus?\b|power suppl|\bfans?\b|\brails?\b|\braid\b|\btpm\b|\bbluefield"
    r"|\bm\.2\b|\bu\.2\b|\be1\.s\b|\bboot\b|\bdisks?\b|\bdrives?\b|\bstorage|\bports?\b|\bndr\b|\bhdr\b"
    r"|\bosfp|\bqsfp|\bsfp|\bgbe\b|프로세서|메모리|디스크|스토리지|네트워크|처리기|内存|硬盘|网卡|处理器"
    r"|メモリ|ストレージ|ネットワーク|プロセッサ|\bmemory\b|\bos\b|windows|linux|\bslots?\b|\bdpus?\b"
)
"""Words of a machine's other parts."""

GOODS = re.compile(r"(?<![a-z])(?:gpus?|npus?|accelerators?)(?![a-z])|가속기|アクセラレータ|加速卡|加速器|显卡"
                   r"|\bhgx\b|\bdgx\b|\binstinct\b")
"""Words for accelerators in general."""
