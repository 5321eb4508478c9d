"""Proves that one firm keeps one name, and that two firms are never taken for one."""

from __future__ import annotations

import pytest

from optimizer.quotes.firms import LONGEST, same, short


@pytest.mark.parametrize(("name", "called"), [
    ("(주)한빛시스템", "한빛시스템"),
    ("㈜ 한빛시스템", "한빛시스템"),
    ("Northfell Compute GmbH", "Northfell Compute"),
    ("Hanbit Systems Co., Ltd.", "Hanbit Systems"), ("株式会社ミナト電算", "ミナト電算"),
    ("蓝石数据有限公司", "蓝石数据"),
    ("# Acme, Inc.", "Acme"),
    ("Co.", "Co."),
    ("Cobalt Inc", "Cobalt"),
])
def test_a_short_name_leaves_the_legal_form_out(name: str, called: str) -> None:
    """Without it ids would read ``(주)한빛시스템-h200-1``; "Cobalt" must keep its Co."""
    assert short(name) == called


def test_a_short_name_is_short() -> None:
    """Without it a long name would make ids a scenario refuses."""
    assert len(short("x" * 500)) == LONGEST


@pytest.mark.parametrize(("one", "other"), [
    ("(주)한빛시스템", "한빛 시스템"), ("HANBIT SYSTEMS", "Hanbit Systems Co., Ltd."),
    ("㈜한빛", "(주)한빛"), ("Northfell-Compute", "Northfell Compute"),
])
def test_spellings_of_one_firm(one: str, other: str) -> None:
    """Case, blanks, signs and a form left out make no other firm."""
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), [
    ("Hanbit Inc.", "Hanbit Ltd."), ("한빛시스템", "한빛시스템즈"), ("", ""), ("Co.", "Ltd."),
])
def test_two_firms_stay_two(one: str, other: str) -> None:
    """Without it the offers of one firm would go under the name of another."""
    assert not same(one, other)
