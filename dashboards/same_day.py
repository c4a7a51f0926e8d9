"""The same day last year: how the school's headline figures stood then.

States are those that the flows wrote down (`Transition`), people those of that day under the
same filters: a group by its name, a curator as a person. A subject and a category have no
history: they are as they are today, and so is a goal's direction.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import cached_property

from core.dates import end_of
from dashboards.narrowing import asked, curated_on, people_of, placed_on
from goals.enums import GoalStatus
from goals.models import Goal, GoalTransition
from groups.enums import GroupKind
from meetings.models import Meeting
from observations.counting import done_of, term_rows, terms_in
from observations.models import Observation
from reflections.enums import ReflectionStatus
from reflections.models import ReflectionTransition
from years.enums import YearStatus
from years.models import SchoolYear, Term

NOT_SUBMITTED = (None, GoalStatus.DRAFT)


@dataclass(frozen=True)
class Then:
    """The figures of people on that day; `states` counts goals by state."""

    submitted: int
    goals: int
    with_direction: int
    with_curator: int
    with_group: int
    states: dict


def a_year_before(day):
    """The same calendar day; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


@dataclass
class SameDay:
    """Last year's day for one narrowing: two queries, one where there was no year then."""

    narrowing: object

    @cached_property
    def day(self):
        return a_year_before(timezone.localdate())

    @cached_property
    def year_id(self):
        """The school's earlier year that holds the day, or None."""
        began = self.narrowing.year.starts_on
        at = {"school": self.narrowing.school.pk, "day": self.day, "began": began}
        rows = asked(_years, at)
        return rows[0][0] if rows else None

    @cached_property
    def at(self):
        """What that day's questions are asked with."""
        then = {"year": self.year_id, "day": self.day, "until": end_of(self.day)}
        return self.narrowing.at | then

    def of_people(self, month):
        """Then, or None where there was no such year or nobody; `month` is this year's."""
        if self.year_id is None:
            return None
        rows = asked(_people_then, self.at | {"month": a_year_before(month)})
        return _summed(rows) if rows else None

    def lessons_done(self, number):
        """How many had done their 2+2 of the term with that number, or None; one query more."""
        if self.year_id is None:
            return None
        counts = terms_in(asked(_terms_then, self.at))
        return done_of(counts.values(), number)[0] if counts else None

    def meetings_held(self):
        """How many meetings of the groups and the period meant had been held by then, or None."""
        if self.year_id is None:
            return None
        held = Meeting.objects.held_by(self.at["until"]).filter(year=self.year_id)
        if number := self.narrowing.period.number:
            term = Term.objects.filter(year=self.year_id, number=number).first()
            if term is None:
                return None
            held = held.on_days(term.starts_on, term.ends_on)
        if "group" in self.at:
            held = held.filter(group__name=self.at["group"], group__kind=GroupKind.APT)
        return held.count()


def _summed(rows):
    goals = [(state, named) for *_rest, state, named in rows if state not in NOT_SUBMITTED]
    states = {}
    for state, _named in goals:
        states[state] = states.get(state, 0) + 1
    return Then(
        submitted=sum(row[2] == ReflectionStatus.SUBMITTED for row in rows),
        goals=len(goals),
        with_direction=sum(named for _state, named in goals),
        with_curator=sum(row[0] for row in rows),
        with_group=sum(row[1] for row in rows),
        states=states,
    )


def _years(at):
    years = SchoolYear.objects.filter(
        school=at["school"],
        starts_on__lte=at["day"],
        ends_on__gte=at["day"],
        starts_on__lt=at["began"],
    )
    return years.exclude(status=YearStatus.PLANNED).values_list("pk")


def _terms_then(at):
    by = Observation.objects.confirmed_by(at["until"])
    return term_rows(people_of(at), SchoolYear.objects.filter(pk=at["year"]), by)


def _people_then(at):
    goals = Goal.objects.filter(owner=OuterRef("pk"), year=at["year"], direction__isnull=False)
    rows = people_of(at).annotate(
        then_curated=Exists(curated_on(at).filter(member=OuterRef("pk"))),
        then_placed=Exists(placed_on(at).filter(member=OuterRef("pk"))),
        then_wrote=_state(ReflectionTransition, at, record__month=at["month"]),
        then_goal=_state(GoalTransition, at, record__year=at["year"]),
        then_directed=Exists(goals),
    )
    return rows.order_by().values_list(
        "then_curated", "then_placed", "then_wrote", "then_goal", "then_directed"
    )


def _state(transitions, at, **record):
    """The state that a record of the row's member had reached by `at["until"]`."""
    steps = transitions.objects.filter(record__owner=OuterRef("pk"), **record)
    return steps.status_before(at["until"])
