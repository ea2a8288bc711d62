"""Intake: a team's spreadsheet of coded incidents, row by row, as reports and claims. Pure but for reading the file."""

from recount.intake.entry import Entry, Given, names_in, read_row
from recount.intake.mapping import SheetMap, load_map, refuse_unfit
from recount.intake.sheets import Row, Sheet, open_sheet
from recount.intake.suggest import suggest

__all__ = [
    "Entry",
    "Given",
    "Row",
    "Sheet",
    "SheetMap",
    "load_map",
    "names_in",
    "open_sheet",
    "read_row",
    "refuse_unfit",
    "suggest",
]
