"""One member's year as a ring, with the same numbers in words (DESIGN, section 5)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import month_of
from core.figures import MonthState, Ring, RingMonth, RingTerm
from core.wording import month_name, month_short
from years.enums import YearStatus
from years.models import SchoolYear

#: Two terms part the ring of a year that has none yet.
NO_MARKS = RingTerm(0, 0, 0, 0)


@dataclass(frozen=True)
class LessonSums:
    """Lessons of the whole year; more than needed is said, not hidden."""

    shown: int
    need_shown: int
    observed: int
    need_observed: int


def lesson_sums(terms):
    """Of one member's terms (`observations.counting`), or None where nothing is expected."""
    sums = LessonSums(
        *(sum(getattr(term, name) for term in terms) for name in LessonSums.__annotations__)
    )
    is_empty = not any((sums.shown, sums.need_shown, sums.observed, sums.need_observed))
    return None if is_empty else sums


@dataclass(frozen=True)
class Sums:
    """Numbers beside a figure; `expected` leaves out months of leave and before joining."""

    submitted: int
    answered: int
    expected: int


def sums(months):
    """Of the months of one member (`reflections.months`)."""
    return Sums(
        submitted=sum(month.is_submitted for month in months),
        answered=sum(month.state == MonthState.ANSWERED for month in months),
        expected=sum(month.is_expected or month.is_submitted for month in months),
    )


def strip_label(months):
    """What a row of months says in words."""
    said = _("Reflections: %(n)s of %(total)s submitted, %(answered)s answered")
    row = sums(months)
    return said % {"n": row.submitted, "total": row.expected, "answered": row.answered}


def ring_of(member, year, months, *, today, goal=None, past_years=0, terms=()):
    """The figure; `goal` has `steps_done` and `steps_total`, or is None."""
    done, total = (goal.steps_done, goal.steps_total) if goal else (0, 0)
    return Ring(
        title=_("Ring of %(years)s: %(name)s") % {"years": year.label, "name": member.name},
        desc=" ".join(_sentences(months, terms, done, total, past_years)),
        months=tuple(_arc(month, today) for month in months),
        terms=tuple(map(_marks, terms)) or (NO_MARKS,) * 2,
        steps_done=done,
        steps_total=total,
        past_years=past_years,
        big=_("%(n)s of %(total)s") % {"n": done, "total": total} if total else "–",
        small=_under(goal, total),
    )


def past_years_of(member, year):
    """How many finished years of this school the member took part in before `year`."""
    since = member.takes_part_from or member.joined_on
    years = SchoolYear.objects.filter(school=member.school_id, status=YearStatus.CLOSED)
    return years.filter(ends_on__gte=since, starts_on__lt=year.starts_on).count()


def _arc(month, today):
    is_current = month.month == month_of(today)
    return RingMonth(month.state, month_short(month.month.month), is_current)


def _marks(term):
    return RingTerm(term.shown, term.observed, term.need_shown, term.need_observed)


def term_words(term):
    """„I pusmetis: parodyta 2 iš 2, stebėta 1 iš 2 pamokų.“"""
    said = _("%(term)s: shown %(shown)s of %(need_shown)s, observed %(observed)s of %(need)s.")
    numbers = {"shown": term.shown, "need_shown": term.need_shown, "observed": term.observed}
    return said % {**numbers, "term": term.name, "need": term.need_observed}


def _under(goal, total):
    if total:
        return ngettext("step", "steps", total)
    return _("no steps yet") if goal else _("no goal yet")


def _sentences(months, terms, done, total, past_years):
    row = sums(months)
    submitted = ", ".join(month_name(m.month.month) for m in months if m.is_submitted)
    named = f" ({submitted})" if submitted else ""
    said = _(
        "Reflections: %(n)s of %(total)s submitted%(months)s, %(answered)s answered by "
        "the curator%(draft)s."
    )
    drafts = [month_name(m.month.month) for m in months if m.state == MonthState.DRAFT]
    draft = _("; %(month)s – draft") % {"month": ", ".join(drafts)} if drafts else ""
    numbers = {"n": row.submitted, "total": row.expected, "answered": row.answered}
    yield said % {**numbers, "months": named, "draft": draft}
    yield from (term_words(term) for term in terms if term.need_shown or term.need_observed)
    if total:
        yield _("Goal: %(n)s of %(total)s steps done.") % {"n": done, "total": total}
    if past_years:
        yield _("Inside are the rings of earlier school years: %(n)s.") % {"n": past_years}
