"""What several pages and documents of the adviser programme say alike."""

from dataclasses import dataclass

from django.forms import BoundField
from django.urls import reverse
from django.utils.formats import number_format

from coaching.advising_enums import Recommends
from coaching.lines import lines_of
from coaching.models import AdvisingReport
from coaching.services.advising_report import FIELDS

#: The three facts at the top of the report; the rest are answers.
FACTS = FIELDS[:3]


@dataclass(frozen=True)
class Writing:
    """One writing field of the report; `most` lines when the seed sets a limit."""

    field: BoundField
    most: int | None
    lines: int


def fields_of(form, limits):
    """The writing fields in the seed's order."""
    names = [name for name in FIELDS[3:] if name not in ("recommends", "reason")]
    return [
        Writing(form[name], limits.get(name), lines_of(form[name].value() or "")) for name in names
    ]


def label_of(name):
    return str(AdvisingReport._meta.get_field(name).verbose_name)


def facts_of(report):
    return [(label_of(name), getattr(report, name)) for name in FACTS]


def answers_of(report):
    """[(question, answer)] as they are read and printed, with yes or no before its why."""
    rows = [(label_of(name), getattr(report, name)) for name in FIELDS[3:9]]
    said = report.get_recommends_display().capitalize()
    answer = ". ".join(text for text in (said, report.reason) if text)
    return [*rows, (label_of("recommends"), answer)]


def hours_words(number):
    """„1,5“, “1.5”, „2“: as the reader's language writes it."""
    return number_format(number, 0 if number == int(number) else 1)


def conflict_url(report):
    return reverse("coaching:report_conflict", args=[report.advising_id])


def pairs_of(there, other):
    """[(label, first, second)] of the fields that differ."""
    return [
        (label_of(name), _said(name, there), _said(name, other))
        for name in FIELDS
        if there[name] != other[name]
    ]


def _said(name, content):
    if name == "recommends":
        return dict(Recommends.choices).get(content[name], "")
    return content[name]
