"""What stands beside a heading word: currency, scale, VAT, per what, net, revised, band."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.quotes.meaning import Per, Tier, Vat
from optimizer.quotes.words.roles import names_a_thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.words.segment import Piece

_VALUED = {"currency": "currencies", "scale": "scale", "vat": "vat", "per": "per", "net": "net",
           "tier": "tier"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Modifiers:
    """All that the pieces of one text say, besides what they head."""

    currencies: tuple[str, ...] = ()
    scale: Decimal = Decimal(1)
    vat: Vat | None = None
    per: Per | None = None
    net: bool | None = None
    revised: bool = False
    percent: bool = False
    tier: Tier | None = None
    clash: str = ""
    """Words that contradict a word before them; nothing was taken from them."""


def modifiers_of(pieces: Sequence[Piece]) -> Modifiers:
    """What the pieces say together."""
    found: dict[str, Any] = {}
    clash: list[str] = []
    roles = any(piece.has("role") for piece in pieces)
    for piece in pieces:
        for name, told in _says(piece, roles).items():
            agreed = _agreed(name, found[name], told) if name in found else told
            if agreed is None:
                clash.append(piece.text)
            else:
                found[name] = agreed
    return Modifiers(**found, clash=" ".join(clash))


def _says(piece: Piece, roles: bool) -> dict[str, Any]:
    says: dict[str, Any] = {}
    heads = [word for word in piece.of("role") if not word.value]
    if heads and not piece.has("revised") and not names_a_thing(piece):
        return says
    for codes, scale in piece.of("money"):
        says |= {"currencies": codes, "scale": scale}
    says |= {name: told for kind, name in _VALUED.items() for told in piece.of(kind)}
    says |= {kind: True for kind in ("revised", "percent") if piece.has(kind)}
    if roles and not says and piece.has("thing"):
        says["per"] = piece.of("thing")[0]
    return says


def _agreed(name: str, one: Any, other: Any) -> Any:
    """Both, where they are one: "$ (USD)" is USD; None where they contradict."""
    if one == other:
        return one
    if name == "currencies":
        return tuple(code for code in one if code in other) or None
    return None
