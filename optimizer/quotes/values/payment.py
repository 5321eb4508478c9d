"""Payment terms: shares paid at order, at delivery and at acceptance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, product
from typing import Literal

from optimizer.quotes.meaning import Payment, Reads
from optimizer.quotes.values.durations import spans
from optimizer.quotes.values.phrases import understood
from optimizer.quotes.values.text import clean

Stage = Literal["deposit", "delivery", "acceptance"]
_LONGEST = 400
_SHARE = r"(?:100|[1-9]?[0-9](?:\.[0-9]+)?)"
_PERCENT = re.compile(rf"(?<![0-9.])({_SHARE})\s?(?:%|percent|per cent|퍼센트|프로)")
_BARE = re.compile(rf"(?<![0-9.])({_SHARE})(?![0-9.%])")
_NET = re.compile(r"(?<![a-z])net\s?-?\s?[0-9]{1,3}(?![0-9%])(?!\s?%)")
_FRACTION = re.compile(r"(?<![0-9/.])([1-3])/([2-4])(?![0-9/.%])")
_CUT = re.compile(r"[,;+&·|\n]|(?<=[%\s])/(?=\s)|(?<=%)/|(?<![a-z])(?:and|then)(?![a-z])|및|그리고")
_ORDERED = re.compile(
    rf"(?P<shares>{_SHARE}\s?%?(?:\s?[/:-]\s?{_SHARE}\s?%?){{1,2}})\s?"
    r"\((?P<words>[^()/0-9]+(?:/[^()/0-9]+){1,2})\)")
"""Shares, and behind them in brackets when each is paid."""
_STAGES: tuple[Stage, ...] = ("deposit", "delivery", "acceptance")


@dataclass(frozen=True, slots=True)
class _Clause:
    """One part of the price and when it may be paid."""

    share: Decimal | None
    """None: what the other clauses leave."""
    stages: tuple[Stage, ...]
    why: str = ""


def payment(text: str) -> Reads[Payment]:
    """The shares, which sum to 1; credit after a stage (net 30) is not told."""
    return _text(text) if len(text) <= _LONGEST else Reads(why="a text too long for it")


@lru_cache(maxsize=5_000)
def _text(raw: str) -> Reads[Payment]:
    text = _told_apart(_NET.sub("net ", _FRACTION.sub(_in_percent, clean(raw))))
    kinds, _ = understood(text, "payment")
    if "later" in kinds:
        return Reads(why="instalments, retentions or bills: not three shares")
    if "agreed" in kinds:
        return Reads(why="to be agreed")
    if re.fullmatch(rf"(?:t/t\s)?{_SHARE}(?:\s?%?\s?[/:-]\s?{_SHARE})+\s?%?", text):
        return Reads(why="shares without a word of when each is paid")
    clauses = []
    for part in _parts(text):
        clause = _clause(part)
        if isinstance(clause, str):
            return Reads(why=clause)
        if clause:
            clauses.append(clause)
    return _sum(clauses)


def _in_percent(found: re.Match[str]) -> str:
    """"1/3" as a percentage; what is no share of one stays."""
    part, whole = int(found[1]), int(found[2])
    return f"{100 * Decimal(part) / whole:.2f}% " if 0 < part < whole else found[0]


def _told_apart(text: str) -> str:
    """"30/60/10 (order / delivery / acceptance)" with each share at its word."""
    match = _ORDERED.search(text)
    if match is None:
        return text
    shares = [share.strip(" %") for share in re.split(r"[/:-]", match["shares"])]
    words = [word.strip() for word in match["words"].split("/")]
    if len(shares) != len(words):
        return text
    pairs = ", ".join(f"{share}% {word}" for share, word in zip(shares, words, strict=True))
    return text[:match.start()] + pairs + text[match.end():]


def _parts(text: str) -> list[str]:
    """One part for each share; "선금 50 잔금 50" is cut behind or before its figures."""
    if not _PERCENT.search(text):
        figures = _BARE.findall(spans(text)[1])
        if len(figures) > 1 and sum(map(Decimal, figures)) == 100:
            text = _BARE.sub(r"\1%", text)
    parts = []
    for part in _CUT.split(text):
        shares = list(_PERCENT.finditer(part))
        if len(shares) < 2:
            parts.append(part)
            continue
        in_front = not understood(part[:shares[0].start()], "payment")[0] - {"idle"}
        cuts = [one.start() if in_front else one.end() for one in shares]
        cuts = [0, *(cuts[1:] if in_front else cuts[:-1]), len(part)]
        parts += [part[start:end] for start, end in pairwise(cuts)]
    return _mended(parts)


def _mended(parts: list[str]) -> list[str]:
    """A part without share or stage of its own belongs to the one before ("10%, net 30 days")."""
    made: list[str] = []
    for part in parts:
        kinds, _ = understood(_PERCENT.sub(" ", spans(part)[1]), "payment")
        alone = bool(_PERCENT.search(part)) or bool(kinds & {"balance"})
        if made and not alone:
            made[-1] += " " + part
        else:
            made.append(part)
    if len(made) > 1 and not _PERCENT.search(made[0]) and not _has_stage(made[0]):
        made[:2] = [f"{made[0]} {made[1]}"]
    return made


def _has_stage(part: str) -> bool:
    return bool(understood(part, "payment")[0] & {*_STAGES, "balance", "interim"})


def _clause(part: str) -> _Clause | str | None:
    """What one part says; a text says why it cannot be read; None where it says nothing."""
    shares = _PERCENT.findall(part)
    _, left = spans(_PERCENT.sub(" ", part))
    kinds, rest = understood(left, "payment")
    if rest:
        return f"not understood: {rest}"
    if not kinds and not shares:
        return None
    share = Decimal(shares[0]) / 100 if shares else None
    stages = tuple(stage for stage in _STAGES if stage in kinds)
    if len(stages) > 1:
        return f"{part.strip()}: at which of two moments, is not certain"
    if stages:
        why = "" if share is not None or "balance" in kinds else "no share named: all of it"
        return _Clause(share, stages, why)
    if "interim" in kinds:
        return _Clause(share, ("delivery",), "an interim payment is taken as due at delivery")
    if "sight" in kinds:
        return _Clause(share, ("delivery",), "paid when the shipping documents are shown")
    if "invoice" in kinds:
        return _Clause(share, ("delivery",), "the invoice is taken to follow the delivery")
    if "balance" in kinds:
        return _Clause(share, ("delivery", "acceptance"))
    return f"{part.strip()}: when it is paid, is not said" if share is not None or left else None


def _sum(clauses: list[_Clause]) -> Reads[Payment]:
    if not clauses:
        return Reads(why="when the price is paid, is not said")
    open_ended = [clause for clause in clauses if clause.share is None]
    named = sum((clause.share for clause in clauses if clause.share is not None), Decimal(0))
    if len(open_ended) > 1 or named > 1 or (not open_ended and named != 1):
        return Reads(why=f"its shares sum to {named:.0%}" if not open_ended else "shares unclear")
    options: dict[Payment, None] = {}
    for stages in product(*(clause.stages for clause in clauses)):
        shares = dict.fromkeys(_STAGES, Decimal(0))
        for clause, stage in zip(clauses, stages, strict=True):
            shares[stage] += 1 - named if clause.share is None else clause.share
        options[Payment(**shares)] = None
    whys = [clause.why for clause in clauses if clause.why]
    if len(options) > 1:
        return Reads(tuple(options), "the balance at delivery, or at acceptance")
    return Reads(tuple(options), "; ".join(dict.fromkeys(whys)), bool(whys))
