"""The school's figures out of who takes part: counts, states and dates, never words."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goals.enums import GoalStatus
from years.models import Direction

#: Days of waiting up to which a bucket reaches; the last one has no end.
BUCKETS = (7, 14, 30)
#: How a list names goals without a direction of the year, and those of another one.
NO_DIRECTION, OTHER_DIRECTION = "none", "other"


@dataclass(frozen=True)
class Figure:
    """One line of a bar list; `key` names it in the address of the list behind it."""

    label: str
    count: int
    key: str
    code: str = ""
    is_missing: bool = False
    #: how many on the same day last year; None where that is not known
    before: int | None = None

    @property
    def css(self):
        """The colour of its bar."""
        return "b-x" if self.is_missing else "b-c"


@dataclass(frozen=True)
class Queue:
    """One curator's: how many wait, and how many days the longest."""

    curator_id: int
    name: str
    count: int
    days: int


@dataclass(frozen=True)
class Bucket:
    """How many wait so many days; `until` is None in the last."""

    since: int
    until: int | None
    count: int

    def holds(self, days):
        return self.since <= days and (self.until is None or days <= self.until)


def direction_key(one):
    """The direction that somebody's goal serves, as the list's address names it."""
    if one.is_other_direction:
        return OTHER_DIRECTION
    return str(one.direction_id) if one.direction_id else NO_DIRECTION


def by_state(people, then=None):
    """How many goals stand where; a draft is not submitted and nothing more (A45)."""
    sums = Counter(one.goal_status for one in people)
    figures = [
        Figure(
            str(status.label),
            sums[status.value],
            status.value,
            before=then and then.states.get(status.value, 0),
        )
        for status in GoalStatus
        if status != GoalStatus.DRAFT
    ]
    return [*figures, Figure(_("not submitted yet"), sums[None], "", is_missing=True)]


def accompanied(people, then=None):
    """How many have a curator, a group and a goal; `key` names what the others lack."""
    return [
        Figure(
            _("With a curator"),
            sum(one.has_curator for one in people),
            "curator",
            before=then and then.with_curator,
        ),
        Figure(
            _("With a group"),
            sum(one.has_group for one in people),
            "group",
            before=then and then.with_group,
        ),
        Figure(
            _("With a goal"),
            sum(not one.lacks_goal for one in people),
            "goal",
            before=then and then.goals,
        ),
    ]


def by_direction(people, year):
    """How many goals serve each direction of the year: one query for their names."""
    sums = Counter(direction_key(one) for one in people if not one.lacks_goal)
    directions = Direction.objects.filter(year=year)
    figures = [Figure(d.name, sums[str(d.pk)], str(d.pk), d.code) for d in directions]
    for name, label in (
        (OTHER_DIRECTION, _("Another direction")),
        (NO_DIRECTION, _("No direction named")),
    ):
        if sums[name]:
            figures.append(Figure(label, sums[name], name, is_missing=True))
    return figures


def queues(waiting):
    """[Queue] of the curators whose word is awaited, by surname."""
    found = {}
    for one in waiting:
        found.setdefault(one.curator_id, []).append(one)
    return [
        Queue(pk, rows[0].curator, len(rows), max(row.days for row in rows))
        for pk, rows in found.items()
    ]


def buckets(waiting):
    """[Bucket]: how long words are awaited."""
    starts = (0, *(end + 1 for end in BUCKETS))
    days = [one.days for one in waiting]
    empty = [Bucket(*span, 0) for span in zip(starts, (*BUCKETS, None), strict=True)]
    return [Bucket(b.since, b.until, sum(map(b.holds, days))) for b in empty]
