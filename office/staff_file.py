"""A staff file in and out: the same columns both ways."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.sheets import read_sheet, write_csv, write_xlsx
from office.staff_columns import COLUMNS, column_of, written_category, written_roles

MISSING = _("These columns are missing: %(columns)s. Add them and choose the file again.")
TWICE = _("The column “%(column)s” appears twice. Leave one and choose the file again.")


@dataclass(frozen=True)
class StaffSheet:
    """The rows of a file under our own names of columns."""

    rows: list
    unknown: list


def read_staff(content, *, name):
    """StaffSheet of a file, else ValidationError that says what to do."""
    sheet = read_sheet(content, name=name)
    columns = [column_of(heading) for heading in sheet.header]
    _refuse_headings([column for column in columns if column])
    rows = [
        {
            "n": row.number,
            "cells": {
                column.name: cell
                for column, cell in zip(columns, row.cells, strict=True)
                if column and cell
            },
        }
        for row in sheet.rows
    ]
    unknown = [
        heading
        for heading, column in zip(sheet.header, columns, strict=True)
        if heading and not column
    ]
    return StaffSheet(rows, unknown)


def _refuse_headings(columns):
    twice = [column.heading for column in columns if columns.count(column) > 1]
    if twice:
        raise ValidationError(TWICE, params={"column": twice[0]})
    missing = [c.heading for c in COLUMNS.values() if c.is_required and c not in columns]
    if missing:
        raise ValidationError(MISSING, params={"columns": ", ".join(missing)})


def staff_table(state):
    """(heading, rows) of everybody who has not left, in the import's own columns."""
    people = sorted(state.here(), key=lambda person: (person.last_name, person.first_name))
    return [column.heading for column in COLUMNS.values()], [_row(p, state) for p in people]


def write_staff(state, *, kind, title):
    """The staff list as bytes of an XLSX or CSV file."""
    heading, rows = staff_table(state)
    if kind == "csv":
        return write_csv(heading, rows)
    return write_xlsx(title, heading, rows)


def _row(person, state):
    return [
        person.first_name,
        person.last_name,
        person.email,
        person.subject,
        state.subjects.get(person.subject, ""),
        written_category(person.category),
        written_roles(person.roles),
        person.group,
        person.curator,
    ]
