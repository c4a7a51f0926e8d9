"""The curator's desk: the queue, my teachers at a glance, whom it is worth asking."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.queries import last_talks
from dashboards.days_off import days_off
from dashboards.ring import strip_label, term_words
from dashboards.silences import silences, taught_since
from dashboards.waiting import Queue, queue_of
from dashboards.worth_asking import Asked, worth_asking
from goals.enums import GoalStatus, Outcome
from goals.queries import goals_by_member
from observations.counting import TermCount, terms_of
from people.models import Member
from reflections.models import Reflection
from reflections.months import Month, facts_of, months_of
from years.models import DueDay


@dataclass(frozen=True)
class TeacherRow:
    """One line of „Mano mokytojai“."""

    member: Member
    months: list[Month]
    goal: str
    #: (last held, next agreed) with this curator: moments or None
    talk: tuple = (None, None)
    #: of the running term; None between terms
    term: TermCount | None = None

    @property
    def term_label(self):
        return term_words(self.term)

    @property
    def states(self):
        return [month.state for month in self.months]

    @property
    def label(self):
        return strip_label(self.months)


@dataclass(frozen=True)
class Desk:
    queue: Queue
    teachers: list[TeacherRow] = field(default_factory=list)
    worth_asking: list[Asked] = field(default_factory=list)
    days: list[DueDay] = field(default_factory=list)

    @property
    def term(self):
        """The running term, as the first teacher has it; every row speaks of the same one."""
        return self.teachers[0].term if self.teachers else None

    @property
    def first_month(self):
        return self.days[0].month if self.days else None

    @property
    def last_month(self):
        return self.days[-1].month if self.days else None


def desk_of(curator, year, *, open_pk=None):
    """The whole page: as many statements with one teacher as with thirty."""
    queue = queue_of(curator, open_pk=open_pk)
    if year is None:
        return Desk(queue)
    teachers = list(taught_since(curator, year).select_related("subject"))
    due = list(DueDay.objects.filter(year=year, kind__in=["goal", "reflection"]))
    days = sorted((day for day in due if day.month), key=lambda day: day.month)
    leaves, workdays = days_off(teachers, year)
    counts = terms_of(teachers, [year])
    today = timezone.localdate()
    facts = facts_of(Reflection.objects.filter(owner__in=teachers, year=year))
    goals = goals_by_member(teachers, year)
    talks = last_talks(curator, teachers, year)
    rows = [
        TeacherRow(
            member=member,
            months=months_of(member, days, facts.get(member.pk, {}), leaves[member.pk]),
            goal=goal_words(goals.get(member.pk)),
            talk=talks.get(member.pk, (None, None)),
            term=next((term for term in counts[member.pk] if term.holds(today)), None),
        )
        for member in teachers
    ]
    asked = worth_asking(
        [(row.member, row.months, goals.get(row.member.pk)) for row in rows],
        goal_due=next((day.due_on for day in due if day.kind == "goal"), None),
        silences=silences(teachers, talks, leaves, today),
        leaves=leaves,
        workdays=workdays,
        today=today,
    )
    return Desk(queue, rows, asked, days)


def goal_words(goal):
    """„3 iš 5“ once it is agreed; before that, where it stands. `goal` are facts, never words."""
    if goal is None:
        return _("not submitted")
    if goal["status"] == GoalStatus.CLOSED:
        return str(Outcome(goal["outcome"]).label)
    if goal["status"] == GoalStatus.AGREED:
        return _("%(n)s of %(total)s") % {"n": goal["steps_done"], "total": goal["steps_total"]}
    if goal["status"] == GoalStatus.RETURNED:
        return _("returned with a note")
    return _("waits for agreement")
