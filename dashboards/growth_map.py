"""The school's growth map: categories by terms, this year and the last beside it; sums alone.

Each year closes its own figures (`dashboards.growth`), and no reflection belongs to two
years: one year's figures tell nothing of the other's.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dashboards import growth
from dashboards.periods import periods_of
from reflections.enums import FAMILIES, Growth
from years.models import SchoolYear
from years.queries import reflection_months


@dataclass(frozen=True)
class Column:
    """One term of one year, or the year whole."""

    year: object
    period: object
    counts: growth.Counts

    @property
    def label(self):
        return f"{self.year.label}: {self.period.name}"


@dataclass(frozen=True)
class Row:
    code: str
    label: str
    counts: list

    @property
    def css(self):
        """The colour of its bars."""
        return f"b-{self.code[0].lower()}"


@dataclass
class GrowthMap:
    """What `/school/growth/` shows of a school year and the one before: seven queries."""

    year: object

    @cached_property
    def years(self):
        """[(year, its columns)]: this one, and the last where there is one."""
        last = SchoolYear.objects.before(self.year).first()
        return [(year, _columns(year)) for year in (self.year, last) if year]

    @cached_property
    def columns(self):
        return [column for _year, columns in self.years for column in columns]

    @cached_property
    def families(self):
        """[(letter, label, [Row])]."""
        return [
            (letter, label, [self._row(code) for code in Growth if code[0] == letter])
            for letter, label in FAMILIES.items()
        ]

    @cached_property
    def most(self):
        """The scale that all bars share."""
        counts = [n for *_family, rows in self.families for row in rows for n in row.counts]
        return max(filter(None, counts), default=0)

    @property
    def said(self):
        return growth.said()

    def export(self):
        """(header, rows) of the same table."""
        header = [_("Code"), _("Category"), *(column.label for column in self.columns)]
        rows = [
            (row.code, row.label, *(_("too few") if n is None else n for n in row.counts))
            for *_family, rows in self.families
            for row in rows
        ]
        return header, rows

    def _row(self, code):
        counts = [column.counts.of(code.value, column.period.number) for column in self.columns]
        return Row(code.value, str(code.label), counts)


def _columns(year):
    """Of the year whole and of its terms that have begun."""
    periods, today = periods_of(year), timezone.localdate()
    counts = growth.counted(growth.ticked_in(year), year, periods, reflection_months(year))
    return [Column(year, one, counts) for one in periods if one.first <= today]
