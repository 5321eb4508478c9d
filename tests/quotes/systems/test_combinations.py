"""Descriptions put together from facts: the right system, or asked, never another one."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.quotes.systems import match, shipped_catalogue

SHIPPED = shipped_catalogue()


@dataclass(frozen=True)
class Sold:
    """An accelerator as it is written, and the systems that hold it, by cooling."""

    name: str
    forms: tuple[str, ...]
    memory: int
    systems: dict[str, str]


SOLD = (
    Sold("H100", ("SXM5", "SXM"), 80, {"air": "h100_sxm", "liquid": "h100_sxm_liquid"}),
    Sold("H100", ("PCIe",), 80, {"air": "h100_pcie"}),
    Sold("H100 NVL", ("PCIe", ""), 94, {"air": "h100_nvl"}),
    Sold("H200", ("SXM5", "SXM"), 141, {"air": "h200_sxm", "liquid": "h200_sxm_liquid"}),
    Sold("H200 NVL", ("PCIe", ""), 141, {"air": "h200_nvl"}),
    Sold("B200", ("SXM6", ""), 180, {"air": "b200_hgx", "liquid": "b200_hgx_liquid"}),
    Sold("B300", ("SXM6", ""), 288, {"air": "b300_hgx", "liquid": "b300_hgx_liquid"}),
    Sold("MI300X", ("OAM", ""), 192, {"air": "mi300x"}),
    Sold("MI325X", ("OAM", ""), 256, {"air": "mi325x"}),
    Sold("MI355X", ("OAM", ""), 288, {"liquid": "mi355x"}),
    Sold("L40S", ("PCIe", ""), 48, {"air": "l40s"}),
    Sold("ATOM-Max", ("",), 64, {"air": "atom_max"}),
)
COUNTS = ("8x {}", "{} x8", "{} 8-GPU", "{} 8장", "{} 8卡", "{} 8枚", "8 x {}", "{} 8way", "{}*8",
          "{} (8 GPUs)")
COOLING = {"air": ("air-cooled", "공랭식", "空冷", "风冷"), "": ("",),
           "liquid": ("DLC", "수랭식", "水冷", "液冷")}
MACHINE = ("server", "서버", "サーバ", "服务器", "GPU server", "4U server", "rack server")
EXTRAS = ("", "2x Xeon 8570", "2TB DDR5", "8x 3.84TB NVMe", "8x ConnectX-7 400G", "32x 64GB RDIMM",
          "6x PSU", "메모리 2TB", "CPU 2ea", "10GbE 2port")
ALSO = {"B200": (192,), "H100": (94,), "H100 NVL": (80,)}
"""Sizes also printed for it, or that make it another product of the same name."""
JOIN = (", ", "\n", " / ", " + ")


@st.composite
def _described(draw: st.DrawFn) -> tuple[Sold, str, str, int]:
    """What is sold, its cooling as said, the description, and another size than its own or 0."""
    sold = draw(st.sampled_from(SOLD))
    cooling = draw(st.sampled_from(["", *sold.systems]))
    wrong = draw(st.sampled_from([0, 0, 0, 40, 72, 80, 94, 141, 192, 900]))
    wrong = 0 if wrong in (sold.memory, *ALSO.get(sold.name, ())) else wrong
    size = draw(st.sampled_from([f"{wrong or sold.memory}GB"] + ([] if wrong else [""])))
    name = " ".join(part for part in (sold.name, draw(st.sampled_from(sold.forms)), size) if part)
    head = draw(st.sampled_from(COUNTS)).format(name)
    words = [draw(st.sampled_from(COOLING[cooling])), head, draw(st.sampled_from(MACHINE))]
    extras = draw(st.lists(st.sampled_from(EXTRAS), max_size=3))
    joint = draw(st.sampled_from(JOIN))
    text = joint.join([" ".join(word for word in words if word), *filter(None, extras)])
    return sold, cooling, text, wrong


@given(_described())
@settings(max_examples=200)
def test_the_right_system_or_asked(case: tuple[Sold, str, str, int]) -> None:
    """Proves what is settled is what was meant. Without: an offer for another system."""
    sold, cooling, text, wrong = case
    found = match(text, SHIPPED)
    if wrong:
        assert found.single is None, found
        return
    assert found.verdict == "system", found
    assert found.accelerators == 8
    if cooling or len(sold.systems) == 1:
        meant = sold.systems.get(cooling) or next(iter(sold.systems.values()))
        assert found.single == meant, found
    else:
        assert found.single is None
        assert {one.system for one in found.candidates[:2]} == set(sold.systems.values())


@given(_described(), st.sampled_from([2, 4, 6, 10, 16, 72]))
def test_another_number_is_never_settled(
    case: tuple[Sold, str, str, int], number: int
) -> None:
    """Proves accelerators per unit are checked. Without: a 4-GPU server bought as one of 8."""
    text = case[2].split(", ")[0].split("\n")[0].split(" / ")[0].split(" + ")[0]
    for sign in ("8x", "x8", "8-GPU", "8장", "8卡", "8枚", "8 x", "8way", "*8", "8 GPUs"):
        if sign in text:
            other = text.replace(sign, sign.replace("8", str(number)))
            assert match(other, SHIPPED).single is None, other
            return
    raise AssertionError(text)
