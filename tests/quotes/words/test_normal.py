"""One form for all spellings of a text."""

from __future__ import annotations

import time

import pytest

from optimizer.quotes.words.headings import heading
from optimizer.quotes.words.normal import normal


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("수   량", "수량"),
        ("수\n량", "수량"),
        ("品　名", "品名"),
        ("单 价", "单价"),
        ("GPU  서버\u00a0단가", "gpu 서버단가"),
        ("Ｕｎｉｔ　Ｐｒｉｃｅ", "unit price"),
        ("Q’ty", "q'ty"),
        ("10 – 49", "10 - 49"),
        ("10〜49", "10~49"),
        ("￦1,000", "₩1,000"),
        ("Unit\u200b Price\ufeff", "unit price"),
        ("ｻｰﾊﾞｰ", "サーバー"),
        ("서버", "서버"),
        ("データ", "データ"),
        ("A×B", "axb"),
    ],
)
def test_spellings_become_one(text: str, form: str) -> None:
    """Without, a padded heading is a word nobody knows."""
    assert normal(text) == form


def test_a_long_column_is_cheap() -> None:
    """20,000 different descriptions are normalised and tried as headings within seconds.

    Without the bounds on what is looked at, a long price list would take minutes.
    """
    texts = [f"엔비디아 H200 서버 {n} 8way SXM5 141GB" for n in range(20_000)]
    start = time.perf_counter()
    assert not any(heading(text) for text in texts[:2_000])
    assert len({normal(text) for text in texts}) == len(texts)
    assert time.perf_counter() - start < 5
