"""Lists of what is done together: lessons, meetings, visits; and what growth is written about."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dashboards.growth_map import GrowthMap
from dashboards.lists.base import SchoolList
from dashboards.school_lessons import SchoolLessons
from dashboards.school_meetings import SchoolMeetings
from meetings.enums import MeetingStatus


class Lessons(SchoolList):
    """The 2+2 of the running term, or of the one that is asked for: of whom any is asked."""

    name = "lessons"

    @property
    def title(self):
        return _("2+2")

    @cached_property
    def board(self):
        return SchoolLessons(self.narrowing)

    @property
    def asides(self):
        return [self.board.term.name] if self.board.term else []

    @property
    def header(self):
        numbers = [_("shown"), _("to show"), _("observed"), _("to observe")]
        return [_("Surname"), _("First name"), _("Subject area"), *numbers]

    @cached_property
    def rows(self):
        if self.board.term is None:
            return []
        rows = ((one, self.board.now_of(one)) for one in self.board.members)
        return [
            (
                *(one.last_name, one.first_name, one.area),
                *(term.shown, term.need_shown, term.observed, term.need_observed),
            )
            for one, term in rows
            if term.need_shown or term.need_observed
        ]


class Meetings(SchoolList):
    """That groups met, when, and how many came: numbers alone."""

    name = "meetings"
    keys = ("of", "state")

    @cached_property
    def board(self):
        return SchoolMeetings(self.narrowing)

    @property
    def title(self):
        return _("Group meetings")

    @property
    def note(self):
        return self.board.note

    @property
    def header(self):
        return self.board.export()[0]

    @cached_property
    def rows(self):
        held_only = self.asked("state") == MeetingStatus.HELD
        rows = self.board.export(self.asked("of"), held_only=held_only)[1]
        return [tuple(row) for row in rows]


class Visits(SchoolList):
    """Confirmed observations between the people meant: who, whom, when."""

    name = "visits"

    @cached_property
    def board(self):
        return SchoolLessons(self.narrowing)

    @property
    def note(self):
        return self.board.note

    @property
    def title(self):
        return _("Who visited whom")

    @property
    def header(self):
        return [_("Observed by"), _("Shown by"), _("Day")]

    @cached_property
    def rows(self):
        return [(one.guest, one.host, one.day) for one in self.board.visits]


class Growth(SchoolList):
    """The growth map as a table; everybody's, whatever people are meant."""

    name = "growth"

    @cached_property
    def board(self):
        return GrowthMap(self.year)

    @property
    def title(self):
        return _("What growth is written about")

    @property
    def note(self):
        return self.board.said

    @property
    def header(self):
        return self.board.export()[0]

    @cached_property
    def rows(self):
        return self.board.export()[1]
