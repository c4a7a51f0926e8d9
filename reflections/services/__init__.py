"""Every write of reflections, by noun; other apps and the views import from here."""

from reflections.services.amending import drop_amendment, submit_amendment
from reflections.services.files import attach, take_out_attachment
from reflections.services.handover import take_over
from reflections.services.progress import (
    change_audience,
    delete_draft,
    lacking,
    submit_reflection,
    take_back,
)
from reflections.services.prompts import change_prompts, first_unbegun_month
from reflections.services.writing import Kept, begin, choose_text, save_draft

__all__ = [
    "Kept",
    "attach",
    "begin",
    "change_audience",
    "change_prompts",
    "choose_text",
    "delete_draft",
    "drop_amendment",
    "first_unbegun_month",
    "lacking",
    "save_draft",
    "submit_amendment",
    "submit_reflection",
    "take_back",
    "take_out_attachment",
    "take_over",
]
