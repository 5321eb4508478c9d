"""What is quoted: accelerator systems as vendors name them, and the goods around them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

COOLING = {
    "air": {"en": "air-cooled|air cooled", "ko": "공랭|공랭식", "ja": "空冷", "zh": "风冷"},
    "liquid": {"en": "liquid-cooled|direct liquid cooling (DLC)", "ko": "수랭|수랭식(DLC)",
               "ja": "水冷|液冷", "zh": "液冷|冷板液冷"},
}  # fmt: skip


@dataclass(frozen=True)
class System:
    """A system of the catalogue as the trade writes it."""

    id: str
    names: str
    """Ways to write the model, without the word for server or rack."""
    usd: int
    """About what a unit costs."""
    accelerators: int = 8
    cooling: str = ""
    """Said where the catalogue holds an air and a liquid variant."""
    rack: bool = False


def _both(name: str, names: str, usd: int) -> tuple[System, System]:
    return (
        System(name, names, usd, cooling="air"),
        System(f"{name}_liquid", names, usd + 16000, cooling="liquid"),
    )


SYSTEMS: tuple[System, ...] = (
    *_both("h100_sxm", "HGX H100 8-GPU 80GB SXM5|8x NVIDIA H100 SXM5 80GB|H100 SXM 8-GPU", 240000),
    *_both("h200_sxm", "HGX H200 8-GPU 141GB SXM5|8x NVIDIA H200 SXM 141GB|H200 SXM 8-GPU", 288000),
    *_both("b200_hgx", "HGX B200 8-GPU 180GB|8x NVIDIA B200 180GB HGX|B200 HGX 8-GPU", 420000),
    *_both("b300_hgx", "HGX B300 8-GPU 288GB|8x NVIDIA B300 288GB HGX|B300 HGX 8-GPU", 510000),
    System("h200_nvl", "H200 NVL 141GB PCIe x8|8x H200 NVL 141GB PCIe", 248000),
    System("l40s", "L40S 48GB x8 PCIe|8x NVIDIA L40S 48GB", 92000),
    System("rtxpro6000_server", "RTX PRO 6000 Blackwell Server Edition x8", 104000),
    System("h20", "HGX H20 96GB 8-GPU|8x H20 96GB", 128000),
    System("gb200_nvl72", "GB200 NVL72", 3200000, 72, rack=True),
    System("gb300_nvl72", "GB300 NVL72", 4000000, 72, rack=True),
    System("mi300x", "MI300X OAM x8 192GB|AMD Instinct MI300X 8-GPU", 204000),
    System("mi325x", "MI325X OAM x8 256GB|AMD Instinct MI325X 8-GPU", 236000),
    System("mi350x", "MI350X OAM x8 288GB|AMD Instinct MI350X 8-GPU", 308000),
    System("mi355x", "MI355X OAM x8 288GB|AMD Instinct MI355X 8-GPU", 352000),
    System("gaudi3_oam", "Intel Gaudi 3 OAM (HL-325L) x8", 132000),
)

_SERVER = {
    "en": "{} server{}|{} system{}",
    "ko": "{} 서버{}",
    "ja": "{} サーバー{}",
    "zh": "{} 服务器{}",
}
_RACK = {"en": "{} rack{}", "ko": "{} 랙{}", "ja": "{} ラック{}", "zh": "{} 机柜{}"}
_SAID = {"en": ", {}| ({})", "ko": " ({})|, {}", "ja": "（{}）", "zh": "（{}）"}


def description(rng: Random, lang: str, system: System, *, say_cooling: bool) -> str:
    """The system in a vendor's words."""
    pick = lambda text: rng.choice(text.split("|"))  # noqa: E731
    core = pick(system.names)
    if lang == "ko" and core.startswith("8x NVIDIA"):
        core = core.replace("NVIDIA", "엔비디아")
    cooled = ""
    if system.cooling and say_cooling:
        cooled = pick(_SAID[lang]).format(pick(COOLING[system.cooling][lang]))
    return pick((_RACK if system.rack else _SERVER)[lang]).format(core, cooled)


OTHER = {
    "en": {"Ethernet switch 400G, 64 ports": 32000, "AOC cable 10 m, 400G": 480,
           "QSFP112 transceiver 400G": 1200, "Installation and burn-in": 24000,
           "Support, 3 years, next business day": 18000, "Monitoring software licence": 3600,
           "Support for HGX H200 8-GPU servers, 3 years": 20000, "Rack PDU 60 A": 2400},
    "ko": {"이더넷 스위치 400G 64포트": 32000, "AOC 케이블 10m": 480, "광트랜시버 400G": 1200,
           "설치 및 시운전": 24000, "유지보수 3년": 18000, "모니터링 SW 라이선스": 3600,
           "H200 서버 유지보수 3년": 20000, "랙 PDU 60A": 2400},
    "ja": {"イーサネットスイッチ 400G 64ポート": 32000, "光ケーブル 10m": 480,
           "光トランシーバ 400G": 1200,
           "設置・調整作業": 24000, "保守サービス 3年": 18000, "監視ソフトウェアライセンス": 3600,
           "H200サーバー 保守 3年": 20000, "ラックPDU 60A": 2400},
    "zh": {"以太网交换机 400G 64口": 32000, "AOC光缆 10m": 480, "光模块 400G": 1200,
           "安装调试服务": 24000, "三年维保服务": 18000, "监控软件许可": 3600,
           "H200服务器 三年维保": 20000, "机柜PDU 60A": 2400},
}  # fmt: skip
"""Goods that are no accelerator system, and about what they cost in US dollars."""

PARTS = {
    "en": "  - 2x CPU 64 cores| - 32x 64GB DDR5|   8x GPU module on baseboard| - Rail kit",
    "ko": " - CPU 64코어 x2| - 메모리 64GB x32|  ㄴ GPU 모듈 8개| - 레일 키트",
    "ja": " - CPU 64コア x2| - メモリ 64GB x32| └ GPUモジュール x8",
    "zh": " - CPU 64核 x2| - 内存 64GB x32| └ GPU模组 x8",
}
