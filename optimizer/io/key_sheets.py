"""Sheets of single values: the scenario's own, and the settings of rules and terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.domain.fields import kind_of
from optimizer.io.catalogue import Entry, entries
from optimizer.io.cells import shown, write
from optimizer.io.outline import SCENARIO_SHEET
from optimizer.io.style import LINE_HEIGHT, TAB_DATA, TAB_RULES, Styles, height_of, number_format
from optimizer.io.table_sheet import blank_means, dropdown, finish
from optimizer.io.workbook_reader import SETTING_COLUMNS, TERM_COLUMNS, VALUE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from optimizer.io.outline import Outline

ALL_MODES = 3
WIDTHS_VALUES = (24, 48, 62)
WIDTHS_SETTINGS = (24, 24, 22, 16, 52, 62)


def values_sheet(
    workbook: Workbook, styles: Styles, plan: Outline, values: Mapping[str, Any]
) -> None:
    """Add the sheet of the scenario's single values."""
    sheet = workbook.add_worksheet(SCENARIO_SHEET)
    sheet.set_tab_color(TAB_DATA)
    _headings(sheet, styles, (*VALUE_COLUMNS, "meaning"), WIDTHS_VALUES)
    for row, (path, field) in enumerate(plan.values.items(), start=1):
        value = values.get(path)
        kind = kind_of(field)
        text = f"{_meaning(field)}. {blank_means(field, kind)}"
        sheet.write_string(row, 0, path, styles("key"))
        _entry(sheet, styles, (row, 1), field, value)
        sheet.write_string(row, 2, text, styles("note"))
        dropdown(sheet, None, path, field, kind, (row, 1, row, 1), {})
        sheet.set_row(row, max(height_of(str(value or ""), WIDTHS_VALUES[1], 10),
                               height_of(text, WIDTHS_VALUES[2])))
    sheet.freeze_panes(1, 2)
    finish(sheet)


def settings_sheet(
    workbook: Workbook, styles: Styles, plan: Outline, kind: str,
    chosen: Mapping[str, Mapping[str, Any]],
) -> None:
    """Add the sheet of all rules' (or terms') single settings, each rule with its sentence."""
    sheet = workbook.add_worksheet(kind)
    sheet.set_tab_color(TAB_RULES)
    columns = SETTING_COLUMNS if kind == "rules" else TERM_COLUMNS
    _headings(sheet, styles, (*columns, "default", "meaning", "about"), WIDTHS_SETTINGS)
    row = 1
    for entry_id, entry in entries(plan.catalogue, kind).items():
        fields = {spec.name: spec.field for spec in plan.settings.values()
                  if spec.path[:2] == (kind, entry_id)}
        about = _about(entry, [spec.name for spec in plan.tables_of(kind, entry_id).values()])
        needed = height_of(about, WIDTHS_SETTINGS[5])
        for number, (name, field) in enumerate(fields.items()):
            edge = {"top": 1, "top_color": "#B7C3D9"} if number == 0 else {}
            given = chosen.get(entry_id, {}).get(name)
            meaning, default = _meaning(field, _modes(entry).get(name)), _default(field)
            sheet.write_string(row, 0, entry_id, styles("same_key" if number else "key", **edge))
            sheet.write_string(row, 1, name, styles(**edge))
            _entry(sheet, styles, (row, 2), field, given, **edge)
            write(sheet, row, 3, default, shown(styles, default, "note", align="left", **edge,
                  num_format=number_format(kind_of(field), field)))
            sheet.write_string(row, 4, meaning, styles("note", **edge))
            dropdown(sheet, None, name, field, kind_of(field), (row, 2, row, 2), _modes(entry))
            sheet.set_row(row, max(height_of(meaning, WIDTHS_SETTINGS[4]), needed / len(fields)))
            row += 1
        _beside(sheet, styles, row - len(fields), row - 1, about)
    sheet.freeze_panes(1, 3)
    finish(sheet)


def _beside(sheet: Worksheet, styles: Styles, first: int, last: int, about: str) -> None:
    """What a rule says, in one cell beside all its settings."""
    style = styles("text", top=1, top_color="#B7C3D9", font_size=9)
    if last > first:
        sheet.merge_range(first, 5, last, 5, "", style)
    if last >= first:
        sheet.write_string(first, 5, about, style)


def _headings(
    sheet: Worksheet, styles: Styles, columns: tuple[str, ...], widths: tuple[int, ...]
) -> None:
    for column, (name, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, styles("heading"))
    sheet.set_row(0, LINE_HEIGHT * 1.6)


def _entry(
    sheet: Worksheet, styles: Styles, cell: tuple[int, int], field: FieldInfo, value: Any,
    **more: Any,
) -> None:
    look = number_format(kind_of(field), field)
    style = shown(styles, value, "input", num_format=look, align="left", text_wrap=True,
                  bg_color="#FFFBEA", **({"bottom": 4, "bottom_color": "#D9D9D9"} | more))
    write(sheet, *cell, value, style)


def _meaning(field: FieldInfo, allowed: tuple[str, ...] | None = None) -> str:
    choices, text = allowed or kind_of(field).choices, field.description or ""
    told = all(choice in text for choice in choices) and not allowed
    return text if told else f"{text} ({', '.join(choices)})"


def _default(field: FieldInfo) -> Any:
    return None if field.is_required() else field.get_default(call_default_factory=True)


def _about(entry: Entry, lists: list[str]) -> str:
    title = entry.title.rstrip(".")
    unit = f" Unit: {entry.unit}." if entry.unit else ""
    more = f" Its list stands in sheet {', '.join(lists)}." if lists else ""
    return f"{title}. {entry.sentence}{unit}{more}"


def _modes(entry: Entry) -> dict[str, tuple[str, ...]]:
    modes = getattr(entry, "modes", ())
    return {"mode": tuple(modes)} if modes and len(modes) < ALL_MODES else {}
