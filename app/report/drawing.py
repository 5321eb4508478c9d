"""A chart drawn in place, with names of its own so that drawings of one page do not mix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from app.widgets.downloads import svg_of

if TYPE_CHECKING:
    from app.widgets.downloads import Chart

SVG = "http://www.w3.org/2000/svg"
LINK = re.compile(r"url\(#([^)]+)\)")
SAID = "aria-label"


def drawing(chart: Chart, name: str, told: str) -> str:
    """The chart as SVG; ``told`` is read aloud for it.

    Its inner names are counted on in a process; those made of ``name`` are always the same.
    """
    root = ElementTree.fromstring(svg_of(chart))  # noqa: S314 (made here, not read from anywhere)
    inner = [one.get("id", "") for one in root.iter() if "id" in one.attrib]
    own = {known: f"{name}-{place}" for place, known in enumerate(dict.fromkeys(inner))}
    for one in root.iter():
        one.tag = one.tag.removeprefix(f"{{{SVG}}}")
        for field, value in list(one.attrib.items()):
            if field == "id":
                one.set(field, own[value])
            elif "url(" in value:
                one.set(field, LINK.sub(lambda found: f"url(#{own[found[1]]})", value))
    root.attrib.pop("xmlns", None)
    root.set("role", "img")
    root.set(SAID, told)
    return ElementTree.tostring(root, encoding="unicode")
