"""The school's 2+2: how many, who with whom, who is still to show and to observe.

Facts and counts only: no protocol is read here, and nobody is ranked.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.collation import key
from core.figures import Circle, Person
from core.wording import initials
from dashboards.narrowing import Narrowing, asked, people_of
from dashboards.pairs import Pairs
from dashboards.ring import term_words
from dashboards.same_day import SameDay
from dashboards.school_people import SchoolPeople
from groups.models import Membership
from observations.counting import TermCount, done_of, term_rows, terms_in
from observations.deadlines import due_of_term
from observations.enums import LessonKind
from observations.models import Observation
from years.models import SchoolYear

PER_PAGE = 50
#: More people than this are no picture: their visits stand in the table alone.
MOST_DRAWN = 60


@dataclass(frozen=True)
class GroupCount:
    """One line of the bars: everybody of a group together, in one term.

    Of each person as many as planned are counted: one's fifth lesson stands for nobody else's.
    """

    name: str
    shown: int
    need_shown: int
    observed: int
    need_observed: int


@dataclass(frozen=True)
class TermTable:
    """`most` is the scale that all bars of the table share: lengths are counts, not shares."""

    term: TermCount
    rows: list[GroupCount]

    @property
    def most(self):
        return max((max(row.need_shown, row.need_observed) for row in self.rows), default=0)


@dataclass(frozen=True)
class Lacking:
    """Somebody who is still to show or to observe, and with whom it could be."""

    member: object
    term: TermCount
    visits: list
    visitors: list

    @property
    def label(self):
        return term_words(self.term)


class Visit(NamedTuple):
    """A confirmed observation as the school knows it."""

    guest_id: int
    host_id: int
    kind: str
    subject: str | None
    starts_at: object
    guest: str
    host: str

    @property
    def day(self):
        return timezone.localdate(self.starts_at)


@dataclass
class SchoolLessons:
    """What `/school/lessons/` shows of one school and year; `by` is "area" or "group"."""

    narrowing: Narrowing
    by: str = "area"
    asked_page: str = ""

    @property
    def year(self):
        return self.narrowing.year

    @property
    def query(self):
        """What the address says, all but the page."""
        return "&".join(filter(None, (f"by={self.by}", self.narrowing.query)))

    @cached_property
    def by_area(self):
        """Who takes part, area by area."""
        return SchoolPeople(self.narrowing).people

    @cached_property
    def members(self):
        """The same people by surname."""
        return sorted(self.by_area, key=lambda one: (key(one.last_name), key(one.first_name)))

    @cached_property
    def counts(self):
        return terms_in(asked(_terms, self.narrowing.at))

    @cached_property
    def terms(self):
        """The terms as the first member has them: their names and days."""
        return self.counts[self.members[0].pk] if self.members else []

    @cached_property
    def term(self):
        """The one asked for; else the running one, between terms the last that has begun."""
        if self.narrowing.period.number:
            number = self.narrowing.period.number
            return next((term for term in self.terms if term.number == number), None)
        today = timezone.localdate()
        begun = [term for term in self.terms if term.starts_on <= today]
        return begun[-1] if begun else next(iter(self.terms), None)

    @cached_property
    def due(self):
        """The DueDay of the running term's 2+2, or None; one query."""
        return due_of_term(self.year, self.term.term_id) if self.term else None

    @cached_property
    def tables(self):
        """The running term first."""
        terms = sorted(self.terms, key=lambda term: term != self.term)
        return [TermTable(term, self._rows(term)) for term in terms]

    @cached_property
    def done(self):
        """(how many have all their lessons of the running term, of how many)."""
        return done_of(self.counts.values(), self.term.number) if self.term else (0, 0)

    @cached_property
    def done_then(self):
        """How many had on the same day last year; None where that is not known."""
        return SameDay(self.narrowing).lessons_done(self.term.number) if self.term else None

    @cached_property
    def visits(self):
        """Confirmed observations between these people in the period, in order of time."""
        names = {one.pk: one.name for one in self.by_area}
        return [
            Visit(*row, names[row[0]], names[row[1]])
            for row in self._confirmed
            if row[0] in names and row[1] in names
        ]

    @cached_property
    def _confirmed(self):
        """Everybody's of the period, whoever is meant: what a Visit is made of, but the names."""
        rows = Observation.objects.confirmed().filter(year=self.year)
        columns = ("observer_id", "owner_id", "lesson__kind", "lesson__subject__name")
        rows = rows.order_by("lesson__starts_at", "pk").values_list(*columns, "lesson__starts_at")
        period = self.narrowing.period
        return [
            row for row in rows if not period.number or period.holds(timezone.localdate(row[-1]))
        ]

    @property
    def note(self):
        """Said at the visits when not everybody is meant."""
        return _("Only visits between these people.") if self.narrowing.is_of_some else ""

    @cached_property
    def links(self):
        return [(one.guest_id, one.host_id) for one in self.visits]

    @property
    def is_drawn(self):
        return len(self.by_area) <= MOST_DRAWN

    @cached_property
    def circles(self):
        return [
            Circle(name, [Person(one.pk, initials(one.name)) for one in people])
            for name, people in groupby(self.by_area, key=lambda one: one.area)
        ]

    @cached_property
    def visit_rows(self):
        """The picture as a table: (who, [(whom, how often)]), area by area."""
        times = Counter((one.guest_id, one.host_id, one.host) for one in self.visits)
        rows = {}
        for (guest_id, _host_id, host), n in times.items():
            rows.setdefault(guest_id, []).append((host, n))
        return [(one.name, rows[one.pk]) for one in self.by_area if one.pk in rows]

    @cached_property
    def across(self):
        """Visits to a colleague of another subject area."""
        areas = {one.pk: one.area for one in self.by_area}
        return sum(areas[a] != areas[b] for a, b in self.links)

    @property
    def picture_words(self):
        said = _(
            "Teachers: %(people)s. Visits: %(n)s; to another subject area: %(across)s. The "
            "table has the same data."
        )
        numbers = {"people": len(self.by_area), "n": len(self.links), "across": self.across}
        return said % numbers

    @cached_property
    def not_visited(self):
        """A page of them, by surname, never by number; a visit of anybody is one."""
        seen = {owner for _observer, owner, *_rest in self._confirmed}
        rows = [one for one in self.members if one.pk not in seen]
        return Paginator(rows, PER_PAGE).get_page(self.asked_page)

    @cached_property
    def by_kind(self):
        counts = Counter(one.kind for one in self.visits)
        return [(kind.label, counts[kind.value]) for kind in LessonKind if counts[kind.value]]

    @cached_property
    def by_subject(self):
        counts = Counter(one.subject or "" for one in self.visits)
        return sorted((name or _("no subject"), n) for name, n in counts.items())

    @cached_property
    def page(self):
        lacking = (
            [one for one in self.members if not self.now_of(one).is_done] if self.term else []
        )
        return Paginator(lacking, PER_PAGE).get_page(self.asked_page)

    @cached_property
    def lacking(self):
        """Who of this page is still to show or to observe in the running term."""
        now = {one.pk: self.now_of(one) for one in self.members}
        pairs = Pairs.of(self.members, now, self.year, self.links)
        return [
            Lacking(one, now[one.pk], pairs.to_visit(one), pairs.to_invite(one))
            for one in self.page
        ]

    def export(self):
        """(header, rows): everybody's numbers, term by term."""
        header = [_("Surname"), _("First name"), _("Subject area")]
        for term in self.terms:
            words = (_("shown"), _("to show"), _("observed"), _("to observe"))
            header += [f"{term.name}: {word}" for word in words]
        rows = []
        for one in self.members:
            row = [one.last_name, one.first_name, one.area]
            for term in self.counts[one.pk]:
                row += [term.shown, term.need_shown, term.observed, term.need_observed]
            rows.append(row)
        return header, rows

    def _is_now(self, row):
        return self.term is not None and row.term_id == self.term.term_id

    def now_of(self, member):
        return next(row for row in self.counts[member.pk] if self._is_now(row))

    def _rows(self, term):
        sums = {}
        for one in self.by_area:
            row = next(row for row in self.counts[one.pk] if row.term_id == term.term_id)
            shown, observed = min(row.shown, row.need_shown), min(row.observed, row.need_observed)
            numbers = (shown, row.need_shown, observed, row.need_observed)
            before = sums.get(self._group(one), (0, 0, 0, 0))
            sums[self._group(one)] = tuple(a + b for a, b in zip(before, numbers, strict=True))
        return [GroupCount(name, *numbers) for name, numbers in sums.items()]

    def _group(self, member):
        if self.by == "group":
            return self._groups.get(member.pk, _("without a group"))
        return member.area

    @cached_property
    def _groups(self):
        rows = Membership.objects.on(timezone.localdate()).apt().filter(year=self.year)
        return dict(rows.values_list("member_id", "group__name"))


def _terms(at):
    return term_rows(people_of(at), SchoolYear.objects.filter(pk=at["year"]))
