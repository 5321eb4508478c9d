"""Proves that one question gathers its lines, and that a line can be taken out again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.finding import Option, Source

if TYPE_CHECKING:
    from optimizer.quotes.line import Line

HEAD = SimpleNamespace(group="", beside_others=False)
TABLE = SimpleNamespace(file="q.xlsx", sheet="S", head=HEAD)


def _line(row: int) -> Line:
    return cast("Line", SimpleNamespace(key=f"q.xlsx: S!{row}", table=TABLE,
                                        head=SimpleNamespace(vendor="")))


def _doubt(*labels: str, row: int = 1, scope: str = "quote") -> Doubt:
    return Doubt("vat", "Do the prices hold VAT?", tuple(Option(one, one) for one in labels), "why",
                 sources=(Source("q.xlsx", "S", f"B{row}"),), scope=scope)


def test_lines_of_one_scope_share_a_question() -> None:
    """Without, a list of ten thousand lines asks ten thousand times, or offers too little."""
    asking = Asking()
    for row, labels in ((1, ("in", "out")), (2, ("out", "none"))):
        asking.ask(_line(row), _doubt(*labels, row=row))
    asking.ask(_line(3), _doubt("in", row=3, scope=""))
    shared, own = asking.questions
    assert shared.lines == ("q.xlsx: S!1", "q.xlsx: S!2")
    assert [option.label for option in shared.options] == ["in", "out", "none"]
    assert [source.cell for source in shared.sources] == ["B1"]
    assert own.lines == ("q.xlsx: S!3",)
    assert own.id != shared.id


def test_vendors_of_a_tabulation_are_asked_each_for_itself() -> None:
    """Without, one answer about "the quote" settles another vendor's prices, too."""
    asking = Asking()
    for name in ("A", "B"):
        head = SimpleNamespace(group=name, beside_others=True)
        table = SimpleNamespace(file="q.xlsx", sheet="S", head=head)
        line = SimpleNamespace(key=f"q.xlsx: S!1 ({name})", table=table,
                               head=SimpleNamespace(vendor=name))
        asking.ask(cast("Line", line), _doubt("in", "out"))
    assert [question.text for question in asking.questions] == [
        "A: Do the prices hold VAT?", "B: Do the prices hold VAT?"]
    assert len({question.id for question in asking.questions}) == 2


def test_a_line_is_taken_out_of_its_questions() -> None:
    """Without, a line that another replaces is asked about."""
    asking = Asking()
    for row in (1, 2):
        asking.ask(_line(row), _doubt("in"))
        asking.ask(_line(row), _doubt("in", scope=""))
    asking.withdraw("q.xlsx: S!1")
    assert [question.lines for question in asking.questions] == [("q.xlsx: S!2",)] * 2
    asking.withdraw("q.xlsx: S!2")
    asking.withdraw("q.xlsx: S!2")
    assert asking.questions == ()
