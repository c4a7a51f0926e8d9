"""Every write of goals, by noun; other apps and the views import from here."""

from goals.services.assessments import choose_assessment_text, save_assessment, submit_assessment
from goals.services.attachments import attach, detach
from goals.services.carrying import (
    carry_over,
    carry_steps,
    carry_year,
)
from goals.services.progress import (
    agree_goal,
    change_audience,
    close_goal,
    create_goal,
    delete_goal,
    reopen_goal,
    return_goal,
    submit_goal,
    take_back_goal,
)
from goals.services.steps import add_step, delete_step, edit_step, row_names, tick_step
from goals.services.text import (
    amend_goal,
    choose_text,
    drop_pending,
    lacking,
    save_text,
    typed_text,
)
from goals.services.waiting import link_assessment, link_goal, take_over

__all__ = [
    "add_step",
    "agree_goal",
    "amend_goal",
    "attach",
    "carry_over",
    "carry_steps",
    "carry_year",
    "change_audience",
    "choose_assessment_text",
    "choose_text",
    "close_goal",
    "create_goal",
    "delete_goal",
    "delete_step",
    "detach",
    "drop_pending",
    "edit_step",
    "lacking",
    "link_assessment",
    "link_goal",
    "reopen_goal",
    "return_goal",
    "row_names",
    "save_assessment",
    "save_text",
    "submit_assessment",
    "submit_goal",
    "take_back_goal",
    "take_over",
    "tick_step",
    "typed_text",
]
