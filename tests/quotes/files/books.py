"""Workbooks made of bare XML, for what spreadsheet libraries do not write."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from optimizer.quotes.files import open_quote

if TYPE_CHECKING:
    from optimizer.quotes.grid import Grid, Opened, Value

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    """A worksheet whose ``sheetData`` holds the rows given as XML."""
    return (f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{before}'
            f"<sheetData>{rows}</sheetData>{after}</worksheet>")


def styles_xml(codes: list[str], struck: int | None = None) -> str:
    """Cell styles 1, 2, … with these number formats; one of them struck through."""
    formats = "".join(f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>'
                      for at, code in enumerate(codes))
    cells = "".join(f'<xf numFmtId="{200 + at}" fontId="{int(at + 1 == struck)}"/>'
                    for at in range(len(codes)))
    return (f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><fonts><font/><font><strike/>'
            f'</font></fonts><cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>')


def strings_xml(items: list[str]) -> str:
    """Shared strings, each given as the XML inside ``si``."""
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def book(path: Path, sheets: dict[str, str], *, strings: str = "", styles: str = "",
         properties: str = "", states: dict[str, str] | None = None,
         linked: tuple[str, ...] = (), more: dict[str, str | bytes] | None = None,
         packing: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a workbook of sheets given as XML; ``more`` replaces or adds parts.

    ``linked``: the parts of it that the workbook takes for links to others.
    """
    listed, links = "", ""
    parts: dict[str, str | bytes] = {}
    for number, (name, xml) in enumerate(sheets.items(), start=1):
        state = (states or {}).get(name, "visible")
        listed += f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        links += (f'<Relationship Id="rId{number}" Type="{LINKS}/worksheet" '
                  f'Target="worksheets/sheet{number}.xml"/>')
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    for number, part in enumerate(linked):
        links += (f'<Relationship Id="x{number}" Type="{LINKS}/externalLink" '
                  f'Target="/{part}"/>')
    if strings:
        links += f'<Relationship Id="s" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
        parts["xl/sharedStrings.xml"] = strings
    if styles:
        links += f'<Relationship Id="y" Type="{LINKS}/styles" Target="styles.xml"/>'
        parts["xl/styles.xml"] = styles
    parts |= {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
                       f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{properties}'
                           f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels":
            f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
    } | (more or {})
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def whole(opened: Opened, sheet: int = 0) -> Grid:
    """A sheet in one window."""
    [grid] = opened.sheets[sheet].windows(2_000_000)
    return grid


def rows_of(path: Path, sheet: int = 0) -> list[list[Value]]:
    """The rows of a sheet."""
    return whole(open_quote(path), sheet).rows
