"""The report of a plan: all of it on one page, nothing from elsewhere, every name as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from app import state
from app.report import report
from app.screens.plan.award import award
from app.widgets.plan_parts import PARTS
from app.words import t
from optimizer.io.plan.standing import state as state_of
from tests.app.planned import SCRIPT, hostile, planned

LOADING = frozenset({"src", "href", "xlink:href", "srcset", "action", "data", "poster", "style",
                     "background"})
"""Attributes by which a page could load something."""
TAGS = frozenset({"script", "link", "img", "iframe", "object", "embed", "image", "use", "base",
                  "form", "foreignobject"})
OPEN = frozenset({"meta"})


class Read(HTMLParser):
    """The tags, attributes and texts of a page; it must be well formed."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.ids: list[str] = []
        self._open: list[str] = []
        self.feed(page.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in OPEN:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in OPEN:
            self._open.pop()

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


@pytest.fixture(scope="module", params=["en", "ko"])
def language(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def read(language) -> Read:
    return Read(report(planned(), language, "Made today"))


def test_all_sections_are_there(read, language):
    with state.speaking(language):
        for title in (*PARTS, "In short", "What a reader must know", "About the scenario"):
            assert t(title) in read.texts
        for mark in ("Accelerators in service", "Total cost", "Power in use", "Proven to within"):
            assert t(mark) in read.texts
    assert "Made today" in read.texts
    assert ("lang", language) in read.attributes


def test_every_chart_is_drawn_in_place(read):
    assert read.tags.count("svg") == read.tags.count("figure") == 9
    said = [value for name, value in read.attributes if name == "aria-label"]
    assert all(text for text in said)


def test_drawings_do_not_share_names(read):
    """Without: a drawing would be cut to the frame of another one."""
    assert len(read.ids) == len(set(read.ids))
    wanted = {name for _, value in read.attributes for name in re.findall(r"url\(#(.+?)\)", value)}
    assert wanted <= set(read.ids)


def test_nothing_comes_from_elsewhere(read):
    assert TAGS.isdisjoint(read.tags)
    assert not [one for one in read.attributes if one[0] in LOADING or one[0].startswith("on")]
    assert not [value for name, value in read.attributes
                if re.search(r"url\((?!#)", value)]
    (style,) = [text for text in read.texts if "@page" in text]
    assert "url(" not in style
    assert "@import" not in style
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in read.attributes


def test_it_is_made_for_a4(read):
    (style,) = [text for text in read.texts if "@page" in text]
    assert "size: A4" in style
    assert "table-header-group" in style


def test_every_order_is_on_it(read):
    for order in planned().orders:
        assert order.offer in read.texts
    assert f"{planned().accelerators:,}" in read.texts


def test_rows_of_rules_that_shape_the_plan_are_on_it(read, language):
    clear = [use for use in planned().rules if state_of(use) in ("BROKEN", "binding", "tight")]
    with state.speaking(language):
        marked = [f"{sign} {t(word)}" for sign, word in (("✗", "BROKEN"), ("■", "binding"),
                                                         ("◐", "tight"))]
    assert sum(text in marked for text in read.texts) == len(clear)


def test_names_are_text():
    """Proves that no name of a vendor, offer or site gets out of its place, in charts neither."""
    page = report(hostile(planned("korea-2025")), "en", SCRIPT)
    read = Read(page)
    assert b"<script" not in page.lower()
    assert TAGS.isdisjoint(read.tags)
    assert SCRIPT in read.texts
    assert f"{SCRIPT}NHN-Cloud" in read.texts


def test_korean_has_no_english_sentence():
    """Without: a sentence that was reworded would be English in a Korean report."""
    plan = planned("korea-2025")
    read = Read(report(plan, "ko"))
    known = {plan.scenario.note, *(row.source for row in plan.export)}
    english = [text for text in read.texts if "@page" not in text and text not in known
               and re.search(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b", text)]
    assert english == []


def test_another_plan_stands_beside_it():
    plan = planned("korea-2025")
    with state.speaking("en"):
        name, other = award(plan.scenario)
    read = Read(report(plan, "en", reference=(name, other)))
    assert "This plan beside Real award" in read.texts
    assert f"{other.accelerators:,}" in read.texts
    assert "Real award keeps all hard rules of this scenario." in read.texts


def test_same_plan_same_bytes():
    plan = planned("korea-2025")
    assert report(plan, "en") == report(plan, "en")
