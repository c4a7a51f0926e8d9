"""Meetings of one member's groups, for the home page: what is ahead."""

from datetime import timedelta

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from core.wording import clock
from groups.models import AptGroup
from meetings.enums import Intention
from meetings.models import Attendance, Meeting

#: How far ahead meetings stand on the page.
AHEAD = timedelta(days=45)


COLUMNS = ("pk", "starts_at", "ends_at", "place", "topic", "group_name", "intention")


def next_meeting(member, year):
    """Subqueries `meeting_…` of the soonest planned meeting one can come to: the same for every
    row they are put beside, so that the database asks once and the page no query more."""
    mine = Attendance.objects.filter(meeting=OuterRef("pk"), member=member)
    rows = Meeting.objects.visible_to(member).ahead().filter(year=year)
    rows = rows.filter(starts_at__lt=timezone.now() + AHEAD)
    rows = rows.annotate(group_name=F("group__name"))
    rows = rows.annotate(intention=Coalesce(Subquery(mine.values("intention")[:1]), Value("")))
    rows = rows.exclude(intention=Intention.CANNOT).in_order()
    return {f"meeting_{name}": Subquery(rows.values(name)[:1]) for name in COLUMNS}


def meetings_beside(days):
    """The meeting that `next_meeting` found: a list of one, or of none."""
    if not days or days[0].meeting_pk is None:
        return []
    found = {name: getattr(days[0], f"meeting_{name}") for name in COLUMNS}
    group, intention = AptGroup(name=found.pop("group_name")), found.pop("intention")
    meeting = Meeting(group=group, **found)
    meeting.my_intention = intention
    return [meeting]


def title_of(meeting):
    """„Klausimų galia: kiek tylime po klausimo“; the group alone where no topic is chosen."""
    return f"{meeting.group.name}: {meeting.topic}" if meeting.topic else meeting.group.name


def detail_of(meeting):
    """„15:00–16:00 · Biblioteka · dar neatsakėte, ar dalyvausite“."""
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    hours = f"{clock(begins)}–{clock(ends)}"
    asked = "" if meeting.my_intention else _("you have not said yet whether you come")
    return " · ".join(filter(None, [hours, meeting.place, asked]))
