"""Names of accelerators in the market, in the catalogue or not, and what they come as.

An accelerator no catalogue holds must be known too: "A800" is not a misspelt A100.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Chip:
    """A model of accelerator, whatever it is soldered to."""

    key: str
    pattern: str
    """Regular expressions over folded text, ``|`` between them, each starting with a plain
    letter; ``~`` is a gap: blank, dash or nothing."""
    forms: frozenset[str] = frozenset()
    """Forms it is sold in, where there are several: a text must say which."""
    memories: frozenset[int] = frozenset()
    """Memory sizes (GB) it is sold with, where there are several: a text must say which."""
    alike: frozenset[int] = frozenset()
    """Sizes (GB) printed for one and the same product: fitted, usable, rounded."""
    word: bool = False
    """The name is common: it counts only in a text that speaks of accelerators."""


def _chip(
    key: str, pattern: str = "", *, forms: str = "", memories: Collection[int] = (),
    alike: Collection[int] = (), word: bool = False,
) -> Chip:
    return Chip(key, pattern or re.escape(key), frozenset(forms.split()), frozenset(memories),
                frozenset(alike), word)


CHIPS = (
    # Longer names come first where one begins like another.
    _chip("h100 cnx", "h100~cnx"), _chip("h20 3e", "h20~3?e"),
    _chip("h100", forms="sxm pcie nvl"), _chip("h200", forms="sxm nvl"),
    _chip("h20", memories={96, 141}), _chip("h800"), _chip("h100x"), _chip("a100x"),
    _chip("a100", forms="sxm pcie", memories={40, 80}), _chip("a800"),
    _chip("b100"), _chip("b200", alike={180, 183, 186, 192}), _chip("b200a"), _chip("b30a"),
    _chip("b300", alike={262, 268, 270, 275, 277, 279, 288}), _chip("b300a"), _chip("b40"),
    _chip("gb200", alike={184, 185, 186, 189, 192}),
    _chip("gb300", alike={276, 277, 278, 279, 288}), _chip("gh200"), _chip("gb10"),
    _chip("rubin ultra", "vera~rubin~ultra|rubin~ultra|vr300"), _chip("rubin cpx", "rubin~cpx|cpx"),
    _chip("rubin", "vera~rubin|rubin|vr200|vr(?=[ _-]*nvl)"),
    _chip("l40s"), _chip("l40g"), _chip("l40"), _chip("l20", word=True), _chip("l2", word=True),
    _chip("l4", word=True), _chip("a2", word=True), _chip("a10", "a10g?", word=True),
    _chip("a16", word=True), _chip("a30", "a30x?", word=True), _chip("a40", word=True),
    _chip("t4", word=True), _chip("p100", word=True), _chip("p40", word=True),
    _chip("v100", "v100s?"), _chip("k80", word=True),
    _chip("rtx pro 6000", "rtx~pro~6000d?", forms="server workstation max-q"),
    _chip("rtx pro", "rtx~pro~\\d{4}"), _chip("rtx", "rtx~a?\\d{4}d?"),
    _chip("mi300x"), _chip("mi300a"), _chip("mi308x"), _chip("mi325x"), _chip("mi350x"),
    _chip("mi355x"), _chip("mi455x"), _chip("mi", "mi50|mi60|mi[1-4]\\d{2}[ap]?"),
    _chip("mi250x"), _chip("mi430x"), _chip("mi440x"),
    _chip("gaudi3", "gaudi~[3]|gaudi~iii|hl[sb]?-?3\\d{2}l?", forms="oam pcie"),
    _chip("gaudi", "gaudi~[124]?"),
    _chip("gpu max", "max~1[15]50|gpu~max|gpu~flex|ponte~vecchio|jaguar~shores"),
    _chip("rebel-quad", "rebel~quad|rebel~100"), _chip("rebel", "rebel~single|rebel~cpu|rebel~io"),
    _chip("atom-max", "atom~max"), _chip("atom+", "atom~\\+|atom~plus|rbln-?ca\\d+"),
    _chip("atom", "rebellions?[ ]+atom(?!~[mp+])"),
    _chip("rngd s", "rngd~s|rngd~max|rngd~plus|rngd~2|rngd\\+"), _chip("rngd"), _chip("warboy"),
    _chip("910b variant", "ascend~910~b[1-4]c?|910~b[1-4]c?"),
    _chip("910b", "ascend~910~b|910~b", memories={32, 64}),
    _chip("910c", "ascend~910~c|910~c|cloudmatrix~384"),
    _chip("ascend", "ascend~(?:\\d{3}[a-z]{0,2})|cloudmatrix"),
    _chip("tpu", "tpu~v\\d[ep]?|trillium"), _chip("trainium", "trainium~\\d?|inferentia~\\d?"),
    _chip("foreign", "groqchip|groq|wse-?\\d|sn40l|mtt~s\\d{4}|mlu~\\d{3}|br1\\d{2}|sapeon~x?\\d*"
                     "|sohu|maia~\\d{3}"),
)

ACCELERATOR_WORD = re.compile(
    r"gpu|npu|accelerator|nvidia|tesla|가속기|그래픽|アクセラレ|加速|显卡|instinct|ascend|furiosa"
)

_DECOY = re.compile(
    # Names that only look like chips: a blade, RAID controllers, storage arrays.
    r"ucs[ -]*(?:b\d{3}|c2\d0)[ -]*\w*|b200[ -]*m[2-8]\b|perc[ -]*h\d{2,3}\w*"
    r"|h\d{3}[ip]?[ -]*(?:raid|perc|hba)"
    r"|(?:aff|asa|fas|netapp)[ -]*[ac]\d{2,3}|oceanstor\W+\w+|intel[ ]+atom\b"
)


def without_decoys(text: str) -> str:
    """The text with names blanked that look like chips and are none."""
    return _DECOY.sub(lambda found: " " * len(found.group()), text)


def spellings(one: Chip) -> list[str]:
    """The regular expressions of its name, gaps spelled out."""
    return [each.replace("~", "[ _-]*") for each in one.pattern.split("|")]


KNOWN = {one.key: one for one in CHIPS}
