"""The preview of a staff file as the page shows it: tables of cells, each with its fault."""

import re
from dataclasses import dataclass

from core.sheets.cells import tidy
from office.staff_columns import COLUMNS

#: Rows that can be mended at once: a form of Django's takes a thousand fields.
MENDED_AT_ONCE = 50
CELL = re.compile(r"cell-(\d{1,6})-([a-z_]{1,20})")


@dataclass(frozen=True)
class Cell:
    """One cell of a faulty row; `name` is its field in the form."""

    name: str
    heading: str
    text: str
    problem: str
    limit: int


@dataclass(frozen=True)
class FaultyRow:
    number: int
    title: str
    faulty: list
    others: list


@dataclass(frozen=True)
class Preview:
    """What the page shows of a plan."""

    plan: object
    faulty: list
    new: list

    @property
    def faulty_later(self):
        """Faulty rows that the page will show once these are mended."""
        return len(self.plan.faulty) - len(self.faulty)

    @property
    def has_year(self):
        return self.plan.state.year is not None


def preview_of(plan):
    faulty = [_faulty(row) for row in plan.faulty[:MENDED_AT_ONCE]]
    return Preview(plan, faulty, [_new(row, plan) for row in plan.new])


def mended(data):
    """({(row number, column): text}, {numbers of rows to leave out}) of the posted form."""
    cells = {}
    for name, text in data.items():
        found = CELL.fullmatch(name)
        if found and found[2] in COLUMNS:
            cells[int(found[1]), found[2]] = tidy(text)
    left_out = {
        int(number)
        for number in data.getlist("leave_out")
        if number.isdecimal() and len(number) < 18
    }
    return cells, left_out


def _faulty(row):
    cells = [_cell(row, column) for column in COLUMNS.values()]
    title = " ".join(row.cells.get(name, "") for name in ("first_name", "last_name")).strip()
    return FaultyRow(
        row.number,
        title,
        [cell for cell in cells if cell.problem],
        [cell for cell in cells if cell.text and not cell.problem],
    )


def _cell(row, column):
    return Cell(
        f"cell-{row.number}-{column.name}",
        column.heading,
        row.cells.get(column.name, ""),
        row.problems.get(column.name, ""),
        column.limit,
    )


def _new(row, plan):
    """A new person with everything in the words of the page."""
    said = {change.column: change.now for change in row.changes}
    return {"number": row.number, "name": row.wanted.name, "email": row.wanted.email, **said}
