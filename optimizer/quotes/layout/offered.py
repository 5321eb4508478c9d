"""Columns of what is offered, where others beside them repeat what was asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from optimizer.quotes.layout.column import Column, Head

_OFFERED = re.compile(
    r"제안|\boffer|\bpropos|\bquoted\b|\bbid(?:der)?\b|提案"
    r"|投标|投標|所投|报价产品")
_ASKED = re.compile(
    r"요구|요청|기준\s?규격|\brequire|\brequest|\basked\b|\btender spec"
    r"|要求|仕様要件|招标")


def offered(head: Head) -> tuple[Column, ...]:
    """Columns that describe what is offered, without those of what was asked for beside them."""
    mine = tuple(c for c in head.having("item", "spec", "part")
                 if _OFFERED.search(normal(c.text)))
    columns = head.having("item", "spec")
    asked = any(_ASKED.search(normal(c.text)) for c in columns)
    return mine if mine and asked else columns
