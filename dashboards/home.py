"""Mano APT, gathered: what is next, the days ahead, what was written, the ring and the goal."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.figures import Ring
from core.wording import month_genitive
from dashboards.day_ahead import DayAhead
from dashboards.duties import duties
from dashboards.duty import Duty
from dashboards.facts import Facts, facts_about
from dashboards.first_steps import first_steps
from dashboards.lesson_words import observed_words, place_of
from dashboards.next_thing import NextThing, next_thing
from dashboards.own_events import event_days
from dashboards.own_meetings import detail_of, title_of
from dashboards.ring import lesson_sums, ring_of
from dashboards.talk_duties import AGREEMENT, NEAR, talk_days
from dialogue.words import curator_word
from observations.enums import PlaceStatus

#: How far ahead „Artimiausios dienos“ looks, and how many rows it shows.
AHEAD = timedelta(days=45)
MOST_DAYS = 5
#: Duties whose own row says them.
SAID = ("invitation", NEAR)


@dataclass(frozen=True)
class Word:
    """What a curator wrote, and about which own record."""

    author: str
    role: str
    title: str
    text: str
    at: datetime
    url: str
    #: of this year: a closed year's conversation is read only
    is_open: bool = True


@dataclass
class Home:
    """The page of a member who takes part in a year."""

    facts: Facts
    duties: list[Duty] = field(default_factory=list)

    @cached_property
    def next(self) -> NextThing:
        return next_thing(self.facts, self.duties)

    @cached_property
    def first_steps(self):
        return first_steps(self.facts, self.duties)

    @cached_property
    def days(self):
        """Soonest first; the next thing itself is not said twice."""
        today = self.facts.today
        rows = [
            DayAhead(duty.due_on, capfirst(duty.title), _("due"), duty.url)
            for duty in self.duties
            if duty.due_on >= today and duty.key != self.next.about and duty.kind not in SAID
        ]
        rows += [*talk_days(self.facts), *event_days(self.facts)]
        rows += [
            DayAhead(row.day, title_of(row), detail_of(row), row.get_absolute_url())
            for row in self.facts.meetings
        ]
        rows += [_lesson(row) for row in self.facts.lessons if row.ends_at > timezone.now()]
        rows += [
            DayAhead(step.due_on, step.text, _("a step of the goal"), reverse("goals:mine"))
            for step in self.facts.steps
            if step.due_on and not step.done_on and today <= step.due_on <= today + AHEAD
        ]
        return sorted(rows, key=lambda row: row.on)[:MOST_DAYS]

    @cached_property
    def catch_up(self):
        """Past months that can still be written: offered, never counted as a debt."""
        return [
            duty
            for duty in self.duties
            if duty.due_on < self.facts.today
            and duty.key != self.next.about
            and duty.kind != AGREEMENT
        ]

    @cached_property
    def words(self):
        return [_word(message, self.facts) for message in self.facts.messages]

    @cached_property
    def ring(self) -> Ring:
        facts = self.facts
        return ring_of(
            facts.member,
            facts.year,
            facts.months,
            today=facts.today,
            goal=facts if facts.goal else None,
            past_years=facts.past_years,
            terms=facts.terms,
        )

    @cached_property
    def lessons(self):
        """Of the whole year, for the key beside the ring; None where none are expected."""
        return lesson_sums(self.facts.terms)

    @cached_property
    def next_step(self):
        """The step of the goal to do next: the soonest by its day, else by its place."""
        left = [step for step in self.facts.steps if step.done_on is None]
        return min(left, key=lambda step: step.due_on or date.max, default=None)

    @property
    def can_tick(self):
        return not self.facts.member.has_left()


def home_of(member, year):
    facts = facts_about(member, year)
    return Home(facts, duties(facts))


def _lesson(lesson):
    """A lesson I show or go to see."""
    on, url = timezone.localdate(lesson.starts_at), lesson.get_absolute_url()
    if not lesson.my_place:
        said = _("You show: %(what)s") % {"what": lesson.topic or lesson.class_name}
        places = _("observers: %(n)s of %(total)s")
        places = places % {"n": lesson.held, "total": lesson.places_count}
        return DayAhead(on, said, f"{place_of(lesson)} · {places}", url)
    said = _("You observe: %(what)s")
    if lesson.my_place == PlaceStatus.INVITED:
        said = _("You are invited to observe: %(what)s")
    said = said % {"what": observed_words(lesson)}
    return DayAhead(on, said, place_of(lesson), url, lesson.focus_question)


def _word(message, facts):
    kind, _sep, pk = message.thread.subject.partition(":")
    title, url = _about(kind, int(pk), facts)
    return Word(
        author=message.author.name,
        role=curator_word(message.author),
        title=title,
        text=message.text,
        at=message.sent_at,
        url=url,
        is_open=message.thread.year_id == facts.year.pk and not facts.member.has_left(),
    )


def _about(kind, pk, facts):
    """Title and address of an own record, out of what was read already."""
    if kind == "reflection":
        row = next((row for row in facts.reflections if row.pk == pk), None)
        month = month_genitive(row.month.month) if row else ""
        title = _("%(month)s reflection") % {"month": month} if row else ""
        return capfirst(title), reverse("reflections:detail", args=[pk])
    if kind == "goal":
        return _("The year's goal"), reverse("goals:detail", args=[pk])
    if kind == "observation":
        return _("Observation record"), reverse("observations:protocol", args=[pk])
    return _("Self-assessment"), reverse("goals:mine")
