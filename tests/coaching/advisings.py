"""Rows of the adviser programme for tests, in any state."""

from datetime import date, timedelta

from django.utils import timezone

from coaching.advising_enums import BEGUN, ENDED, AdvisingStatus, ReportStatus, SupportKind
from coaching.models import (
    Advising,
    AdvisingPlan,
    AdvisingReport,
    AdvisingSession,
    SupportRole,
)
from tests import factories as make

BEGAN = date(2026, 9, 14)
LETTERS = "ąčęėįšųūž ĄČĘĖĮŠŲŪŽ „kabutės“"
ANSWERS = {
    "name": "Eglė Vaitkūnienė",
    "subject": "Fizika",
    "experience": "14 metų",
    "prompted": "Norėjau, kad mokiniai klaustų patys.",
    "advantages": "Žmogus iš mūsų mokyklos pamato tai, ko pati nematau.",
    "drawbacks": "",
    "preparation": "Rinkausi pamoką ir rašiau klausimus patarėjai.",
    "content": "Stebėjome dvi pamokas, jas aptarėme ir sudarėme planą.",
    "successes": "Spėjimą raštu dabar naudoju kas savaitę.",
    "recommends": "yes",
    "reason": "Nes kalbamės apie tikrą pamoką.",
}


def make_role(member, kind=SupportKind.ADVISER, since_on=date(2018, 9, 1), **fields):
    return SupportRole.objects.create(member=member, kind=kind, since_on=since_on, **fields)


def make_advising(adviser, owner, year, status=AdvisingStatus.OPEN, **fields):
    """The work of two, agreed by both unless it is a proposal (of the adviser)."""
    now = timezone.now()
    fields.setdefault("goal", "Mokinių klausimai pamokoje")
    fields.setdefault("proposed_by", adviser)
    fields.setdefault("adviser_agreed_at", now)
    if status in BEGUN:
        fields.setdefault("owner_agreed_at", now)
        fields.setdefault("began_on", BEGAN)
    if status in ENDED:
        fields.setdefault("ended_on", make.TODAY)
    return Advising.objects.create(
        adviser=adviser, owner=owner, year=year, status=status, **fields
    )


def make_session(advising, halves=4, step=1, on=BEGAN, **fields):
    fields.setdefault("topic", "Atvira pamoka 7b klasėje")
    fields.setdefault("by", advising.adviser)
    return AdvisingSession.objects.create(
        advising=advising, halves=halves, step=step, on=on, **fields
    )


def make_hours(advising, halves=32):
    """Sessions of at most four hours on days in a row, through the five steps."""
    rows = []
    while halves > 0:
        part = min(halves, 8)
        rows.append(
            make_session(
                advising,
                part,
                step=min(len(rows) + 1, 5),
                on=BEGAN + timedelta(days=len(rows)),
            )
        )
        halves -= part
    return rows


def make_plan(advising, number=1, **fields):
    fields.setdefault("aims", "Spėti raštu prieš kiekvieną bandymą.")
    fields.setdefault("by", advising.owner)
    return AdvisingPlan.objects.create(advising=advising, number=number, **fields)


def make_report(advising, status=ReportStatus.SUBMITTED, **fields):
    if status == ReportStatus.SUBMITTED:
        fields.setdefault("submitted_at", timezone.now())
    return AdvisingReport.objects.create(advising=advising, status=status, **{**ANSWERS, **fields})
