"""Who quotes, and the quote's number, revision and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.quotes.sheets import H200, HEAD, TERMS, only, read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("top", "vendor"), [
    ("Hanbit Systems Co., Ltd.", "Hanbit Systems Co., Ltd."),
    ("주식회사 가온서버", "주식회사 가온서버"),
    ("Corvane Compute", "Corvane Compute"), ("누리온테크 견적서", "누리온테크"),
    ("下記の通りお見積り申し上げます。", None), ("아래와 같이 견적합니다.", None),
    ("We thank you for your enquiry and offer as follows.", None),
    ("주식회사 청람데이터  QUOTATION", "주식회사 청람데이터"),
    ("㈜라온가속기 견적 내역", "㈜라온가속기"),
    ("Falken Rechner GmbH · Musterweg 4 · 80000 München", "Falken Rechner GmbH"),
    ("미리내컴퓨팅(주) 견적서", "미리내컴퓨팅(주)"),
    ("(주)가온에이치피씨 영업2팀", "(주)가온에이치피씨"),
    ("제안자: 주식회사 너울시스템", "주식회사 너울시스템"),
    ("AI cluster project", None), ("GPU servers for the new hall", None), ("QUOTATION", None),
])
def test_the_vendor_is_a_name_and_no_sentence(
    tmp_path: Path, top: str, vendor: str | None,
) -> None:
    """Without, an offer's vendor is the first line of a letter, or the name of a project."""
    found = only(read(tmp_path, [(top,), TERMS, HEAD, (H200, 4, 285_000)]), "vendor")
    assert found.value == vendor
    assert found.status == ("inferred" if vendor else "asked")


@pytest.mark.parametrize(("cells", "number", "revision", "day"), [
    (("Quote No.", "HS-26-0131 Rev. 2"), "HS-26-0131", "2", ""),
    (("Quotation HS-26-0131 Rev. 2",), "HS-26-0131", "2", ""),
    (("Quote MT-55090, 2026-02-16",), "MT-55090", "", "2026-02-16"),
    (("Offer OG-0417 of 02 March 2026",), "OG-0417", "", "2026-03-02"),
    (("Hanbit Systems Co., Ltd.", "", "HS-26-0098"), "HS-26-0098", "", ""),
    (("가온 제안가격서 (No. 2026-17)",), "2026-17", "", ""),
    (("Price list 2026-03",), "", "", ""), (("Reg. no. 00-4471829",), "", "", ""),
    (("Angebots-Nr. / Quote no.", "AN-2026-0457"), "AN-2026-0457", "", ""),
    (("Effective 2026-01-05",), "", "", "2026-01-05"),
    (("3 March 2026; valid to 2 May 2026; EXW Rotterdam",), "", "", "2026-03-03"),
])
def test_number_revision_and_day(
    tmp_path: Path, cells: tuple[str, ...], number: str, revision: str, day: str,
) -> None:
    """Without, two revisions of a quote are two quotes and both count."""
    (line,) = read(tmp_path, [cells, TERMS, HEAD, (H200, 4, 285_000)]).lines
    assert (line.quote.number, line.quote.revision, line.quote.date) == (number, revision, day)
