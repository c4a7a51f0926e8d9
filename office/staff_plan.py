"""What an import would do: every row compared with the staff list, nothing written."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from office.staff_cells import FaultError, RowReader, address
from office.staff_columns import ADMINISTRATOR, LEADS
from office.staff_state import Person
from years.enums import YearStatus


@dataclass
class Change:
    """One field of one person, before and after; `note` says what follows."""

    column: str
    was: str
    now: str
    note: str = ""


@dataclass
class RowPlan:
    """One row of the file: who is meant, what is wrong, what would change."""

    number: int
    cells: dict
    was: Person | None = None
    wanted: Person | None = None
    #: column → message
    problems: dict[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @property
    def is_new(self):
        return self.was is None and not self.problems

    @property
    def is_changed(self):
        return self.was is not None and bool(self.changes) and not self.problems


@dataclass
class Plan:
    """The whole file; `fingerprint` names the state and the rows it was made from."""

    rows: list[RowPlan]
    state: object
    fingerprint: str
    #: subject → area, as the file says it
    areas: dict[str, str] = field(default_factory=dict)

    @property
    def faulty(self):
        return [row for row in self.rows if row.problems]

    @property
    def new(self):
        return [row for row in self.rows if row.is_new]

    @property
    def changed(self):
        return [row for row in self.rows if row.is_changed]

    @property
    def unchanged(self):
        return [row for row in self.rows if not (row.problems or row.is_new or row.is_changed)]

    @property
    def missing(self):
        """People of the staff list that the file does not name; nothing happens to them."""
        named = {address(row.cells) for row in self.rows}
        return [person for person in self.state.here() if person.email not in named]

    @property
    def new_groups(self):
        return _fresh((row.wanted.group for row in self.rows if row.wanted), self.state.groups)

    @property
    def new_subjects(self):
        return _fresh((row.wanted.subject for row in self.rows if row.wanted), self.state.subjects)

    @property
    def moved_subjects(self):
        """Subjects that stand in the catalogue already and get another area: (name, area)."""
        known = self.state.subjects
        return [(name, area) for name, area in self.areas.items() if known.get(name, area) != area]

    @property
    def can_be_applied(self):
        return not self.faulty and bool(self.new or self.changed or self.moved_subjects)


def make_plan(rows, state):
    """Compare `rows` ([{"n": 2, "cells": {column: text}}]) with `state`."""
    reader = RowReader(rows, state)
    plan = Plan([_row_plan(row, reader, state) for row in rows], state, state.fingerprint(rows))
    plan.areas = reader.areas
    _settle_leaders(plan)
    _keep_an_administrator(plan)
    for row in plan.rows:
        if row.wanted is not None:
            row.changes = _changes(row, reader)
    return plan


def _row_plan(row, reader, state):
    cells = row["cells"]
    planned = RowPlan(row["n"], cells, was=state.people.get(address(cells)))
    wanted = replace(planned.was) if planned.was else Person(address(cells))
    for column, read in reader.readers.items():
        try:
            read(cells.get(column, ""), wanted, planned.number)
        except FaultError as fault:
            planned.problems[column] = fault.message
    if not planned.problems:
        planned.wanted = wanted
    return planned


def _settle_leaders(plan):
    """One group has one facilitator; who is named in the file takes over from who was."""
    leading = [row for row in plan.rows if row.wanted and LEADS in row.wanted.roles]
    named = {}
    for row in (row for row in leading if row.cells.get("roles")):
        first = named.setdefault(row.wanted.group, row)
        if not row.wanted.group:
            row.problems["roles"] = _("Name the group that this person leads.")
        elif first is not row:
            message = _("Row %(row)s leads the same group.")
            row.problems["roles"] = message % {"row": first.number}
    for row in leading:
        has_moved = row.was is not None and row.was.group != row.wanted.group
        successor = named.get(row.wanted.group)
        if successor is not row and (successor or has_moved):
            row.wanted.roles -= {LEADS}
    _drop_faulty(plan)


def _keep_an_administrator(plan):
    """The school is never left without an administrator who can sign in and stays."""
    state = plan.state
    were = {p.email for p in state.here() if ADMINISTRATOR in p.roles and p.is_staying}
    losing = [
        row
        for row in plan.rows
        if row.wanted and row.wanted.email in were and ADMINISTRATOR not in row.wanted.roles
    ]
    if were and were == {row.wanted.email for row in losing}:
        for row in losing:
            row.problems["roles"] = _("The school would be left without an administrator.")
    _drop_faulty(plan)


def _drop_faulty(plan):
    for row in plan.rows:
        if row.problems:
            row.wanted = None


def _changes(row, reader):
    was = row.was or Person(row.wanted.email)
    changes = []
    for column in ("first_name", "last_name", "subject", "category", "roles", "group", "curator"):
        before, after = getattr(was, column), getattr(row.wanted, column)
        if before != after:
            said = [_said(column, value, reader) for value in (before, after)]
            changes.append(Change(column, *said, _note(column, was, row.wanted, reader)))
    return changes


def _note(column, was, wanted, reader):
    """What a change means for somebody else."""
    year = reader.state.year
    if column == "curator" and was.curator and year and year.status == YearStatus.OPEN:
        return _("A change of curator in mid-year.")
    if column == "roles" and LEADS in wanted.roles:
        leader = reader.state.groups.get(wanted.group, "")
        if leader not in ("", wanted.email):
            return _("Instead of: %(name)s.") % {"name": reader.name_of(leader)}
    return ""


def _said(column, value, reader):
    if column == "curator":
        return reader.name_of(value)
    if column == "category":
        return reader.categories[value]
    if column == "roles":
        return ", ".join(label for role, label in reader.roles.items() if role in value)
    return value


def _fresh(names, known):
    """Names that nothing stands for yet, each once, in the file's order."""
    return list(dict.fromkeys(name for name in names if name and name not in known))
