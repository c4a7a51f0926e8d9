"""A pair that ends takes its proposals and coming conversations with it; both are told."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from activity.services import record
from coaching.enums import ConversationStatus
from coaching.models import Conversation
from core.flow import step
from groups.models import Curatorship
from reminders.services import touch
from years.enums import YearStatus


def end_of_pairs(pairs, *, by):
    """`pairs` are curatorships that end or ended; called inside the change (A6, A34)."""
    theirs = Q()
    for pair in pairs:
        theirs |= Q(owner=pair.member_id, curator=pair.curator_id, year=pair.year_id)
    return _cancel(Conversation.objects.filter(theirs), by=by) if theirs else 0


def end_without_pair():
    """What a day has ended: found once a day, says how many."""
    return _cancel(Conversation.objects.all(), by=None)


@transaction.atomic
def _cancel(rows, *, by):
    """Proposals without a pair today, and what is agreed for a day after the pair's last."""
    now = timezone.now()
    rows = rows.alive().exclude(status=ConversationStatus.AGREED, starts_at__lte=now)
    rows = rows.filter(year__status=YearStatus.OPEN)
    rows = list(rows.only("owner", "curator", "year", "starts_at"))
    last = _last_days(rows)
    gone = [row.pk for row in rows if last.get(_pair(row), date.min) < _day_of(row)]
    # whoever answered one meanwhile was first; nobody answers one from here on
    ended = Conversation.objects.alive().filter(pk__in=gone).order_by("pk")
    ended = ended.select_related("owner__school", "curator", "year")
    ended = list(ended.select_for_update(of=("self",))) if gone else []
    for row in ended:
        step(row, ConversationStatus.CANCELLED, by=by, revision=row.revision + 1)
        told = [row.owner, row.curator]
        record(by, "conversation_ended", row.key, tell=told, school=row.owner.school)
        touch(row.key)
    return len(ended)


def _last_days(rows):
    """{pair: its last day, or the end of time}; one query."""
    pairs = Curatorship.objects.filter(member__in={row.owner_id for row in rows})
    last = {}
    for pair in pairs:
        key = (pair.member_id, pair.curator_id, pair.year_id)
        last[key] = max(last.get(key, date.min), pair.until_on or date.max)
    return last


def _pair(row):
    return row.owner_id, row.curator_id, row.year_id


def _day_of(row):
    """The day on which the pair has to be one: the agreed one, or today."""
    return timezone.localdate(row.starts_at) if row.starts_at else timezone.localdate()
