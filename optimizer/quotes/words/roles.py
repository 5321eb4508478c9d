"""Which heading words of a text name the column, where it holds several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quotes.words.normal import BREAK, CJK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.words.lexicon import RoleWord
    from optimizer.quotes.words.segment import Piece

_QUALIFIES = frozenset(("item", "spec", "part", "maker", "number", "unit", "extended", "total"))
"""What may stand in front of another heading word without changing it: "Product quantity"."""
_PREPOSITIONS = frozenset(("by", "for", "of", "in", "at", "per", "from", "with"))
"""What stands behind one of them belongs to the word before it."""


def chosen_roles(pieces: Sequence[Piece]) -> tuple[list[RoleWord], list[Piece], list[str]]:
    """The heading words that stand, their pieces, and the text that nobody explains."""
    unknown = [piece.text for piece in pieces if not piece.senses]
    groups, loose = _groups(pieces)
    named: list[tuple[Piece, list[RoleWord]]] = []
    for group in groups:
        words: list[RoleWord] = list(group[-1].of("role"))
        for piece in reversed(group[:-1]):
            first: list[RoleWord] = list(piece.of("role"))
            if shared := _shared(first, words):
                words = shared
            elif not any(word.role in _QUALIFIES for word in first):
                unknown.append(piece.text)
        named.append((group[-1], words))
    used = [piece for piece, _ in named]
    return _together(named), used, unknown + loose


def _groups(pieces: Sequence[Piece]) -> tuple[list[list[Piece]], list[str]]:
    """Compounds ("Product quantity") as one group; joined headings ("Item / Spec") as several."""
    solid = any(_solid(piece) for piece in pieces)
    strong = any(not word.weak for piece in pieces for word in piece.of("role"))
    groups: list[list[Piece]] = []
    loose: list[str] = []
    apart, under = True, False
    for at, piece in enumerate(pieces):
        apart = apart or piece.after in ("/", BREAK) or piece.has("joiners")
        under = under or piece.text in _PREPOSITIONS
        if not piece.has("role") or _unit_of(pieces, at):
            continue
        if solid and not _solid(piece):
            loose += [piece.text] if all(kind == "role" for kind in piece.kinds) else []
            continue
        weak = all(word.weak for word in piece.of("role"))
        if strong and weak and _beside_unknown(pieces, at):
            loose.append(piece.text)  # "incl. 3-yr support": part of what is not understood
        elif apart:
            groups.append([piece])
            apart = under = False
        elif under:
            loose.append(piece.text)  # "Unit price by order quantity" is a price
        else:
            groups[-1].append(piece)
    return groups, loose


def names_a_thing(piece: Piece) -> bool:
    """Whether a piece is what is counted ("systems") rather than a heading, beside a heading."""
    return piece.has("thing") and {word.role for word in piece.of("role")} <= {"item", "spec"}


def _solid(piece: Piece) -> bool:
    """Whether a piece heads a column beside others: not "EA" in "Qty (EA)"."""
    words = piece.of("role")
    aside = piece.has("fillers") or names_a_thing(piece)
    return bool(words) and not aside and not all(word.value for word in words)


def _unit_of(pieces: Sequence[Piece], at: int) -> bool:
    """The word "unit" or "currency" in front of a currency: "금액 (단위: 천원)"."""
    roles = {word.role for word in pieces[at].of("role")}
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    return bool(
        roles & {"unit", "currency"}
        and behind
        and (behind.has("currency") or behind.has("money") or behind.has("scale"))
        and len([piece for piece in pieces if piece.has("role")]) > 1
    )


def _beside_unknown(pieces: Sequence[Piece], at: int) -> bool:
    before = pieces[at - 1] if at else None
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    return bool(
        (before and not before.senses and pieces[at].after in ("", " "))
        or (behind and not behind.senses and behind.after in ("", " "))
    )


def _together(named: list[tuple[Piece, list[RoleWord]]]) -> list[RoleWord]:
    if not named:
        return []
    (first, words), *others = named
    if any(word.role == "quantity" for _, some in named for word in some) and others:
        # Beside a quantity "unit" is the unit of measure, not the unit price.
        named = [
            (piece, [w for w in some if w.role == "unit"] or some)
            if any(w.role == "unit" for w in some) else (piece, some)
            for piece, some in named
        ]  # fmt: skip
        (first, words), *others = named
    for piece, more in others:
        bilingual = bool(CJK.search(first.text)) != bool(CJK.search(piece.text))
        shared = _shared(words, more) if bilingual else []
        words = shared or list(dict.fromkeys([*words, *more]))
    return words


def _shared(one: list[RoleWord], other: list[RoleWord]) -> list[RoleWord]:
    roles = {word.role for word in one} & {word.role for word in other}
    return [word for word in (*one, *other) if word.role in roles]
