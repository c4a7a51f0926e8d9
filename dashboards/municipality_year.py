"""One school year of a municipality as it is shown: counts, as small_numbers lets them."""

from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dashboards import small_numbers as small
from dashboards.municipality_figures import Cell, closed, plain, share

#: The line of small schools; the cell of a school that has no line in a year.
TOGETHER, NO_LINE = "together", Cell("")


@dataclass
class Year:
    """One school year as it is shown: `facts` and `medians` hold None where one is closed."""

    starts: int
    names: dict
    counted: dict  # {school id: Counted}
    made: dict = field(default_factory=dict)  # {figure: its cells}

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
        """Empty where the school has no line of its own that year."""
        return self.cells(figure).get(key, NO_LINE)

    def cells(self, figure):
        """{school id or TOGETHER: Cell}, made once for all its uses."""
        if figure.name not in self.made:
            self.made[figure.name] = {key: self._cell(key, figure) for key in self.keys}
        return self.made[figure.name]

    def _cell(self, key, figure):
        facts = self.facts[key]
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
        """What is told of schools by name."""
        return [cell.value for cell in self._named(figure) if cell.value is not None]

    def counted_by(self, figure):
        """Of how many schools by name the figure is counted, told or not."""
        return sum(one.is_closed or one.value is not None for one in self._named(figure))

    def _named(self, figure):
        cells = self.cells(figure)
        return [cells[pk] for pk in self.folded.alone]

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


def _shown(facts, *, of_many=False):
    """Every fact, None where it is closed; what is agreed lies within what is submitted."""
    return {
        name: small.shown(
            fact, within=facts.get("submitted") if name == "agreed" else None, of_many=of_many
        )
        for name, fact in facts.items()
        if fact is not None
    }
