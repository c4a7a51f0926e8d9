"""A municipality's schools side by side and year by year: counts, as small_numbers lets them."""

from dataclasses import dataclass
from statistics import quantiles

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dashboards import small_numbers as small
from dashboards.municipality_counts import counts_of
from dashboards.municipality_figures import Cell, Figure, figures_of, plain
from dashboards.municipality_year import Year

#: The figure whose years stand school by school unless another is asked for.
USUAL = "reflections"
#: Of fewer schools the middle half is not told: it would be the schools themselves.
SPREAD_FROM = 4


@dataclass
class Row:
    """A line of the table: a school, all small ones together, all in sum, or their median."""

    name: str
    members: Cell
    cells: list
    is_school: bool = True


@dataclass
class Spread:
    """The shares of all schools on one line, with their median."""

    figure: Figure
    values: list
    middle: Cell
    counted: int  # schools, told or not

    @property
    def of_schools(self):
        """Said where not every school is told."""
        if len(self.values) == self.counted:
            return ""
        return _("schools: %(n)s of %(all)s") % {"n": len(self.values), "all": self.counted}

    @property
    def desc(self):
        said = _("Schools: %(n)s. Median: %(middle)s.")
        said %= {"n": len(self.values), "middle": self.middle.text}
        if len(self.values) < SPREAD_FROM:
            return said
        low, _half, high = quantiles(self.values, n=4, method="inclusive")
        rest = _("Half of the schools are between %(low)s and %(high)s %%.")
        return f"{said} {rest % {'low': round(low), 'high': round(high)}}"


@dataclass
class MunicipalityPage:
    """What `/municipality/` shows of one municipality: eight queries for any number of schools."""

    municipality: object
    asked_year: str = ""
    asked_figure: str = ""

    @cached_property
    def counts(self):
        return counts_of(self.municipality)

    @cached_property
    def years(self):
        """The latest last."""
        names = dict(self.counts.schools)
        return [Year(starts, names, rows) for starts, rows in self.counts.years.items()]

    @cached_property
    def year(self):
        asked = [year for year in self.years if str(year.starts) == self.asked_year]
        return next(iter(asked or self.years[-1:]), None)

    @cached_property
    def figures(self):
        """Those of the chosen year."""
        return self._figures([self.year.starts])

    @cached_property
    def all_figures(self):
        """Those of all the years, for what stands year by year."""
        return self._figures([year.starts for year in self.years])

    @cached_property
    def figure(self):
        by_name = {figure.name: figure for figure in self.all_figures}
        return by_name.get(self.asked_figure) or by_name[USUAL]

    @cached_property
    def rows(self):
        return [self._row(self.year, self.figures, key) for key in self.year.keys]

    @cached_property
    def sums(self):
        return self._sums(self.year, self.figures)

    @cached_property
    def spreads(self):
        shares = [figure for figure in self.figures if figure.is_share]
        year = self.year
        found = [Spread(f, year.values(f), year.middle(f), year.counted_by(f)) for f in shares]
        return [spread for spread in found if spread.middle.value is not None]

    @cached_property
    def say(self):
        """The three practices in a line each: the median of schools, where there is one."""
        lessons = [one for one in self.spreads if one.figure.name.startswith("lessons")]
        others = [one for one in self.spreads if one.figure.name in ("reflections", "submitted")]
        return [*others[::-1], *lessons[-1:]]

    @cached_property
    def trends(self):
        """[(figure, the scale of its bars, [its median of each year])]."""
        found = []
        for figure in self.all_figures:
            cells = [year.middle(figure) for year in self.years]
            most = 100 if figure.is_share else max((c.value or 0 for c in cells), default=0)
            found.append((figure, most, cells))
        return found

    @cached_property
    def by_school(self):
        """[(school, [the chosen figure of each year])]; together are others every year."""
        lines = [
            (name, [year.cell(pk, self.figure) for year in self.years])
            for pk, name in self.counts.schools
        ]
        return [(name, cells) for name, cells in lines if any(cell.text for cell in cells)]

    @property
    def counted_at(self):
        """The oldest of what is shown of the year."""
        return min(row.counted_at for row in self.year.counted.values())

    def export(self):
        """(header, rows): every line of every year, as the page shows it."""
        figures = self.all_figures
        names = [f"{f.label}, %" if f.is_share else str(f.label) for f in figures]
        header = [_("School year"), _("School"), _("Teachers"), *names]
        rows = []
        for year in self.years:
            lines = [self._row(year, figures, key) for key in year.keys]
            for row in [*lines, *self._sums(year, figures)]:
                cells = [row.members, *row.cells]
                told = [c.text if c.value is None else c.value for c in cells]
                rows.append([year.label, row.name, *told])
        return header, rows

    def _figures(self, starts):
        terms = {}
        for (year, number), names in self.counts.terms.items():
            if year in starts:
                terms.setdefault(number, set()).update(names)
        return figures_of(dict(sorted(terms.items())))

    def _row(self, year, figures, key):
        cells = [year.cell(key, figure) for figure in figures]
        return Row(year.name_of(key), plain(year.members[key]), cells)

    def _sums(self, year, figures):
        """In sum, and the median of the schools; none where no school is shown."""
        if not year.keys:
            return []
        everybody = plain(sum(year.members.values()))
        half = plain(small.middle([year.members[pk] for pk in year.folded.alone]))
        return [
            Row(_("In sum"), everybody, [year.total(f) for f in figures], is_school=False),
            Row(_("Median of schools"), half, [year.middle(f) for f in figures], is_school=False),
        ]
