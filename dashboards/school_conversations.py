"""Coaching conversations of the school: that they are held and when, never a word of them.

Names of the two, the day and the state alone are read here (decisions.md, section 1).
"""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import F
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from coaching.enums import ConversationStatus
from coaching.models import Conversation
from core.collation import by_name
from core.dates import month_of
from dashboards.narrowing import Narrowing, people_of

PER_PAGE = 50


@dataclass(frozen=True)
class Talk:
    """One conversation as an administrator knows it."""

    teacher: str
    curator: str
    day: object
    state: str
    is_held: bool


@dataclass
class SchoolConversations:
    """What `/school/conversations/` shows of one school year, narrowed to a period."""

    narrowing: Narrowing
    asked_page: str = ""

    @property
    def periods(self):
        return self.narrowing.periods

    @property
    def period(self):
        return self.narrowing.period

    @property
    def _of_year(self):
        """Conversations of the year's teachers that are meant."""
        rows = Conversation.objects.filter(year=self.narrowing.year)
        if not self.narrowing.is_of_some:
            return rows
        return rows.filter(owner__in=people_of(self.narrowing.at).values("pk"))

    @cached_property
    def held_days(self):
        """Days of everything held in the year: one query."""
        held = self._of_year.held()
        return [timezone.localdate(at) for at in held.values_list("starts_at", flat=True)]

    @cached_property
    def terms(self):
        """[(term's name, how many were held)]."""
        terms = self.periods[1:]
        return [(t.name, sum(t.holds(day) for day in self.held_days)) for t in terms]

    @cached_property
    def months(self):
        """[(first day of the month, how many were held)] of the period."""
        days = [month_of(day) for day in self.held_days if self.period.holds(day)]
        return [(month, days.count(month)) for month in sorted(set(days))]

    @property
    def total(self):
        return sum(n for _month, n in self.months)

    @cached_property
    def rows(self):
        """What has a day in the period, by the teacher's surname; a page is made into Talks.

        Who proposed, declined or called off is between the two.
        """
        rows = self._of_year.timed()
        if self.period.number:
            between = (self.period.first, self.period.last)
            rows = rows.filter(starts_at__date__range=between)
        order = by_name("owner__last_name", "owner__first_name")
        return rows.order_by(*order, F("starts_at").desc(nulls_first=True), "pk").values_list(
            "owner__first_name",
            "owner__last_name",
            "curator__first_name",
            "curator__last_name",
            "starts_at",
            "status",
        )

    @cached_property
    def page(self):
        return Paginator(self.rows, PER_PAGE).get_page(self.asked_page)

    @cached_property
    def talks(self):
        return [_talk(*row) for row in self.page]

    def export(self):
        """(header, rows): a line for every conversation of the period."""
        header = [_("Teacher"), _("Curator"), _("Day"), _("State")]
        talks = [_talk(*row) for row in self.rows]
        return header, [[one.teacher, one.curator, one.day or "", one.state] for one in talks]


def _talk(first, last, curator_first, curator_last, starts_at, status):
    return Talk(
        teacher=f"{first} {last}",
        curator=f"{curator_first} {curator_last}",
        day=timezone.localdate(starts_at) if starts_at else None,
        state=str(ConversationStatus(status).label),
        is_held=status == ConversationStatus.HELD,
    )
