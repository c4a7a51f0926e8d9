"""The only code that writes the school's calendar, one file by noun."""

from years.services.calendar import remove_closure, replace_terms, save_closure, save_term
from years.services.counts import recount, recount_due, recount_school
from years.services.days import (
    bring_back_month,
    leave_out_month,
    let_rule_set,
    recompute_due_days,
    set_due_day,
)
from years.services.directions import move_direction, remove_direction, save_direction
from years.services.turns import close_year, open_year, propose_year, remove_planned, reopen_year

__all__ = [
    "bring_back_month",
    "close_year",
    "leave_out_month",
    "let_rule_set",
    "move_direction",
    "open_year",
    "propose_year",
    "recompute_due_days",
    "recount",
    "recount_due",
    "recount_school",
    "remove_closure",
    "remove_direction",
    "remove_planned",
    "reopen_year",
    "replace_terms",
    "save_closure",
    "save_direction",
    "save_term",
    "set_due_day",
]
