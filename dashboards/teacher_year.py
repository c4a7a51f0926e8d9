"""One teacher's year, as the page of their curator shows it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from core.figures import Ring
from dashboards.answering import Start, start_of
from dashboards.ring import LessonSums, Sums, lesson_sums, past_years_of, ring_of, sums
from dashboards.timeline import FILTERS, Timeline, timeline_of
from dashboards.waiting import waits_of
from dialogue.models import PrivateNote
from dialogue.queries import note_about
from goals.models import Goal
from groups.models import AptGroup, Curatorship
from groups.queries import group_of
from observations.counting import TermCount, terms_of
from people.models import Member
from reflections.months import month_states
from years.enums import YearStatus
from years.models import SchoolYear


@dataclass(frozen=True)
class TeacherYear:
    teacher: Member
    year: SchoolYear
    years: list[SchoolYear]
    group: AptGroup | None
    sums: Sums
    ring: Ring
    goal: Goal | None
    timeline: Timeline
    show: str
    note: PrivateNote
    lessons: LessonSums | None
    term: TermCount | None
    #: where an answer begins; None in a closed year, or while nothing is submitted
    start: Start | None
    #: of this year in the APT system, counted from the teacher's first
    nth_year: int

    @property
    def note_key(self):
        """Names the note in the browser's own keeping."""
        return f"note:{self.teacher.pk}"

    @property
    def filters(self):
        return FILTERS.items()


def years_of_pair(curator, teacher):
    """The years this curator may look at: those of the pair, now and closed (A6)."""
    pairs = Curatorship.objects.filter(curator=curator, member=teacher)
    running, closed = pairs.now(), pairs.filter(year__status=YearStatus.CLOSED)
    years = SchoolYear.objects.filter(school=teacher.school_id).filter(
        Q(pk__in=running.values("year")) | Q(pk__in=closed.values("year"))
    )
    return list(years.order_by("-starts_on"))


def teacher_year(curator, teacher, years, year, *, show):
    """The whole page of `teacher` in `year`, in a constant number of queries."""
    show = show if show in FILTERS else "all"
    months = month_states([teacher], year)[teacher.pk]
    goals = Goal.objects.visible_to(curator).filter(owner=teacher, year=year).submitted()
    goal = goals.with_steps_done().first()
    past = past_years_of(teacher, year)
    terms, today = terms_of([teacher], [year])[teacher.pk], timezone.localdate()
    start = None
    if year.status == YearStatus.OPEN:
        start = start_of(waits_of(curator, teacher), months, goal and goal.pk)
    return TeacherYear(
        teacher=teacher,
        year=year,
        years=years,
        group=group_of(teacher, year),
        sums=sums(months),
        ring=ring_of(teacher, year, months, today=today, goal=goal, past_years=past, terms=terms),
        goal=goal,
        timeline=timeline_of(teacher, year, curator, show=show),
        show=show,
        note=note_about(teacher, curator),
        start=start,
        nth_year=past + 1,
        lessons=lesson_sums(terms),
        term=next((term for term in terms if term.holds(today)), None),
    )
