"""One cheap look at a description: may it name an accelerator at all?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.systems.alternation import any_of
from optimizer.quotes.systems.chips import KNOWN, Chip, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable

STEMS = (
    # Chips, also with letters typed for digits ("H2OO") or a dash where none belongs.
    "h-?[128][0o]", "gb-?[123][0o]", "b-?[123][0o][0o]", "b3[0o]a", "b40", "a[18][0o][0o]",
    "gh2", "vr ?nvl", "vr-nvl", "vr[23]", "rubin", "nvl", "l4[0os]", "l20", "rtx", "v100",
    r"mi[ -]?[1-4]\d\d", "mi[56]0", "gaudi", r"hl[sb]?-?3\d\d", "rebel", "atom[ _-]*[mp+]",
    "rngd", "renegade", "ascend", "910[ _-]*[bc]", "matrix[ -]*384", "tpu", "trainium",
    "trillium", "groq", "mtt", "mlu", r"br1\d", "maia", "max 1[15]", r"nvidia [lat]\d",
    # Accelerators in general.
    "gpu", "npu", "gx[ -]", "gx$", "accelerator", "tesla", "rbln", "가속기", "그래픽",
    "アクセラレータ", "加速卡", "加速器", "显卡", r"엔비디아 ?[lat]\d", r"英伟达 ?[lat]\d",
    # Chips written in other scripts.
    "가우디", "아톰", "레니게이드", "리벨", "루빈", "어센드", "昇腾", "昇騰",
    # Server models that hold accelerators.
    "atlas", r"xe[789]\d\d\d", "g[58]93", "g4l3", "tnhr", "nbrt", "helios", "nxt",
)
"""Expressions of which one is found in every text of concern. Each starts with a plain letter:
grouped by it, a text is passed over some five times as fast; the fewer letters, the faster, so
a few names are missing that neither a catalogue holds nor a vendor here quotes."""


def prefilter(chips: Iterable[Chip]) -> re.Pattern[str]:
    """A pattern found in every folded text in which one of the chips may be named."""
    common = re.compile("|".join(STEMS))
    own = [each for one in chips if not one.word and one.key not in KNOWN
           and not common.search(one.key) for each in spellings(one)]
    return re.compile(any_of((*STEMS, *own)))
