"""Scenarios and plans as files: read with every problem named, written whole or not at all."""

from optimizer.io.answers.book import write_answers
from optimizer.io.answers.plain import write_answers_json
from optimizer.io.catalogue import Catalogue, Entry
from optimizer.io.files import given_file, write_atomic
from optimizer.io.plan_json import made_for, read_orders, write_plan_json
from optimizer.io.plan_workbook import write_plan
from optimizer.io.reading import read_scenario
from optimizer.io.scenario_json import write_scenario_json
from optimizer.io.scenario_workbook import add_scenario_sheets, write_scenario_workbook
from optimizer.io.settings import canonical
from optimizer.io.template import write_template

__all__ = [
    "Catalogue", "Entry", "add_scenario_sheets", "canonical", "given_file", "made_for",
    "read_orders", "read_scenario", "write_answers", "write_answers_json", "write_atomic",
    "write_plan", "write_plan_json", "write_scenario_json", "write_scenario_workbook",
    "write_template",
]
