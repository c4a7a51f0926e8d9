"""What one member's home page is made of: read in a constant number of queries.

A member's own page: drafts and words are there. The law of what is due is the practices';
a test compares this page with what the reminders would say.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, F, OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.functional import cached_property

from coaching.models import Conversation
from coaching.queries import ahead_of
from core.prepared import Prepared
from dashboards.days_off import days_off
from dashboards.own_agreements import own_agreements
from dashboards.own_events import events_of
from dashboards.own_lessons import lessons_of
from dashboards.own_meetings import next_meetings
from dialogue.models import Message
from goals.enums import GoalStatus, Moment
from goals.models import Goal, GoalStep, SelfAssessment
from groups.models import Curatorship, Membership
from meetings.models import ExchangeEvent
from observations.counting import TermCount, own_terms
from people.models import Leave, Member
from reflections.models import Reflection
from reflections.months import months_of, with_answered
from years.models import DueDay, SchoolYear
from years.queries import years_after

#: So many of the curator's latest words stand on the page.
LATEST = 3
#: What the page asks of a reflection, a message, a due day, the goal, a step.
OF_REFLECTION = [
    *("month", "year", "status", "is_late"),
    *("slip", "slip_month", "how_it_went", "next_step"),
]
OF_MESSAGE = [
    *("text", "sent_at", "thread__subject", "thread__year"),
    *(f"author__{name}" for name in ("first_name", "last_name", "word_form", "is_administrator")),
]
OF_DAY = ("kind", "month", "opens_on", "due_on", "term")
OF_GOAL = ("status", "sentence", "return_note", "agreed_at")
STEP = ("pk", "text", "due_on", "done_on", "position")


@dataclass(frozen=True)
class NextYear:
    """The next open year, and of the own goal there its state and sentence."""

    year: SchoolYear
    goal: Goal | None = None


@dataclass
class Facts:
    """One member's year, as the owner sees it."""

    member: Member
    year: SchoolYear
    today: date = field(default_factory=timezone.localdate)
    days: list = field(default_factory=list)
    #: names of the curator and the group ("" for none), asked in a member's first year only
    company: tuple[str, str] | None = None
    reflections: list = field(default_factory=list)
    months: list = field(default_factory=list)
    goal: Goal | None = None
    steps: list[GoalStep] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    terms: list[TermCount] = field(default_factory=list)
    #: lessons of mine and those where I hold a place, as far as something is ahead or undone
    lessons: list = field(default_factory=list)
    #: the next meeting of my groups that I can come to
    meetings: list = field(default_factory=list)
    #: what my groups agreed and I am to do
    agreements: list = field(default_factory=list)
    #: the next exchange events that I host or go to, and the last one that asks how it was
    events: list = field(default_factory=list)
    event_asked: ExchangeEvent | None = None
    #: after the last reflection month, once it is open
    next_year: NextYear | None = None
    #: proposals and agreed conversations ahead, and what is mine to do of what was agreed there
    talks: list = field(default_factory=list)
    to_do: list = field(default_factory=list)
    #: by when the first colleague who asks to see a lesson awaits an answer
    asked_until: date | None = None

    @cached_property
    def days_off(self):
        """(own leaves, the school's working days): asked only when a day is counted from."""
        leaves, workdays = days_off([self.member], self.year)
        return leaves[self.member.pk], workdays

    @property
    def term(self):
        """The running term's count, or None between terms."""
        return next((term for term in self.terms if term.holds(self.today)), None)

    def day_of(self, kind):
        """The year's due day of a kind without months, or None."""
        return next((day for day in self.days if day.kind == kind), None)

    @property
    def is_after_months(self):
        """July and August, as a rule: no reflection month is running or to come (A8)."""
        return bool(self.months) and self.months[-1].month < self.today.replace(day=1)

    @property
    def of_year(self):
        """This year's own reflections by month."""
        return {r.month: r for r in self.reflections if r.year_id == self.year.pk}

    @property
    def latest(self):
        """The latest submitted reflection of whatever year: its step is the slip (A7)."""
        return next((r for r in reversed(self.reflections) if r.is_submitted), None)

    @property
    def past_years(self):
        """Finished years with something in them: rings inside the ring."""
        others = {r.year_id for r in self.reflections if r.is_submitted}
        return len(others - {self.year.pk})

    @property
    def steps_done(self):
        return sum(step.done_on is not None for step in self.steps)

    @property
    def steps_total(self):
        return len(self.steps)

    @property
    def months_expected(self):
        return sum(month.is_expected for month in self.months)

    @property
    def months_submitted(self):
        return sum(month.is_submitted for month in self.months)


