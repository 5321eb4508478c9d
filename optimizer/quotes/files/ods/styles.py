"""What styles say of values: number formats as codes, struck-through text, hidden sheets."""

from __future__ import annotations

from dataclasses import dataclass, field

from optimizer.quotes.files.number_format import Form, form

_DATA = ("number:number-style", "number:currency-style", "number:percentage-style",
         "number:date-style", "number:time-style", "number:boolean-style", "number:text-style")
_MOMENTS = {"number:year": "yyyy", "number:month": "m", "number:day": "d", "number:hours": "h",
            "number:minutes": "m", "number:seconds": "s", "number:am-pm": "AM/PM",
            "number:day-of-week": "ddd"}


@dataclass(slots=True)
class _Style:
    parent: str = ""
    data: str = ""
    struck: bool | None = None


@dataclass(slots=True)
class OdsStyles:
    """Styles by name, from both parts that define some."""

    styles: dict[str, _Style] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    booleans: set[str] = field(default_factory=set)
    positive: dict[str, str] = field(default_factory=dict)
    """Of a number style that stands for negative numbers: the style of the others."""
    hidden_tables: set[str] = field(default_factory=set)
    _style: str = ""
    _data: str = ""
    _text: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element within the styles."""
        if name == "style:style":
            self._style = attributes.get("style:name", "")
            self.styles[self._style] = _Style(attributes.get("style:parent-style-name", ""),
                                              attributes.get("style:data-style-name", ""))
        elif name == "style:text-properties" and self._style:
            line = attributes.get("style:text-line-through-style",
                                  attributes.get("style:text-line-through-type"))
            if line is not None:
                self.styles[self._style].struck = line != "none"
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_tables.add(self._style)
        elif name in _DATA:
            self._data = attributes.get("style:name", "")
            self.codes[self._data] = ""
            if name == "number:boolean-style":
                self.booleans.add(self._data)
        elif self._data:
            self._in_data(name, attributes)

    def _in_data(self, name: str, attributes: dict[str, str]) -> None:
        """A piece of a number format."""
        if name == "number:number":
            digits = "#,##0" if attributes.get("number:grouping") == "true" else "0"
            places = attributes.get("number:decimal-places", "0")
            if places.isdigit() and 0 < int(places) < 20:
                digits += "." + "0" * int(places)
            factor = attributes.get("number:display-factor", "1")
            thousands = (len(factor.partition(".")[0]) - 1) // 3
            self.codes[self._data] += digits + "," * min(thousands, 4)
        elif name in ("number:scientific-number", "number:fraction"):
            self.codes[self._data] += "0"
        elif name in _MOMENTS:
            self.codes[self._data] += _MOMENTS[name]
        elif name in ("number:text", "number:currency-symbol"):
            self._text = []
        elif name == "style:map" and ">" in attributes.get("style:condition", ""):
            self.positive[self._data] = attributes.get("style:apply-style-name", "")

    def end(self, name: str) -> None:
        """An element within the styles ends."""
        if name == "style:style":
            self._style = ""
        elif name in _DATA:
            self._data = ""
        elif self._text is not None and name in ("number:text", "number:currency-symbol"):
            words = "".join(self._text).replace('"', "")
            if words == "%" and name == "number:text":
                self.codes[self._data] += "%"
            elif words:
                self.codes[self._data] += (f"[${words}]" if name == "number:currency-symbol"
                                           else f'"{words}"')
            self._text = None

    def data(self, text: str) -> None:
        """Text within the styles."""
        if self._text is not None:
            self._text.append(text)

    def form(self, style: str) -> Form | None:
        """The number format of a cell style."""
        data = self.data_style(style)
        code = self.codes.get(self.positive.get(data, data), self.codes.get(data))
        return form(code) if code else None

    def data_style(self, style: str) -> str:
        """The name of the number format of a cell style or of those it rests on."""
        return next((found.data for found in self._line(style) if found.data), "")

    def struck(self, style: str) -> bool | None:
        """Whether a cell's or a run's style strikes its text through; None where none says."""
        return next((found.struck for found in self._line(style) if found.struck is not None),
                    None)

    def _line(self, style: str) -> list[_Style]:
        """A style and those it rests on, nearest first."""
        line: list[_Style] = []
        while style in self.styles and len(line) < 20:
            line.append(self.styles[style])
            style = self.styles[style].parent
        return line
