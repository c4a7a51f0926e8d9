"""The growth map: which categories a teacher ticked, month by month and year by year.

One's own alone: it is made of the reader's own submitted reflections, whoever the reader is.
Counts of reflections only; nothing is said in percent and nobody is compared with anybody.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.figures import Column, columns
from core.wording import month_name, month_short
from reflections.enums import FAMILIES, Growth
from reflections.models import Reflection
from years.models import SchoolYear
from years.queries import reflection_months

#: Years that stand side by side, the chosen one with those before it.
YEARS = 4
#: So many equal ones are still named in the sentence.
NAMED = 3


@dataclass(frozen=True)
class Written:
    """What one submitted reflection tells: its month and the codes ticked there."""

    pk: int
    year_id: int
    month: date
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One category: `n` of the chosen year, `years` of those side by side, `months` ticked."""

    code: str
    label: str
    n: int
    years: list[int]
    months: list[bool]


@dataclass(frozen=True)
class Family:
    code: str
    label: str
    lines: list[Line]

    @property
    def css(self):
        return f"b-{self.code.lower()}"


class GrowthMap:
    """The page of `member`; `wanted` is the id of a year, else the latest that has something."""

    def __init__(self, member, wanted=None):
        self.member = member
        rows = Reflection.objects.filter(owner=member).submitted().order_by("month")
        rows = rows.values_list("pk", "year_id", "month", "growth")
        self.written = [Written(pk, year, on, _known(codes)) for pk, year, on, codes in rows]
        pks = {row.year_id for row in self.written}
        self.years = list(SchoolYear.objects.filter(pk__in=pks).order_by("-starts_on"))
        chosen = [year for year in self.years if year.pk == wanted]
        self.year = next(iter(chosen or self.years), None)

    @property
    def query(self):
        """The chosen year, as the address says it."""
        return f"year={self.year.pk}"

    @cached_property
    def beside(self):
        """The chosen year and those before it."""
        return self.years[self.years.index(self.year) :][:YEARS]

    @property
    def is_empty(self):
        return not any(row.codes for row in self.written)

    @cached_property
    def months(self):
        """Months of the chosen year: those of its calendar, and others that were written."""
        days = {day.month for day in reflection_months(self.year)}
        return sorted(days | set(self._of_year))

    @cached_property
    def families(self):
        counts = {year.pk: self._counts(year) for year in self.beside}
        return [
            Family(
                letter, label, [self._line(code, counts) for code in Growth if code[0] == letter]
            )
            for letter, label in FAMILIES.items()
        ]

    @property
    def most(self):
        """The scale that all bars share."""
        return max((line.n for family in self.families for line in family.lines), default=0)

    @property
    def submitted(self):
        return len(self._of_year)

    @property
    def answer(self):
        """What was ticked most in the chosen year, in one sentence."""
        return self._answer_of(self.year)

    @property
    def before(self):
        """The same of the year before, or nothing."""
        return self._answer_of(self.beside[1]) if len(self.beside) > 1 else ""

    @property
    def figure(self):
        said = [self._column(month) for month in self.months]
        desc = ". ".join(column.name for column in said if column.values is not None)
        return columns(_("Categories by month: %(year)s") % {"year": self.year.label}, desc, said)

    def export(self):
        """(header, rows): a row for each tick of the chosen year."""
        header = [_("School year"), _("Month"), _("Category"), _("Name"), _("Family")]
        rows = [
            [
                self.year.label,
                f"{month:%Y-%m}",
                code,
                str(Growth(code).label),
                str(FAMILIES[code[0]]),
            ]
            for month in self.months
            for code in self._codes(month)
        ]
        return header, rows

    @cached_property
    def _of_year(self):
        return {row.month: row for row in self.written if row.year_id == self.year.pk}

    def _codes(self, month):
        return self._of_year[month].codes if month in self._of_year else ()

    def _counts(self, year):
        rows = [row for row in self.written if row.year_id == year.pk]
        return Counter(code for row in rows for code in row.codes)

    def _line(self, code, counts):
        years = [counts[year.pk][code.value] for year in self.beside]
        months = [code.value in self._codes(month) for month in self.months]
        return Line(code.value, str(code.label), years[0], years, months)

    def _answer_of(self, year):
        total = sum(row.year_id == year.pk for row in self.written)
        counts = self._counts(year)
        most = max(counts.values(), default=0)
        if not most:
            said = _("%(year)s: no category is ticked in the submitted reflections (%(total)s).")
            return said % {"year": year.label, "total": total}
        top = [str(code.label) for code in Growth if counts[code.value] == most]
        said = _("%(year)s, ticked most often: %(names)s – in %(n)s of %(total)s reflections.")
        if len(top) > NAMED:
            said = _(
                "%(year)s: several categories are ticked equally often, each %(n)s of %(total)s."
            )
        names = ", ".join(top[:NAMED])
        return said % {"year": year.label, "names": names, "n": most, "total": total}

    def _column(self, month):
        row = self._of_year.get(month)
        name = capfirst(month_name(month.month))
        if row is None:
            name = _("%(month)s: not submitted") % {"month": name}
            return Column(month_short(month.month), name)
        values = [sum(code[0] == letter for code in row.codes) for letter in FAMILIES]
        said = ", ".join(f"{letter} {n}" for letter, n in zip(FAMILIES, values, strict=True))
        url = reverse("reflections:detail", args=[row.pk])
        return Column(month_short(month.month), f"{name}: {said}", values, url)


def _known(codes):
    """Ticks in the order of the categories; a code of another day is left out."""
    ticked = set(codes.split())
    return tuple(code for code in Growth.values if code in ticked)
