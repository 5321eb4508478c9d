"""Proves that texts are decoded and split as they were written, and that doubts are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from optimizer.errors import BadInput
from optimizer.quotes.files import open_quote
from tests.quotes.files.books import rows_of, whole

KOREAN = "품명,규격,수량,단가\n엔비디아 서버,HGX H200,4,\"412,500,000\"\n납기 발주 후 8주,,,\n"
JAPANESE = "品名,数量,単価\nGPUサーバー HGX H200,4,\"48,500,000\"\n納期は受注後８週,,\n"
SIMPLIFIED = "名称,型号,数量,单价\n智能计算服务器,HGX H200,4,\"2,180,000\"\n交货期八周,,,\n"
TRADITIONAL = "品名,規格,數量,單價\n人工智慧伺服器,HGX H200,4,\"9,800,000\"\n交貨期八週,,,\n"
GERMAN = "Bezeichnung;Menge;Stückpreis €\nServer für Köln;4;412.500,00\n"


@pytest.mark.parametrize(("text", "encoding", "told"), [
    (KOREAN, "utf-8", ""), (KOREAN, "utf-8-sig", ""), (KOREAN, "cp949", "Korean"),
    (KOREAN, "utf-16", "UTF-16"), (KOREAN, "utf-16-le", "UTF-16-LE"),
    (KOREAN, "utf-16-be", "UTF-16-BE"), (JAPANESE, "cp932", "Shift-JIS"),
    (JAPANESE, "euc_jp", "EUC-JP"), (SIMPLIFIED, "gb18030", "simplified"),
    (TRADITIONAL, "big5", "traditional"), (GERMAN, "cp1252", "Western"),
    ("부가세 별도,ㅎ\n견적서,쌰햏\n공급가액,금액\n", "cp949", "Korean"),
])
def test_encodings(tmp_path: Path, text: str, encoding: str, told: str) -> None:
    """Each text comes out letter by letter, and the note names what was decided."""
    path = tmp_path / "quote.csv"
    path.write_bytes(text.encode(encoding))
    opened = open_quote(path)
    first = whole(opened).rows[0]
    assert first == text.splitlines()[0].split(";" if text is GERMAN else ",")
    assert told in opened.notes[0]
    assert "could be" not in opened.notes[0]


def test_two_encodings_that_fit_alike(tmp_path: Path) -> None:
    """Two letters say little: then the note names what else it could be."""
    path = tmp_path / "quote.csv"
    path.write_bytes(b"A,\xb5\xa5\nB,1\n")
    assert "could be" in open_quote(path).notes[0]


def test_cells_stay_as_written(tmp_path: Path) -> None:
    """Leading zeros, thousands and days are not touched; blank cells are nothing."""
    path = tmp_path / "quote.csv"
    path.write_text('00123,"1,234",2026-03-01,, ,\n\n"two\nlines",x,,,,\n', encoding="utf-8")
    assert rows_of(path) == [["00123", "1,234", "2026-03-01"], [], ["two\nlines", "x"]]


@pytest.mark.parametrize(("text", "rows"), [
    ("a\tb,c\td\n1\t2,5\t3\n", [["a", "b,c", "d"], ["1", "2,5", "3"]]),
    ("a;b;c\n1;2,5;3,5\n4;5,5;6,5\n", [["a", "b", "c"], ["1", "2,5", "3,5"], ["4", "5,5", "6,5"]]),
    ("1;2,5\n4;5,5\n", [["1", "2,5"], ["4", "5,5"]]),
    ("a|b\n1,000|2\n", [["a", "b"], ["1,000", "2"]]),
    ("No,Spec\n1,8x H200; 2 TB\n2,8x B200; 2 TB\n",
     [["No", "Spec"], ["1", "8x H200; 2 TB"], ["2", "8x B200; 2 TB"]]),
    ("Quote of Acme\nSeoul\nNo,Item,Price\n1,A,5\n2,B,6\n",
     [["Quote of Acme"], ["Seoul"], ["No", "Item", "Price"], ["1", "A", "5"], ["2", "B", "6"]]),
    ("sep=;\na;1,5\n", [["a", "1,5"]]),
    ("sep=^\r\na^b\r\n", [["a", "b"]]),
    ('a,"b;c;d"\ne,"f;g;h"\n', [["a", "b;c;d"], ["e", "f;g;h"]]),
    ('"A" grade,1\nB,2\n', [["A grade", "1"], ["B", "2"]]),
    ("just words\n", [["just words"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
])
def test_separators(tmp_path: Path, text: str, rows: list[list[str]]) -> None:
    """What separates is what gives rows of one width, quotation marks respected."""
    path = tmp_path / "quote.csv"
    path.write_bytes(text.encode())
    assert rows_of(path) == rows


def test_two_separators_that_fit_alike(tmp_path: Path) -> None:
    """``1;2,5`` splits both ways; the note says so."""
    path = tmp_path / "quote.csv"
    path.write_text("1;2,5\n4;5,5\n", encoding="utf-8")
    assert "commas would fit as well" in open_quote(path).notes[0]


@pytest.mark.parametrize(("content", "message"), [
    (b"a,b\0c\n", "holds bytes no text has"),
    (b"a,b\n" * 40_000 + b"\0", "holds bytes no text has"),
    (bytes(range(1, 32)) * 40, "holds bytes no text has"),
    (b"a,\xff\xff\xff\xff\n\x81\x81,\xa0\xff", "encoding of the text is not recognised"),
    (b"\xef\xbb\xbfa,\xb0\xa1\n", "encoding of the text is not recognised"),
    (b"\xff\xfea\x00\x00\xd8", "its first bytes say"),
    (b'a,"b\nc,d\n', "cannot be split into cells"),
    (b"," * 20_000 + b"x\n", "holds more than 16,384 cells"),
    (b'a,"' + b"x" * 200_000 + b'"\n', "cannot be split into cells"),
])
def test_what_is_no_table_of_text(tmp_path: Path, content: bytes, message: str) -> None:
    """Bytes, mixtures and open quotation marks are refused with their place."""
    path = tmp_path / "quote.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=message):
        rows_of(path)


def test_a_letter_far_down(tmp_path: Path) -> None:
    """The encoding is decided over the whole text, not over its beginning."""
    path = tmp_path / "quote.csv"
    path.write_bytes(b"item,1\n" * 200_000 + "수량 단가 금액,2\n".encode("cp949"))
    *_, grid = open_quote(path).sheets[0].windows(50_000)
    assert grid.rows[-1] == ["수량 단가 금액", "2"]
    assert grid.start + len(grid.rows) == 200_001
