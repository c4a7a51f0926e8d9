"""The adviser programme on the pages: a proposal, work half done, one finished, the register."""

from datetime import date

from coaching.advising_enums import AdvisingStatus, ReportStatus, SupportKind
from coaching.models import ReportDraftCopy
from tests.coaching.advisings import (
    ANSWERS,
    make_advising,
    make_hours,
    make_plan,
    make_report,
    make_role,
    make_session,
)


def fill(s):
    """`teacher` learns, `observer` advises; the numbers go into `s.ids`."""
    c = s.cast
    make_role(c.colleague)
    make_role(c.curator, SupportKind.MENTOR, date(2020, 9, 1))
    make_role(c.facilitator, SupportKind.FACILITATOR, until_on=date(2026, 8, 31))
    row = make_advising(c.colleague, c.teacher, c.year)
    s.ids["session"] = make_session(
        row, text="Kalbėjomės apie spėjimą raštu.\nTai išbandysime."
    ).pk
    make_session(row, halves=3, step=2, on=date(2026, 9, 21), topic="Pirmasis aptarimas")
    make_plan(row, due_on=date(2026, 12, 18), actions="Kas pamoką po vieną klausimą.")
    report = make_report(row, ReportStatus.DRAFT, submitted_at=None)
    ReportDraftCopy.objects.create(
        report=report, content={**ANSWERS, "content": "Kitas tekstas."}, base_version=0
    )
    done = make_advising(c.curator, c.teacher, c.year, AdvisingStatus.FINISHED)
    make_hours(done)
    make_plan(done, reviewed="Pavyko su abiem klasėmis.")
    make_report(done)
    proposal = make_advising(c.colleague, c.groupmate, c.year, AdvisingStatus.PROPOSED)
    s.ids |= {"advising": row.pk, "finished": done.pk, "offered": proposal.pk}
