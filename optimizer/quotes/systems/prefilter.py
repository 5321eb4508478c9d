"""One cheap look at a description: may it name an accelerator at all?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.quotes.systems.chips import Chip

_STEMS = (
    # Chips, with letters typed for digits ("H2OO"); accelerators in general; server models.
    r"h-?[12][0o]", r"h8[0o]", r"gb-?[123][0o]", r"b-?[123][0o][0o]", r"b3[0o]a", r"a[18][0o][0o]", r"gh2",
    r"v[ri][ _-]*nvl", r"vr[23]", r"rubin", r"nvl", r"l4[0os]", r"gpu", r"npu", r"rtx", r"v100",
    r"mi[ -]?[1-4]\d\d", r"gaudi", r"hl[sb]?-?3\d\d", r"rebel", r"atom[ _-]*[m+p]", r"rngd", r"renegade",
    r"warboy", r"ascend", r"atlas", r"(?<!\d)910", r"cloudm", r"instinct", r"hgx", r"dgx", r"accelerator",
    r"tesla", r"nvidia [lat]\d", r"tpu", r"train(?=ium)", r"inferentia", r"groq", r"xe[789]\d\d", r"xd6[78]",
    r"sr6[78]", r"sr780", r"g[58]93", r"g4l3", r"tnhr", r"nbrt", r"c8[48]5a", r"helios", r"rbln",
    "가우디", "아톰", "레니게이드", "리벨", "가속기", "昇", "어센드", "加速", "アクセラレータ", "엔비디아 [lat]",
    "루빈", "显卡", "퓨리오사", "그래픽",
)


def prefilter(chips: Iterable[Chip]) -> re.Pattern[str]:
    """A pattern found in every folded text in which one of the chips may be named."""
    common = re.compile("|".join(_STEMS))
    own = [one.pattern.replace("~", "[ _-]*") for one in chips
           if one.pattern and not one.word and not common.search(one.key)]
    return re.compile("|".join((*_STEMS, *own)))
