"""The conversations of a teacher's year, as far as the reader took part in them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.models import Conversation
from core.dates import month_of
from core.wording import clock, day
from dashboards.entry import Entry, Status


def talk_entries(teacher, year, reader):
    """(month, Entry) of each agreed or held conversation; one query, no words of it."""
    rows = Conversation.objects.visible_to(reader).timed().filter(owner=teacher, year=year)
    for row in rows.with_agreed():
        on = timezone.localdate(row.starts_at)
        yield month_of(on), _entry(row, on)


def _entry(row, on):
    is_held = row.status == "held"
    note = f"{day(on)}, {clock(timezone.localtime(row.starts_at))}"
    if row.agreed_count:
        agreed = _("done of what was agreed: %(n)s of %(total)s")
        numbers = {"n": row.done_count, "total": row.agreed_count}
        note = f"{note} · {agreed % numbers}"
    return Entry(
        css="y-c" if is_held else "y-plan",
        at=on,
        title=_("Coaching conversation"),
        url=row.get_absolute_url(),
        status=Status("st-on", _("held"), is_answered=True) if is_held else None,
        note=note,
    )
