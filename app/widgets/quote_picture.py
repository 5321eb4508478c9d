"""Tables that are read, not worked with: the rows around a cell of a vendor's file, and others."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app.words import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from optimizer.quotes.around import Picture

MARK = "▶"
STYLE = """<style>
.quote-picture {overflow-x:auto; font-size:.82rem}
.quote-picture table {border-collapse:collapse; white-space:pre-wrap; word-break:keep-all}
.quote-picture.sheet table {width:max-content}
.quote-picture.sheet td {max-width:9rem; min-width:2.5rem}
.quote-picture caption {text-align:left; caption-side:top; opacity:.8; padding-bottom:.25rem}
.quote-picture th, .quote-picture td {border:1px solid rgba(128,128,128,.4);
  padding:.15rem .45rem; vertical-align:top; text-align:left; max-width:22rem;
  overflow-wrap:break-word}
.quote-picture th {background:rgba(128,128,128,.16); font-weight:500; text-align:center}
.quote-picture.sheet td.marked {max-width:16rem; border:3px solid #c2410c; font-weight:700}
</style>"""


def picture_shown(picture: Picture) -> None:
    """Draw it; the cells it is about have a border, a sign and bold text."""
    st.html(STYLE + picture_html(picture))


def picture_html(picture: Picture) -> str:
    """The table. Everything of the vendor's is text in it, whatever it looks like."""
    place = t("{file}, sheet {sheet}, {cell}", file=picture.file, sheet=picture.sheet,
              cell=picture.cell)
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in picture.columns)
    rows = "".join(_row(picture, number, cells) for number, cells in picture.rows)
    return ('<div class="quote-picture sheet" tabindex="0"><table>'
            f"<caption>{escape(place)}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table></div>")


def words_shown(headings: Sequence[str], rows: Iterable[Sequence[str]], told: str) -> None:
    """A table of words that wrap, each row headed by its first; ``told`` says what it shows."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in headings)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(one)}</td>" for one in rest) + "</tr>" for first, *rest in rows)
    st.html(f'{STYLE}<div class="quote-picture" tabindex="0"><table><caption>{escape(told)}'
            f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _row(picture: Picture, number: int, cells: tuple[str, ...]) -> str:
    """A row; the sign stands in the first of its marked cells."""
    said = escape(t("this cell"))
    sign = f'<span role="img" aria-label="{said}">{MARK}</span> '
    texts = []
    for column, text in zip(picture.columns, cells, strict=True):
        if (number, column) in picture.marked:
            texts.append(f'<td class="marked">{sign}{escape(text)}</td>')
            sign = ""
        else:
            texts.append(f"<td>{escape(text)}</td>")
    return f'<tr><th scope="row">{number}</th>{"".join(texts)}</tr>'
