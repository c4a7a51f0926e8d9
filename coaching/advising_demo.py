"""The adviser programme of a demonstration: a register, and work in every state."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from coaching import advising_demo_words as words
from coaching.advising_enums import BEGUN, ENDED, AdvisingStatus, ReportStatus, SupportKind
from coaching.models import (
    Advising,
    AdvisingPlan,
    AdvisingReport,
    AdvisingSession,
    SupportRole,
)

#: A smaller school has no programme of its own.
SMALLEST = 9
#: (who of the staff, as what, since when): years in which seed 003 says advisers were prepared
ROLES = [
    (0, SupportKind.ADVISER, date(2018, 9, 3)),
    (2, SupportKind.ADVISER, date(2020, 2, 10)),
    (5, SupportKind.MENTOR, date(2018, 10, 1)),
    (5, SupportKind.FACILITATOR, date(2014, 5, 12)),
]


@dataclass(frozen=True)
class Case:
    """Who advises whom, by their places in the staff, and how far they are."""

    adviser: int
    owner: int
    status: AdvisingStatus
    sessions: int = 0
    plans: int = 0
    report: ReportStatus | None = None


WHOLE = len(words.SESSIONS)
NOW = [
    Case(0, 1, AdvisingStatus.OPEN, sessions=5, plans=2, report=ReportStatus.DRAFT),
    Case(2, 3, AdvisingStatus.FINISHED, WHOLE, plans=2, report=ReportStatus.SUBMITTED),
    Case(5, 4, AdvisingStatus.PROPOSED),
    Case(2, 6, AdvisingStatus.STOPPED, sessions=2),
    Case(0, 8, AdvisingStatus.OPEN, WHOLE, plans=1),
]
BEFORE = [
    Case(5, 1, AdvisingStatus.FINISHED, WHOLE, plans=1, report=ReportStatus.SUBMITTED),
    Case(0, 7, AdvisingStatus.FINISHED, WHOLE, plans=1, report=ReportStatus.SUBMITTED),
]


def make_advisings(members, year, *, now):
    """A year's work of advisers; the register comes with the running year."""
    if len(members) < SMALLEST:
        return
    is_running = year.status == "open"
    if is_running:
        SupportRole.objects.bulk_create(
            SupportRole(member=members[who], kind=kind, since_on=since)
            for who, kind, since in ROLES
        )
    last = min(timezone.localdate(now), year.ends_on - timedelta(days=80))
    made = [
        (case, _advising(case, members, year, last, words.GOALS[number]))
        for number, case in enumerate(NOW if is_running else BEFORE)
    ]
    Advising.objects.bulk_create(row for _case, row in made)
    AdvisingSession.objects.bulk_create(
        session for case, row in made for session in _sessions(case, row, last)
    )
    AdvisingPlan.objects.bulk_create(
        AdvisingPlan(advising=row, number=number + 1, by=row.owner, **words.PLANS[number])
        for case, row in made
        for number in range(case.plans)
    )
    AdvisingReport.objects.bulk_create(
        _report(case, row, number) for number, (case, row) in enumerate(made) if case.report
    )


def _advising(case, members, year, last, goal):
    began = _on(0, WHOLE if case.sessions else 1, year, last)
    at = _moment(began)
    is_begun = case.status in BEGUN
    return Advising(
        adviser=members[case.adviser],
        owner=members[case.owner],
        year=year,
        proposed_by=members[case.adviser],
        goal=goal,
        status=case.status,
        adviser_agreed_at=at,
        owner_agreed_at=at if is_begun else None,
        began_on=began if is_begun else None,
        ended_on=last if case.status in ENDED else None,
    )


def _sessions(case, row, last):
    return [
        AdvisingSession(
            advising=row,
            step=step,
            on=_on(number, case.sessions, row.year, last),
            halves=halves,
            topic=topic,
            text=text,
            by=row.adviser,
        )
        for number, (step, halves, topic, text) in enumerate(words.SESSIONS[: case.sessions])
    ]


def _report(case, row, number):
    is_submitted = case.report == ReportStatus.SUBMITTED
    said = dict(words.REPORT)
    if not is_submitted:  # begun and left for another day
        said |= {"content": "", "successes": "", "recommends": "", "reason": ""}
    return AdvisingReport(
        advising=row,
        status=case.report,
        name=row.owner.name,
        subject=row.owner.subject.name if row.owner.subject else "",
        experience=words.EXPERIENCE[number % len(words.EXPERIENCE)],
        submitted_at=_moment(row.ended_on or row.began_on) if is_submitted else None,
        version=1,
        **said,
    )


def _on(number, of, year, last):
    """Weekly days that end a few days before `last`, none before the year."""
    day = last - timedelta(days=7 * (of - number) - 4)
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return max(day, year.starts_on)


def _moment(day):
    return timezone.make_aware(datetime.combine(day, time(14)))
