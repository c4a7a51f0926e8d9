"""Lists of people: how each stands, never a word of theirs."""

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.dates import parse_month
from core.wording import month_name
from dashboards import heatmap, school_counts
from dashboards.lists.base import SchoolList
from goals.enums import GoalStatus
from years.models import Direction

SUBMITTED, MISSING = "submitted", "missing"


def _who(one):
    return one.last_name, one.first_name, one.area


def _who_header():
    return [_("Surname"), _("First name"), _("Subject area")]


class Reflections(SchoolList):
    """One month: who was asked to write it or did; the latest due month unless said."""

    name = "reflections"
    keys = ("month", "state")

    @property
    def title(self):
        return _("Monthly reflections")

    @property
    def header(self):
        return [*_who_header(), _("State"), _("Submitted on"), _("Late")]

    @property
    def asides(self):
        if self.month is None:
            return []
        return [f"{month_name(self.month.month)} {self.month.year}"]

    @cached_property
    def month(self):
        spoken_of = self.facts.spoken_of
        return parse_month(self.asked("month")) or (spoken_of and spoken_of.month)

    @cached_property
    def rows(self):
        said = heatmap.words()
        at = {row["pk"]: row["submitted_at"] for row in self.facts.submitted}
        rows = []
        for one, month in self.facts.of_month(self.month):
            if not self._is_asked(month):
                continue
            moment = at.get(month.reflection_id)
            day = timezone.localdate(moment) if moment else ""
            late = _("late") if month.is_late else ""
            rows.append((*_who(one), said[month.state], day, late))
        return rows

    def _is_asked(self, month):
        state = self.asked("state")
        return state not in (SUBMITTED, MISSING) or month.is_submitted == (state == SUBMITTED)


class Goals(SchoolList):
    """Submitted goals by their owners; never the sentence."""

    name = "goals"
    keys = ("state", "direction")

    @property
    def title(self):
        return _("Goals")

    @property
    def header(self):
        return [*_who_header(), _("State"), _("School direction")]

    @cached_property
    def rows(self):
        names = {
            str(one.pk): f"{one.code} {one.name}".strip()
            for one in Direction.objects.filter(year=self.year)
        }
        names |= {
            school_counts.OTHER_DIRECTION: _("Another direction"),
            school_counts.NO_DIRECTION: _("No direction named"),
        }
        return [
            (
                *_who(one),
                GoalStatus(one.goal_status).label,
                names[school_counts.direction_key(one)],
            )
            for one in self.facts.people
            if not one.lacks_goal and self._is_asked(one)
        ]

    def _is_asked(self, one):
        state, direction = self.asked("state"), self.asked("direction")
        if state in GoalStatus.values and one.goal_status != state:
            return False
        if direction == "any":
            return one.direction_id is not None
        return not direction or school_counts.direction_key(one) == direction


class Lacking(SchoolList):
    """Who has no curator, group or goal yet: a list of things to do."""

    name = "lacking"
    keys = ("what",)

    @property
    def title(self):
        return {
            "curator": _("Without a curator"),
            "group": _("Without a group"),
            "goal": _("Goal not submitted"),
        }.get(self.asked("what"), _("Without a curator, a group or a goal"))

    @property
    def header(self):
        return [*_who_header(), _("Curator"), _("Group"), _("Goal")]

    @cached_property
    def rows(self):
        rows = []
        for one in self.facts.people:
            lacks = {
                "curator": not one.has_curator,
                "group": not one.has_group,
                "goal": one.lacks_goal,
            }
            if lacks.get(self.asked("what"), any(lacks.values())):
                has = [_("no") if is_lacking else _("yes") for is_lacking in lacks.values()]
                rows.append((*_who(one), *has))
        return rows


class Waiting(SchoolList):
    """Words of curators that are awaited: that, since when, how many days."""

    name = "waiting"
    keys = ("of", "since")

    @property
    def title(self):
        return _("Feedback awaited")

    @property
    def header(self):
        return [_("Teacher"), _("Curator"), _("Since"), _("Days")]

    @cached_property
    def rows(self):
        bucket = next(
            (b for b in school_counts.buckets([]) if str(b.since) == self.asked("since")), None
        )
        return [
            (one.teacher, one.curator, timezone.localdate(one.since), one.days)
            for one in self.facts.waiting
            if self.asked("of") in ("", str(one.curator_id))
            and (bucket is None or bucket.holds(one.days))
        ]
