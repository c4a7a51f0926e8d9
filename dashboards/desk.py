"""The curator's desk: the queue, my teachers at a glance, whom it is worth asking."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.enums import ConversationStatus
from coaching.models import Conversation
from coaching.queries import moments_of
from dashboards import desk_questions as ask
from dashboards.answering import Start, start_of
from dashboards.days_off import days_off_in
from dashboards.ring import strip_label, term_words
from dashboards.silences import silences
from dashboards.waiting import Queue, queue_of
from dashboards.worth_asking import MOST, Asked, worth_asking
from goals.enums import GoalStatus, Outcome
from observations.counting import TermCount, terms_in
from people.models import Member
from reflections.months import Month, facts_in, months_of
from years.models import DueDay

#: Conversations ahead that stand on the desk; the rest are a page away.
TALKS_SHOWN = 3


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
    #: where an answer begins; None while nothing is submitted
    start: Start | None = None

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
    #: the quiet ones first (A42), longest before others; then by surname
    teachers: list[TeacherRow] = field(default_factory=list)
    quiet: list[Asked] = field(default_factory=list)
    days: list[DueDay] = field(default_factory=list)
    #: [(teacher, agreed conversation)] ahead, soonest first
    talks: list[tuple[Member, Conversation]] = field(default_factory=list)

    @property
    def worth_asking(self):
        return self.quiet[:MOST]

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
    today = timezone.localdate()
    about = {"curator": curator.pk, "year": year.pk, "day": today, "now": timezone.now()}
    teachers = ask.teachers.rows(**about)
    due = ask.due_days.rows(**about)
    days = sorted((day for day in due if day.month), key=lambda day: day.month)
    leaves, workdays = days_off_in(ask.days_off.rows(**about))
    goals = {goal["owner_id"]: goal for goal in ask.goals.rows(**about)}
    talks = ask.talks.rows(**about)
    moments = moments_of(talks)
    rows = _rows(teachers, days, leaves, goals, moments, queue, about)
    quiet = worth_asking(
        [(row.member, row.months, goals.get(row.member.pk)) for row in rows],
        goal_due=next((day.due_on for day in due if day.kind == "goal"), None),
        silences=silences(teachers, moments, leaves, today),
        leaves=leaves,
        workdays=workdays,
        today=today,
    )
    return Desk(queue, _quiet_first(rows, quiet), quiet, days, _ahead(talks, teachers))


def _rows(teachers, days, leaves, goals, moments, queue, about):
    facts = facts_in(ask.reflections.rows(**about))
    counts = terms_in(ask.terms.rows(**about))
    waiting: dict = {}
    for item in queue.items:
        waiting.setdefault(item.thread.teacher_id, []).append(item)
    rows = []
    for member in teachers:
        months = months_of(member, days, facts.get(member.pk, {}), leaves[member.pk])
        goal = goals.get(member.pk)
        rows.append(
            TeacherRow(
                member=member,
                months=months,
                goal=goal_words(goal),
                talk=moments.get(member.pk, (None, None)),
                term=next((one for one in counts[member.pk] if one.holds(about["day"])), None),
                start=start_of(waiting.get(member.pk), months, goal and goal["pk"]),
            )
        )
    return rows


def _quiet_first(rows, quiet):
    place = {asked.member.pk: number for number, asked in enumerate(quiet)}
    return sorted(rows, key=lambda row: place.get(row.member.pk, len(place)))


def _ahead(talks, teachers):
    known = {member.pk: member for member in teachers}
    agreed = [talk for talk in talks if talk.status == ConversationStatus.AGREED]
    return [(known[talk.owner_id], talk) for talk in agreed][:TALKS_SHOWN]


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
