"""Scenarios as files: workbooks and JSON, read with every problem named, written whole or not."""

from optimizer.io.catalogue import Catalogue, Entry
from optimizer.io.files import write_atomic
from optimizer.io.reading import read_scenario
from optimizer.io.scenario_json import write_scenario_json
from optimizer.io.scenario_workbook import add_scenario_sheets, write_scenario_workbook
from optimizer.io.settings import canonical
from optimizer.io.template import write_template

__all__ = [
    "Catalogue", "Entry", "add_scenario_sheets", "canonical", "read_scenario", "write_atomic",
    "write_scenario_json", "write_scenario_workbook", "write_template",
]
