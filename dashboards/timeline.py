"""One teacher's year as their curator sees it: months from the latest to the first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import month_of
from core.wording import day, month_genitive
from dashboards.answering import to_write
from dashboards.entry import Entry, Status
from dashboards.lesson_entries import lesson_entries
from dashboards.talk_entries import talk_entries
from dashboards.waiting import ASSESSMENTS, HOW
from goals.enums import GoalStatus, Outcome
from goals.models import Goal, SelfAssessment
from reflections.enums import Growth
from reflections.models import Reflection
from years.enums import YearStatus

#: What the page can show; the first is everything.
FILTERS = {
    "all": gettext_lazy("Everything"),
    "reflections": gettext_lazy("Reflections"),
    "lessons": gettext_lazy("2+2"),
    "goal": gettext_lazy("Goal"),
    "talks": gettext_lazy("Conversations"),
}
#: Months shown at once; earlier ones wait behind a button.
RECENT = 4

EVENTS = {
    GoalStatus.SUBMITTED: gettext_lazy("The goal was submitted"),
    GoalStatus.RETURNED: gettext_lazy("The goal came back with a note"),
    GoalStatus.AGREED: gettext_lazy("The goal was agreed"),
    GoalStatus.CLOSED: gettext_lazy("The goal was closed"),
    GoalStatus.DRAFT: gettext_lazy("The goal was taken back"),
}


@dataclass(frozen=True)
class MonthOfYear:
    month: date
    entries: list[Entry]


@dataclass(frozen=True)
class Timeline:
    recent: list[MonthOfYear]
    earlier: list[MonthOfYear]

    def __bool__(self):
        return bool(self.recent)


def timeline_of(teacher, year, reader, *, show="all"):
    """What `reader` may read of the teacher's year, in a constant number of queries."""
    found = []
    if show in ("all", "reflections"):
        found += _reflections(teacher, year, reader)
    if show in ("all", "lessons"):
        found += lesson_entries(teacher, year, reader)
    if show in ("all", "goal"):
        found += _assessments(teacher, year, reader)
        found += _goal_events(teacher, year, reader)
    if show in ("all", "talks"):
        found += talk_entries(teacher, year, reader)
    by_month: dict = {}
    for month, entry in sorted(found, key=lambda pair: (pair[0], pair[1].at), reverse=True):
        by_month.setdefault(month, []).append(entry)
    months = [MonthOfYear(month, entries) for month, entries in by_month.items()]
    return Timeline(months[:RECENT], months[RECENT:])


def with_words_of(curator, rows):
    """Adds when `curator` last answered and read, and since when their word is awaited.

    What a former one answered and read is between the teacher and that one (A6).
    """
    own = Q(threads__thread__curator=curator)
    return rows.annotate(
        answered_at=Max("threads__thread__answered_at", filter=own),
        read_at=Max("threads__thread__read_at", filter=own),
        waiting_since=Max("threads__thread__waiting_since", filter=own),
    )


def answer_of(row, year):
    """Where `row` is answered, while nobody has answered it and the year is open."""
    is_open = year.status == YearStatus.OPEN and not row.answered_at
    return to_write(row.get_absolute_url()) if is_open else ""


def status_of(row):
    if row.answered_at:
        said = _("answered on %(day)s") % {"day": _day(row.answered_at)}
        return Status("st-on", said, is_answered=True)
    if row.read_at:
        said = _("read on %(day)s, without an answer") % {"day": _day(row.read_at)}
        return Status("", said)
    if row.waiting_since:
        return Status("st-wait", _("waits for your answer"))
    return None


def _reflections(teacher, year, reader):
    rows = Reflection.objects.visible_to(reader).filter(owner=teacher, year=year).submitted()
    for row in with_words_of(reader, rows):
        title = _("%(month)s reflection") % {"month": month_genitive(row.month.month)}
        yield (
            row.month,
            Entry(
                css="y-a",
                at=timezone.localdate(row.submitted_at),
                title=capfirst(title),
                url=row.get_absolute_url(),
                status=status_of(row),
                note=" · ".join(filter(None, [_slip_note(row), _late_note(row)])),
                slip_title=_("Next step"),
                slip=row.next_step,
                growth=[(code, Growth(code).label) for code in row.growth.split()],
                answer_url=answer_of(row, year),
            ),
        )


def _assessments(teacher, year, reader):
    rows = SelfAssessment.objects.visible_to(reader).submitted()
    rows = rows.filter(goal__owner=teacher, goal__year=year).select_related("goal")
    for row in with_words_of(reader, rows):
        at = timezone.localdate(row.submitted_at)
        yield (
            month_of(at),
            Entry(
                css="y-c",
                at=at,
                title=capfirst(ASSESSMENTS[row.moment]),
                url=row.goal.get_absolute_url(),
                status=status_of(row),
                note=row.get_closeness_display(),
                quote=row.words,
                answer_url=answer_of(row, year),
            ),
        )


def _goal_events(teacher, year, reader):
    goals = Goal.objects.visible_to(reader).filter(owner=teacher, year=year).submitted()
    for goal in goals.prefetch_related("transitions"):
        for step in goal.transitions.all():
            at = timezone.localdate(step.at)
            yield month_of(at), _goal_event(goal, step, at)


def _goal_event(goal, step, at):
    status, came_from = step.to_status, step.from_status
    title = EVENTS[status]
    if (came_from, status) == (GoalStatus.CLOSED, GoalStatus.AGREED):
        title = _("The goal was opened again")
    note = day(at)
    if status == GoalStatus.CLOSED and goal.outcome:
        note = f"{note} · {Outcome(goal.outcome).label}"
    return Entry(css="y-c", at=at, title=str(title), url=goal.get_absolute_url(), note=note)


def _slip_note(row):
    """„sausio žingsnis pavyko iš dalies“."""
    if not row.slip or not row.slip_month or not row.how_it_went:
        return ""
    said = _("the step of %(month)s – %(how)s")
    month = month_genitive(row.slip_month.month)
    return said % {"month": month, "how": HOW[row.how_it_went]}


def _late_note(row):
    if not row.is_late:
        return ""
    return _("submitted after its day, %(day)s") % {"day": _day(row.submitted_at)}


def _day(moment):
    return day(timezone.localdate(moment))