def facts_about(member, year):
    """A constant number of queries: ten, and what only some situations ask for."""
    facts = Facts(member, year)
    own = {"member": member.pk, "year": year.pk}
    facts.reflections = _reflections.rows(member=member.pk)
    facts.days = _days.rows(**own)
    facts.months = _months(facts)
    if facts.is_after_months:
        facts.next_year = _next_year(member, year)
    elif facts.days and not facts.past_years:
        ((curator, group),) = _company.rows(**own, day=facts.today)
        facts.company = curator or "", group or ""
    facts.meetings = next_meetings(member, year)
    facts.agreements = [] if member.has_left() else own_agreements(member, year)
    facts.events, facts.event_asked = events_of(member)
    facts.goal, facts.steps = _goal_and_steps(_goal.rows(**own))
    facts.terms, facts.asked_until = own_terms(member, year)
    facts.lessons = lessons_of(member, year)
    if any(day.has_talks for day in facts.days):
        facts.talks, facts.to_do = ahead_of(member, year)
    facts.messages = _messages.rows(member=member.pk)
    return facts


@Prepared
def _reflections(member):
    """All own ones, of every year, oldest first; the long texts stay where they are."""
    own = with_answered(Reflection.objects.filter(owner=member))
    return own.only(*OF_REFLECTION).order_by("month")


@Prepared
def _days(member, year):
    """Every due day of the year, with `is_away`: the member is on leave that day, and whether
    there are conversations at all (the same for every row, asked once)."""
    away = Leave.objects.filter(
        member=member, from_on__lte=OuterRef("due_on"), until_on__gte=OuterRef("due_on")
    )
    talks = Conversation.objects.visible_to(member).filter(year=year)
    days = DueDay.objects.filter(year=year)
    days = days.annotate(is_away=Exists(away), has_talks=Exists(talks))
    return days.only(*OF_DAY).order_by("due_on", "pk")


@Prepared
def _company(member, year, day: date):
    """Who accompanies the member: names of the curator and of the group."""
    name = Concat("curator__first_name", Value(" "), "curator__last_name")
    curator = Curatorship.objects.now(day).of(member, year).annotate(name=name)
    groups = Membership.objects.now(day).apt().filter(member=member, year=year)
    return Member.objects.filter(pk=member).values_list(
        Subquery(curator.values("name")[:1]), Subquery(groups.values("group__name")[:1])
    )


@Prepared
def _goal(member, year):
    """A row for each step of the goal, and one without a step.

    The goal comes with what is known of its self-assessments: `has_mid`, `has_end`.
    """
    submitted = SelfAssessment.objects.submitted().filter(goal=OuterRef("pk"))
    goal = Goal.objects.filter(owner=member, year=year).only(*OF_GOAL)
    return goal.annotate(
        has_mid=Exists(submitted.filter(moment=Moment.MID)),
        has_end=Exists(submitted.filter(moment=Moment.END)),
        **{f"step_{name}": F(f"steps__{name}") for name in STEP},
    ).order_by("step_position", "step_pk")


def _goal_and_steps(rows):
    goal = rows[0] if rows else None
    steps = [
        GoalStep(goal=goal, **{name: getattr(row, f"step_{name}") for name in STEP})
        for row in rows
        if row.step_pk
    ]
    return goal, steps


@Prepared
def _messages(member):
    """The latest words of the curators, with who wrote them and about what.

    Of the two who write in a thread of one's own the other is the curator. To ask for the
    curator by name would have all that they ever wrote looked through.
    """
    latest = Message.objects.filter(thread__teacher=member).exclude(author=member)
    latest = latest.order_by("-sent_at", "-pk").values("pk")[:LATEST]
    words = Message.objects.filter(pk__in=latest).select_related("author", "thread")
    return words.only(*OF_MESSAGE).order_by("-sent_at", "-pk")


def _next_year(member, year):
    """The next open year and the own goal there, in one query."""
    goal = Goal.objects.filter(owner=member, year=OuterRef("pk"))
    said = ("pk", "status", "sentence")
    words = {f"goal_{name}": Subquery(goal.values(name)[:1]) for name in said}
    row = years_after(year).annotate(**words).first()
    if row is None or row.goal_pk is None:
        return row and NextYear(row)
    return NextYear(row, Goal(year=row, **{name: getattr(row, f"goal_{name}") for name in said}))


def _months(facts):
    days = [day for day in facts.days if day.kind == "reflection"]
    leaves = [(day.due_on, day.due_on) for day in days if day.is_away]
    rows = {
        month: {
            "pk": row.pk,
            "status": row.status,
            "is_late": row.is_late,
            "is_answered": row.is_answered,
        }
        for month, row in facts.of_year.items()
    }
    return months_of(facts.member, days, rows, leaves, own=True)


def is_goal_open(facts):
    """Nothing submitted yet, and it is time."""
    return facts.goal is None or facts.goal.status == GoalStatus.DRAFT
