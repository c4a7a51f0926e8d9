"""Every write of groups that meet, by noun; the views and other apps import from here."""

from meetings.services.holding import (
    hold_meeting,
    set_intention,
    set_presence,
    undo_hold,
)
from meetings.services.planning import (
    cancel_meeting,
    change_meeting,
    move_meeting,
    plan_meetings,
    plan_year,
)
from meetings.services.turns import pass_turns_on, set_leader, share_turns

__all__ = [
    "cancel_meeting",
    "change_meeting",
    "hold_meeting",
    "move_meeting",
    "pass_turns_on",
    "plan_meetings",
    "plan_year",
    "set_intention",
    "set_leader",
    "set_presence",
    "share_turns",
    "undo_hold",
]
