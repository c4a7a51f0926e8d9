"""Meetings of one member's groups, for the home page: what is ahead."""

from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from core.prepared import Prepared
from core.wording import clock
from meetings.enums import Intention
from meetings.models import Attendance, Meeting
from meetings.querysets import groups_read_by

#: How far ahead meetings stand on the page.
AHEAD = timedelta(days=45)


@Prepared
def _next(member, year, day: date, now: datetime, until: datetime):
    mine = Attendance.objects.filter(meeting=OuterRef("pk"), member=member)
    rows = Meeting.objects.ahead(now).filter(year=year, starts_at__lt=until)
    rows = rows.filter(group__in=groups_read_by(member, day)).select_related("group")
    rows = rows.annotate(my_intention=Coalesce(Subquery(mine.values("intention")[:1]), Value("")))
    rows = rows.exclude(my_intention=Intention.CANNOT)
    return rows.only("starts_at", "ends_at", "place", "topic", "group__name").in_order()[:1]


def next_meetings(member, year):
    """The soonest planned meeting one can come to, with `my_intention`: a list of one or none."""
    now, day = timezone.now(), timezone.localdate()
    return _next.rows(member=member.pk, year=year.pk, day=day, now=now, until=now + AHEAD)


def title_of(meeting):
    """„Klausimų galia: kiek tylime po klausimo“; the group alone where no topic is chosen."""
    return f"{meeting.group.name}: {meeting.topic}" if meeting.topic else meeting.group.name


def detail_of(meeting):
    """„15:00–16:00 · Biblioteka · dar neatsakėte, ar dalyvausite“."""
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    hours = f"{clock(begins)}–{clock(ends)}"
    asked = "" if meeting.my_intention else _("you have not said yet whether you come")
    return " · ".join(filter(None, [hours, meeting.place, asked]))
