"""Growth categories as the school sees them: sums, from five different authors.

Counts of what people ticked could tell who ticked it, also by taking one figure from
another. So a category shows its terms together or not at all, and nothing under five; and
no filter of people ever narrows them.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC

from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import end_of
from dashboards.periods import term_of
from reflections.enums import FAMILIES, Growth
from reflections.models import Reflection
from years.enums import YearStatus

#: So many different authors make a figure.
AUTHORS = 5
#: The number of months outside all terms.
OUTSIDE = -1


@dataclass(frozen=True)
class Category:
    """`count` is None where there are too few authors."""

    code: str
    label: str
    count: int | None


@dataclass(frozen=True)
class Family:
    code: str
    label: str
    categories: list

    @property
    def css(self):
        """The colour of its bars."""
        return f"b-{self.code.lower()}"


def ticked_in(year):
    """What was ticked in submitted reflections of the year, as `counted` takes it: one query."""
    rows = Reflection.objects.filter(year=year).submitted().exclude(growth="")
    return list(rows.values("owner_id", "month", "submitted_at", "growth"))


@dataclass(frozen=True)
class Counts:
    """Of one year: `whole` and `parts` (by the term's number) hold the ticks that may be
    shown, by category's code; what is not there has too few authors."""

    whole: dict
    parts: dict

    def of(self, code, number):
        """The figure of a term, of the year for 0; None where there are too few authors."""
        if number:
            return self.parts[code][number] if code in self.parts else None
        return self.whole.get(code)


def counted(rows, year, periods, days):
    """Counts of the `rows` of `ticked_in`.

    A figure that grows by one would tell who has just submitted. So only months whose day has
    passed count, and what came late counts from the next such day on, or once the year is over
    or closed – as soon as five people are behind what is new.
    """
    terms = [p.number for p in periods[1:] if p.first <= timezone.localdate()]
    ticks, authors = defaultdict(Counter), defaultdict(lambda: defaultdict(set))
    for row, part in _known(rows, year, periods, days):
        for code in row["growth"].split():
            ticks[code].update([0, part])
            authors[code][part].add(row["owner_id"])
    whole = {
        code: ticks[code][0]
        for code, by_part in authors.items()
        if len(set().union(*by_part.values())) >= AUTHORS
    }
    parts = {code: ticks[code] for code in whole if _is_parted(authors[code], terms)}
    return Counts(whole, parts)


def _known(rows, year, periods, days):
    """(row, number of its term) of what may be counted today.

    What becomes known on one day has at least five authors, term by term: fewer of them wait
    for the next day, else the figures before and after it would tell what they ticked.
    """
    batches = _batches(rows, year, days)
    for months in _months_of_terms(periods, days).values():
        came = []
        for batch in batches:
            came += [row for row in batch if row["month"] in months]
            if len({row["owner_id"] for row in came}) >= AUTHORS:
                yield from ((row, months[row["month"]]) for row in came)
                came = []


def _batches(rows, year, days):
    """What became known on each due day that has passed, in order; at the year's end and when
    it is closed, what came later."""
    today = timezone.localdate()
    ends = sorted({*(day.due_on for day in days), year.ends_on})
    moments = [end_of(end).astimezone(UTC) for end in ends]
    due = {day.month: ends.index(day.due_on) for day in days}
    batches = [[] for _end in (*ends, None)]
    for row in rows:
        if row["growth"] and row["month"] in due:
            came = bisect_right(moments, row["submitted_at"])
            batches[max(came, due[row["month"]])].append(row)
    is_closed = year.status == YearStatus.CLOSED
    return batches if is_closed else batches[: sum(end < today for end in ends)]


def _months_of_terms(periods, days):
    """{term's number: {month: the same number}}; months outside all terms are together."""
    found = defaultdict(dict)
    for month in (day.month for day in days):
        number = term_of(month, periods)
        number = OUTSIDE if number is None else number
        found[number][month] = number
    return found


def _is_parted(authors, terms):
    """Enough authors in every term that has begun and in the days outside all terms, which
    together make up the year: a missing one could be worked out from the others."""
    outside = len(authors[OUTSIDE])
    few = [number for number in terms if len(authors[number]) < AUTHORS]
    return not few and (outside == 0 or outside >= AUTHORS)


def families(counts, period):
    """The three families with the sums of `period`."""
    return [
        Family(
            letter,
            label,
            [_category(code, counts, period) for code in Growth if code[0] == letter],
        )
        for letter, label in FAMILIES.items()
    ]


def _category(code, counts, period):
    return Category(code.value, code.label, counts.of(code.value, period.number))


def largest(families):
    """The scale that all bars share."""
    counts = [one.count for family in families for one in family.categories if one.count]
    return max(counts, default=0)


def said():
    """How the figures are made, in words."""
    return _(
        "Months whose due day has passed are counted; what comes late is added together with that "
        "of others. One reflection may have several categories. "
        "A figure is shown only when at least 5 people are behind it, otherwise it says “too few”."
    )
