"""Lines that name an accelerator and offer no machine."""

import pytest

from optimizer.quotes.systems import match, shipped_catalogue


@pytest.mark.parametrize("text", [
    "HGX A100 8-GPU 80GB SXM4 baseboard only (no server)",
    "H200 NVL 141GB PCIe card, single",
    "Spare board, HGX B300 8-GPU",
    "HGX B200 8-GPU 베이스보드 (예비품)",
    "HGX B200 8-GPU Server 보증연장 3년",
    "Trade-in: DGX A100 8-GPU",
    "Liquid cooling, HGX B200 8-GPU: adder per server",
])
def test_is_a_part(text: str) -> None:
    assert match(text, shipped_catalogue()).verdict == "part"


@pytest.mark.parametrize("text", [
    "HGX B200 8-GPU 서버, 공랭 (보증연장 5년 포함)",
    "HGX H200 8-GPU server, air cooled, trade-in of old servers accepted",
    "HGX H200 8-GPU server, air cooled, no chassis fee",
])
def test_a_machine_with_such_a_word_beside_it_is_none(text: str) -> None:
    assert match(text, shipped_catalogue()).verdict != "part"
