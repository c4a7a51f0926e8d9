"""Every write of the 2+2, by noun; the views and other apps import from here."""

from observations.services.amending import drop_amendment, submit_amendment
from observations.services.bytime import (
    confirm_by_time,
    confirm_year,
    end_for_leavers,
    expire_invitations,
    expire_requests,
)
from observations.services.lessons import (
    attach,
    cancel_lesson,
    change_lesson,
    delete_lesson,
    move_lesson,
    post_lesson,
    take_out,
)
from observations.services.places import (
    answer_invitation,
    drop_wish,
    give_up,
    invite,
    keep_place,
    mark_absent,
    sign_up,
    wish_place,
)
from observations.services.progress import (
    Discussed,
    answer_later,
    confirm,
    discuss,
    not_held,
    reopen,
    set_audience,
    submit_protocol,
)
from observations.services.requests import answer_request, ask_lesson, withdraw_request
from observations.services.setting import (
    set_bells,
    set_days,
    set_quota,
    set_template,
    set_timetable,
)
from observations.services.writing import Kept, begin_protocol, choose_text, save_protocol

__all__ = [
    "Discussed",
    "Kept",
    "answer_invitation",
    "answer_later",
    "answer_request",
    "ask_lesson",
    "attach",
    "begin_protocol",
    "cancel_lesson",
    "change_lesson",
    "choose_text",
    "confirm",
    "confirm_by_time",
    "confirm_year",
    "delete_lesson",
    "discuss",
    "drop_amendment",
    "drop_wish",
    "end_for_leavers",
    "expire_invitations",
    "expire_requests",
    "give_up",
    "invite",
    "keep_place",
    "mark_absent",
    "move_lesson",
    "not_held",
    "post_lesson",
    "reopen",
    "save_protocol",
    "set_audience",
    "set_bells",
    "set_days",
    "set_quota",
    "set_template",
    "set_timetable",
    "sign_up",
    "submit_amendment",
    "submit_protocol",
    "take_out",
    "wish_place",
    "withdraw_request",
]
