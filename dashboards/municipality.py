"""A municipality's schools side by side and year by year: counts, as small_numbers lets them."""

from dataclasses import dataclass, field
from statistics import quantiles

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dashboards import small_numbers as small
from dashboards.municipality_counts import counts_of
from dashboards.municipality_figures import Cell, Figure, closed, figures_of, plain, share

TOGETHER = "together"
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
class Year:
    """One school year as it is shown: `facts` and `medians` hold None where one is closed."""

    starts: int
    names: dict
    counted: dict  # {school id: Counted}
    told: dict = field(default_factory=dict)

    @property
    def label(self):
        return f"{self.starts}–{self.starts + 1}"

    @cached_property
    def folded(self):
        return small.folded(
            {pk: self.counted[pk].members for pk in self.names if pk in self.counted}
        )

    @cached_property
    def keys(self):
        """Whatever has a line of its own, in order."""
        return [*self.folded.alone, *([TOGETHER] if self.folded.together else [])]

    @cached_property
    def facts(self):
        """{school id or TOGETHER: {figure: Fact or None}}; nothing else is ever shown."""
        found = {pk: _shown(self.counted[pk].facts) for pk in self.folded.alone}
        if self.folded.together:
            found[TOGETHER] = _shown(self._sums(), of_many=True)
        return found

    @cached_property
    def members(self):
        found = {pk: self.counted[pk].members for pk in self.folded.alone}
        if self.folded.together:
            found[TOGETHER] = sum(self.counted[pk].members for pk in self.folded.together)
        return found

    @property
    def not_counted(self):
        return [name for pk, name in self.names.items() if pk not in self.counted]

    def name_of(self, key):
        if key == TOGETHER:
            return _("Other schools (%(n)s)") % {"n": len(self.folded.together)}
        return self.names[key]

    def cell(self, key, figure):
        facts = self.facts.get(key)
        if facts is None:
            return Cell("")  # no line of its own that year
        if figure.name == "median":
            return self._median(key, facts)
        if figure.name not in facts:
            return plain(None)
        fact = facts[figure.name]
        if fact is None:
            return closed()
        return share(fact.percent) if figure.is_share else plain(fact.n)

    def _median(self, key, facts):
        """Told of a school whose share of reflections is told; of several together never."""
        if "reflections" not in facts:
            return plain(None)
        if key == TOGETHER or facts["reflections"] is None:
            return closed()
        return plain(self.counted[key].median)

    def values(self, figure):
        """What is told of schools by name; counted once for all its uses."""
        if figure.name not in self.told:
            cells = [self.cell(pk, figure) for pk in self.folded.alone]
            self.told[figure.name] = [cell.value for cell in cells if cell.value is not None]
        return self.told[figure.name]

    def counted_by(self, figure):
        """Of how many schools by name the figure is counted, told or not."""
        cells = [self.cell(pk, figure) for pk in self.folded.alone]
        return sum(cell.is_closed or cell.value is not None for cell in cells)

    def middle(self, figure):
        """Of the told ones. Where they are fewer than half it would be that of the best or of
        the worst: what is closed is near all or near nobody."""
        values = self.values(figure)
        if 2 * len(values) < self.counted_by(figure):
            return closed()
        value = small.middle(values)
        if value is None or not figure.is_share:
            return plain(value)
        return share(round(value))

    def total(self, figure):
        """Where every part of it is told: so it is true, and tells nothing of a closed cell."""
        if figure.name == "median":
            return plain(None)
        seen = [facts[figure.name] for facts in self.facts.values() if figure.name in facts]
        if None in seen:
            return closed()
        fact = small.total(seen)
        if fact is None:
            return plain(None)
        return share(fact.percent) if figure.is_share else plain(fact.n)

    def _sums(self):
        together = [self.counted[pk].facts for pk in self.folded.together]
        names = {name for facts in together for name in facts}
        return {name: small.total([facts.get(name) for facts in together]) for name in names}


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
    def query(self):
        return f"of={self.municipality.pk}"  # as the address says it

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


def _shown(facts, *, of_many=False):
    """Every fact, None where it is closed; what is agreed lies within what is submitted."""
    return {
        name: small.shown(
            fact, within=facts.get("submitted") if name == "agreed" else None, of_many=of_many
        )
        for name, fact in facts.items()
        if fact is not None
    }
