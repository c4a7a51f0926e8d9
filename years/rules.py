"""Who may do what with the school's calendar."""

import rules

from people.rules import is_administrator
from years.enums import YearStatus


@rules.predicate
def is_in_my_school(member, year):
    return year is not None and year.school_id == member.school_id


@rules.predicate
def has_opened(member, year):
    return year is not None and year.status != YearStatus.PLANNED


@rules.predicate
def is_open(member, record):
    """The record's year is open: only then may anything in it change."""
    year = getattr(record, "year", record)
    return year is not None and year.status == YearStatus.OPEN


@rules.predicate
def direction_in_my_school(member, direction):
    return direction is not None and direction.year.school_id == member.school_id


@rules.predicate
def is_not_closed(member, record):
    """Nothing in a closed year changes until it is opened again."""
    year = getattr(record, "year", record)
    return year is not None and year.status != YearStatus.CLOSED


rules.add_perm("years.view_schoolyear", is_in_my_school & (has_opened | is_administrator))
rules.add_perm("years.view_direction", direction_in_my_school)
rules.add_perm("years.manage_years", is_administrator)
rules.add_perm("years.change_calendar", is_administrator & is_not_closed)
