"""The page of a report: every text is escaped, every chart drawn in place."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app import state
from app.report.drawing import drawing
from app.report.style import STYLE
from app.widgets.plan_sheet import NUMBERS, Column
from app.words import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.widgets.plan_headline import Mark
    from app.widgets.plan_part import Part, Picture
    from app.widgets.plan_sheet import Sheet

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for it: nothing; styles stand in the page."""
SHORT = 16
"""Texts up to so many signs stand in one line."""


def page(
    title: str, made: str, marks: Sequence[Mark], short: Sequence[str],
    parts: Sequence[tuple[str, Part]],
) -> str:
    """All of it; parts have titles."""
    head = (f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
            f'content="{POLICY}"><meta name="viewport" content="width=device-width">'
            f"<title>{escape(title)}</title><style>{STYLE}</style>")
    body = [f"<header><p>{escape(t('Procurement plan'))}</p><h1>{escape(title)}</h1>"
            f"<p>{escape(made)}</p></header>", _marks(marks),
            f"<section><h2>{escape(t('In short'))}</h2>{_list(short)}</section>",
            *(_part(*part) for part in parts)]
    return (f'<!DOCTYPE html>\n<html lang="{escape(state.language())}"><head>{head}</head>'
            f"<body><main>{''.join(body)}</main></body></html>\n")


def _marks(marks: Sequence[Mark]) -> str:
    shown = "".join(f"<div><p>{escape(one.label)}</p><strong>{escape(one.value)}</strong>"
                    f"<p>{escape(one.note)}</p></div>" for one in marks)
    return f'<section class="marks">{shown}</section>'


def _list(sentences: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in sentences)}</ul>"


def _part(title: str, part: Part) -> str:
    return (f'<section id="{escape(part.id)}"><h2>{escape(title)}</h2>'
            f"{_list(part.sentences) if part.sentences else ''}"
            f"{''.join(_picture(part.id, at, one) for at, one in enumerate(part.pictures))}"
            f"{''.join(_sheet(one) for one in part.sheets)}</section>")


def _picture(part: str, place: int, one: Picture) -> str:
    return (f"<figure><figcaption><h3>{escape(one.title)}</h3><p>{escape(one.told)}</p>"
            f"</figcaption>{drawing(one.chart, f'{part}{place}', one.told)}</figure>")


def _sheet(sheet: Sheet) -> str:
    rows = sheet.texts()
    kinds = [f' class="{_kind(column, [row[at] for row in rows])}"'
             for at, column in enumerate(sheet.columns)]
    head = "".join(f'<th scope="col"{kind}>{escape(name)}</th>'
                   for name, kind in zip(sheet.headings(), kinds, strict=True))
    foot = [rows.pop()] if sheet.total and rows else []
    return (f"<h3>{escape(sheet.title)}</h3><table><thead><tr>{head}</tr></thead>"
            f"<tbody>{_rows(rows, kinds)}</tbody><tfoot>{_rows(foot, kinds)}</tfoot></table>"
            + (f'<p class="note">{escape(sheet.note)}</p>' if sheet.note else ""))


def _kind(column: Column, texts: Sequence[str]) -> str:
    """How a column stands: figures to the right, long texts broad, short ones in one line."""
    if column.kind in NUMBERS:
        return "n"
    if column.kind == "long":
        return "l"
    return "s" if max(map(len, texts), default=0) <= SHORT else "t"


def _rows(rows: Iterable[Sequence[str]], kinds: Sequence[str]) -> str:
    return "".join("<tr>" + "".join(
        f"<td{kind}>{escape(text)}</td>" for text, kind in zip(row, kinds, strict=True)) + "</tr>"
        for row in rows)
