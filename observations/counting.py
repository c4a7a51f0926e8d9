"""The 2+2 counted, per member and term: domain.md 4.3, with A11 and A22. One query for all."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    PositiveSmallIntegerField,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.prepared import Prepared
from observations.models import LessonRequest, Observation, OpenLesson, Place, Quota
from people.models import Member
from years.models import SchoolYear

TERM = "school__years__terms"
#: What a row gives, in the order of TermCount.
FIELDS = (
    *("term_id", "number", "term_name", "starts_on", "ends_on"),
    *("shown", "observed", "need_shown", "need_observed"),
)


@dataclass(frozen=True)
class TermCount:
    """One term of one member; needs are the member's own where a quota says so (A11)."""

    term_id: int
    number: int
    name: str
    starts_on: date
    ends_on: date
    shown: int
    observed: int
    need_shown: int
    need_observed: int

    @property
    def left_to_show(self):
        return max(self.need_shown - self.shown, 0)

    @property
    def left_to_observe(self):
        return max(self.need_observed - self.observed, 0)

    @property
    def is_done(self):
        return not (self.left_to_show or self.left_to_observe)

    def holds(self, day):
        return self.starts_on <= day <= self.ends_on


def terms_of(members, years, *, confirmed=None):
    """{member id: [TermCount]} in the years' order: one query, however many members; each
    member has the terms of their own school's years.

    A lesson is shown once, when its first observation is confirmed; an observation is
    observed when confirmed. The term is the one of the lesson's day (A22). `confirmed` are
    the observations that count, those confirmed now unless said otherwise.
    """
    return terms_in(term_rows(members, years, confirmed))


def term_rows(members, years, confirmed=None):
    """What `terms_in` reads: a row per member and term."""
    return _rows(members, years, confirmed).values_list("pk", *FIELDS)


def terms_in(rows):
    """{member id: [TermCount]} of rows that were read."""
    found = defaultdict(list)
    for member_id, *values in rows:
        found[member_id].append(TermCount(*values))
    return found


@Prepared
def _own_terms(member, year):
    asking = LessonRequest.objects.open().filter(asked=OuterRef("pk"), year=year)
    until = Subquery(asking.order_by("expires_on").values("expires_on")[:1])
    rows = _rows(Member.objects.filter(pk=member), SchoolYear.objects.filter(pk=year))
    return rows.annotate(until=until).values_list(*FIELDS, "until")


def own_terms(member, year):
    """([TermCount], by when the first colleague who asks awaits an answer): the same query."""
    rows = _own_terms.rows(member=member.pk, year=year.pk)
    return [TermCount(*values) for *values, _until in rows], rows[0][-1] if rows else None


@dataclass(frozen=True)
class Planned:
    """What one shows or has a place at in the days ahead of a term; `next_at` is the soonest."""

    count: int
    next_at: datetime | None


def own_plans(member, year):
    """[(TermCount, Planned)]: the same query once more."""
    rows = _own_plans.rows(member=member.pk, year=year.pk, now=timezone.now())
    return [(TermCount(*values), Planned(n, at)) for *values, n, at in rows]


@Prepared
def _own_plans(member, year, now: datetime):
    ahead = _ahead(year, now)
    rows = _rows(Member.objects.filter(pk=member), SchoolYear.objects.filter(pk=year)).annotate(
        planned=Coalesce(Subquery(ahead.values("year").annotate(n=Count("pk")).values("n")), 0),
        next_at=Subquery(ahead.order_by("starts_at").values("starts_at")[:1]),
    )
    return rows.values_list(*FIELDS, "planned", "next_at")


def _ahead(year, now):
    """Lessons of the row's term that have not begun and in which the row's member takes part."""
    place = Place.objects.taken().filter(lesson=OuterRef("pk"), observer=OuterRef(OuterRef("pk")))
    lessons = OpenLesson.objects.posted().filter(
        year=year,
        starts_at__gt=now,
        starts_at__date__gte=OuterRef(f"{TERM}__starts_on"),
        starts_at__date__lte=OuterRef(f"{TERM}__ends_on"),
    )
    return lessons.filter(Q(owner=OuterRef("pk")) | Exists(place)).order_by()


def done_of(counts, number):
    """(how many have all their lessons of that term, of how many who are asked any);
    `counts` are lists of TermCount."""
    rows = [row for rows in counts for row in rows if row.number == number]
    asked = [row for row in rows if row.need_shown or row.need_observed]
    return sum(row.is_done for row in asked), len(asked)


def _rows(members, years, confirmed=None):
    """A row per member and term of `years`, with the numbers of both."""
    pks = members.values("pk") if hasattr(members, "values") else [one.pk for one in members]
    rows = Member.objects.filter(pk__in=pks, school__years__in=years, **{f"{TERM}__isnull": False})
    rows = rows.annotate(
        term_id=F(f"{TERM}__pk"),
        number=F(f"{TERM}__number"),
        term_name=F(f"{TERM}__name"),
        starts_on=F(f"{TERM}__starts_on"),
        ends_on=F(f"{TERM}__ends_on"),
        shown=_confirmed("owner", Count("lesson", distinct=True), confirmed),
        observed=_confirmed("observer", Count("pk"), confirmed),
        need_shown=_need("need_shown"),
        need_observed=_need("need_observed"),
    )
    return rows.order_by("number", "pk")


def _confirmed(who, count, confirmed=None):
    """Confirmed observations of the row's term that the row's member showed or made."""
    confirmed = Observation.objects.confirmed() if confirmed is None else confirmed
    mine = confirmed.order_by().filter(
        year=OuterRef("school__years"),
        **{who: OuterRef("pk")},
        lesson__starts_at__date__gte=OuterRef(f"{TERM}__starts_on"),
        lesson__starts_at__date__lte=OuterRef(f"{TERM}__ends_on"),
    )
    counted = mine.values(who).annotate(n=count).values("n")
    return Coalesce(Subquery(counted), 0)


def _need(field):
    """The member's own number where there is one (zero is one), else the term's; of a term
    that ended before the member joined or began to take part, none (A11)."""
    own = Quota.objects.filter(member=OuterRef("pk"), term=OuterRef(f"{TERM}__pk"))
    ended = F(f"{TERM}__ends_on")
    came_later = Q(joined_on__gt=ended) | Q(takes_part_from__gt=ended)
    none = Value(0, output_field=PositiveSmallIntegerField())
    asked = Case(When(came_later, then=none), default=F(f"{TERM}__{field}"))
    return Coalesce(Subquery(own.values(field)[:1]), asked)
