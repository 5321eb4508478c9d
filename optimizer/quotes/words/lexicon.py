"""The vocabulary of headings, built once from data/lexicon."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, get_args

from optimizer.assets import folder
from optimizer.quotes.meaning import Per, Role, Vat
from optimizer.quotes.words.hints import Hints, KnownWords
from optimizer.quotes.words.normal import CJK, folded
from optimizer.quotes.words.segment import Sense, Vocabulary
from optimizer.quotes.words.tiers import add_tiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

RATE = r"\d{1,2}(?:\.\d+)? ?%"
_LANGUAGES = ("en", "ko", "ja", "zh")


@dataclass(frozen=True, slots=True)
class RoleWord:
    """What a heading word says of its column."""

    role: Role
    net: bool | None = None
    vat: Vat | None = None
    percent: bool = False
    per: Per | None = None
    weak: bool = False
    """Also an ordinary word of descriptions."""
    value: bool = False
    """As often a value as a heading."""


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def data(name: str) -> dict[str, Any]:
    """One file of data/lexicon."""
    with (folder("lexicon") / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _vat_nouns() -> list[str]:
    return [*data("money")["vat"]["tax"], *data("modifiers")["vat"]["nouns"]]


def _side_by_side(first: Iterable[str], second: Iterable[str]) -> Iterator[str]:
    """Every word of one list in front of every word of another, folded."""
    behind = [folded(word) for word in second]
    for word in {folded(word) for word in first}:
        for other in behind:
            beside = word and other and (CJK.match(word[-1]) or CJK.match(other[0]))
            yield f"{word}{other}" if beside else f"{word} {other}"


def _add_vat(vocabulary: Vocabulary) -> None:
    vat, nouns = data("money")["vat"], _vat_nouns()
    for side in ("out", "in"):
        sense = Sense("vat", side)
        vocabulary.add_folded(_side_by_side(vat[f"{side}_before"], nouns), sense)
        vocabulary.add_folded(_side_by_side(nouns, vat[f"{side}_behind"]), sense)
        vocabulary.add(vat[f"{side}_whole"], sense)


def add_currencies(vocabulary: Vocabulary) -> None:
    """Currencies with and without a scale: ``USD``, ``$``, ``천원``, ``USD k``."""
    money = data("money")
    scales = [
        (Decimal(entry["factor"]), [*entry.get("anywhere", ()), *entry.get("beside", ())])
        for entry in money["scale"]
    ]
    for entry in money["currency"]:
        codes = tuple(entry["codes"])
        words = [w for kind in ("words", "short", "before") for w in entry.get(kind, ())]
        words = [word for word in words if folded(word)]
        vocabulary.add(words, Sense("currency", codes))
        for scale, names in scales:
            sense = Sense("money", (codes, scale))
            vocabulary.add_folded(_side_by_side(words, names), sense)
            vocabulary.add_folded(_side_by_side(names, words), sense)
            touching = ((a, b) for a, b in product(words, names) if a.isascii() and b.isascii())
            vocabulary.add((form for a, b in touching for form in (a + b, b + a)), sense)
    for entry in money["scale"]:
        vocabulary.add(entry.get("anywhere", ()), Sense("scale", Decimal(entry["factor"])))
    for scale, names in data("modifiers")["scales"].items():
        vocabulary.add(names, Sense("scale", Decimal(scale)))


def _add_per(vocabulary: Vocabulary) -> None:
    per, modifiers = data("money")["per"], data("modifiers")
    for what, words in modifiers["per"].items():
        vocabulary.add(words, Sense("per", Per(what)))
    vocabulary.add(modifiers["things"]["each"], Sense("thing", Per("each")))
    names = {unit: what for what, units in per.items() for unit in units}
    for unit, what in names.items():
        forms = (f"per {unit}", f"/{unit}", f"{unit}당", f"1{unit}당", f"{unit}あたり",
                 f"{unit}当たり", f"1{unit}あたり", f"1{unit}当たり", f"每{unit}", f"毎{unit}",
                 f"单{unit}", f"a {unit}", f"each {unit}", f"by {unit}", f"/1{unit}",
                 f"per 1 {unit}", f"per each {unit}", f"{unit}별")  # fmt: skip
        vocabulary.add(forms, Sense("per", Per(what)))
        vocabulary.add([unit], Sense("thing", Per(what)))
    units = alternatives(names)

    def counted(match: re.Match[str]) -> Sense:
        what = names.get(match["unit"] or "", "each")
        return Sense("per", Per(what, int(match["count"].replace(",", ""))))

    count = r"(?P<count>[1-9][\d,]{0,6})"
    vocabulary.add_pattern(rf"(?:per|/) ?{count} ?(?P<unit>{units})?(?![a-z0-9])", counted,
                           figure_first=False)  # fmt: skip
    vocabulary.add_pattern(rf"(?:每|毎){count}(?P<unit>{units})?", counted, figure_first=False)
    vocabulary.add_pattern(rf"{count} ?(?P<unit>{units})(?:당|あたり|当たり)", counted)
    servers = alternatives([*per["server"], "system"])
    whole = rf"(?:per|/) ?\d+ ?x? ?(?:gpu|way) (?:{servers})(?![a-z])"
    vocabulary.add_pattern(whole, lambda _: Sense("per", Per("server")), figure_first=False)


def _add_modifiers(vocabulary: Vocabulary) -> None:
    modifiers = data("modifiers")
    add_currencies(vocabulary)
    _add_per(vocabulary)
    _add_vat(vocabulary)
    vocabulary.add(modifiers["net"]["after"], Sense("net", True))
    vocabulary.add(modifiers["net"]["before"], Sense("net", False))
    for kind in ("revised", "percent", "joiners", "fillers"):
        vocabulary.add(modifiers[kind]["words"], Sense(kind))
    vocabulary.add(modifiers["titles"]["words"], Sense("title"))
    vocabulary.add(modifiers["time"]["words"], Sense("time"))
    vocabulary.add(modifiers["time"]["start"], Sense("fillers"))
    revision = r"(?:rev(?:ision)?|ver(?:sion)?|v|r)\.? ?\d{1,2}(?![a-z0-9])"
    vocabulary.add_pattern(revision, lambda _: Sense("revised"), figure_first=False)
    round_of = r"\d{1,2}차(?:수정|변경|재|제안|네고)?"
    vocabulary.add_pattern(round_of, lambda _: Sense("revised"))
    vocabulary.add_pattern(RATE, lambda _: Sense("rate"))


@cache
def heading_words() -> Vocabulary:
    """Every phrase of a heading."""
    vocabulary = Vocabulary()
    roles = get_args(Role)
    for entry in data("headings")["words"]:
        if entry["role"] not in roles:
            raise ValueError(f"data/lexicon/headings.toml: no role {entry['role']!r}")
        word = RoleWord(
            role=entry["role"], net=entry.get("net"), vat=entry.get("vat"),
            percent=entry.get("percent", False), weak=entry.get("weak", False),
            per=Per(entry["per"]) if "per" in entry else None, value=entry.get("value", False),
        )  # fmt: skip
        for language in _LANGUAGES:
            vocabulary.add(entry.get(language, ()), Sense("role", word), plural=language == "en")
    _add_modifiers(vocabulary)
    add_tiers(vocabulary, data("modifiers")["tier_units"]["words"])
    return vocabulary


@cache
def row_words() -> Vocabulary:
    """Every phrase of a row that is no item, and what may stand beside one."""
    rows, modifiers = data("rows"), data("modifiers")
    vocabulary = Vocabulary()
    for kind, entry in rows.items():
        if kind == "answers":
            continue
        for strong, name in ((True, "strong"), (False, "weak")):
            vocabulary.add(entry.get(name, ()), Sense("row", (kind, strong)), plural=True)
    idle = Sense("idle")
    add_currencies(vocabulary)
    _add_vat(vocabulary)
    for words in (*data("money")["per"].values(), *modifiers["net"].values(),
                  rows["answers"]["dash"], rows["answers"]["included"],
                  modifiers["joiners"]["words"], modifiers["revised"]["words"],
                  modifiers["fillers"]["words"], data("prose")["incoterm"]["codes"],
                  ["+", "=", "%", "vat"]):  # fmt: skip
        vocabulary.add((word for word in words if folded(word) not in vocabulary.phrases), idle)
    said = product(rows["freight"]["strong"], ("포함", "별도", "제외", "込", "込み", "別", "別途"))
    vocabulary.add((f"{word}{how}" for word, how in said if CJK.search(word)), idle)
    vocabulary.add((f"{how}{word}" for word in rows["freight"]["strong"] for how in ("含", "不含")
                    if CJK.search(word)), idle)  # fmt: skip
    vocabulary.add(["i", "ii", "iii", "iv", "v", "vi", *ascii_lowercase], idle)
    vocabulary.add_pattern(r"\d[\d.,]*(?: ?%)?(?![a-z0-9])", lambda _: idle)
    return vocabulary


def word_lists_of_roles(role: str) -> list[str]:
    """All heading words of one role."""
    entries = [entry for entry in data("headings")["words"] if entry["role"] == role]
    return [word for entry in entries for name in _LANGUAGES for word in entry.get(name, ())]


@cache
def _rated_vat() -> tuple[re.Pattern[str], re.Pattern[str]]:
    noun = f"({alternatives({folded(noun) for noun in _vat_nouns()})})"
    return re.compile(rf"{noun}[ \t]?{RATE}"), re.compile(rf"{RATE} ?{noun}")


@lru_cache(maxsize=1 << 12)
def without_vat_rates(plain: str) -> str:
    """A folded text without the rate beside VAT: "vat 10% 별도" says what "vat 별도" says."""
    if "%" not in plain:
        return plain
    behind, before = _rated_vat()
    return before.sub(r"\1", behind.sub(r"\1", plain))


@cache
def heading_hints(roles: frozenset[Role]) -> tuple[Hints, Hints, KnownWords]:
    """What shows quickly that a text is no heading.

    Its sure words, its words of some roles (sure or not), and all its words.
    """
    phrases = heading_words().phrases

    def having(meant: Callable[[RoleWord], bool]) -> Hints:
        return Hints(
            phrase
            for phrase, senses in phrases.items()
            if any(sense.kind == "role" and meant(sense.says) for sense in senses)
        )

    known = _known(phrases)
    return having(lambda word: not word.weak), having(lambda word: word.role in roles), known


@cache
def row_hints() -> tuple[Hints, KnownWords]:
    """The same for rows that are no items."""
    phrases = row_words().phrases
    rows = (p for p, senses in phrases.items() if any(sense.kind == "row" for sense in senses))
    return Hints(rows), _known(phrases)


def _known(phrases: Iterable[str]) -> KnownWords:
    return KnownWords([*phrases, *_PATTERN_WORDS])


_PATTERN_WORDS = [
    "per rev revision ver version v r x way to thru through or more above over higher greater and "
    "up plus less fewer below under max min minimum at least starting from than exceeding most "
    "until maximum"
]
