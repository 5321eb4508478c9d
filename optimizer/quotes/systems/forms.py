"""What an accelerator is mounted as: module or card, and which edition of it."""

from __future__ import annotations

import re

_FORM = re.compile(
    r"(?P<sxm>sxm\d?(?![a-z])|\bhgx\b|\bdgx\b)|(?P<pcie>pci-?e(?![a-z])|pci express)"
    r"|(?P<nvl>\bnvl\b(?! ?¤))|(?P<oam>\boam\b|\bubb\b)"
    r"|(?P<server>server edition|서버 에디션|服务器版|サーバーエディション|server ed\b)"
    r"|(?P<workstation>workstation|워크스테이션|工作站)|(?P<maxq>max-?q\b)"
)
_BUS = re.compile(r"pci-?e[ -]*(?:gen|[3456]\.0|slot|nvme|ssd|switch|nic|riser)")
_HL = re.compile(r"(?<![a-z])hl-?(33[58]|32[58])l?(?![a-z0-9])")
_HL_FORMS = {"325": "oam", "335": "oam", "338": "pcie"}

_GROUPS = ({"sxm", "oam", "pcie", "nvl"}, {"server", "workstation", "max-q"})
"""Forms of one group exclude each other, but for ``nvl``, which is a kind of ``pcie``."""


def forms(text: str) -> frozenset[str]:
    """Forms named in a folded text. A bus beside a module's name is the host's."""
    found = {("max-q" if one.lastgroup == "maxq" else one.lastgroup or "")
             for one in _FORM.finditer(text)}
    if found & {"sxm", "oam"} and "pcie" in found and _BUS.search(text):
        found.discard("pcie")
    return frozenset(found)


def by_number(text: str) -> frozenset[str]:
    """The form that Intel's number of a Gaudi module or card stands for."""
    return frozenset(_HL_FORMS[found[1]] for found in _HL.finditer(text) if found[1] in _HL_FORMS)


def contradictory(stated: frozenset[str]) -> bool:
    """Whether the forms exclude each other."""
    modules = stated & _GROUPS[0]
    mixed = len(modules) > 1 and modules != {"pcie", "nvl"}
    return mixed or len(stated & _GROUPS[1]) > 1


def fit(stated: frozenset[str], held: frozenset[str]) -> bool:
    """Whether a thing of the forms ``held`` may be called ``stated``."""
    for group in _GROUPS:
        said, has = stated & group, held & group
        if "nvl" in said and has:
            if "nvl" not in has:
                return False
        elif said and has and not said & (has | ({"pcie"} if "nvl" in has else set())):
            return False
    return True
