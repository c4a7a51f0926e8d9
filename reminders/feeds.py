"""Keep people's calendars: make, renew and end one, and write down what is new in them.

What a calendar program was last told is a row (`FeedItem`); the sources say what is so now.
The difference becomes new rows, a higher `sequence` or a cancelled one. Reading an address
writes nothing and asks no source.
"""

from collections import defaultdict
from dataclasses import asdict

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from core.faults import report
from reminders.feed_wanted import BACK, wanted_by_user
from reminders.models import CalendarFeed, FeedItem, new_secret

#: So many people's calendars are kept in one transaction, with the same few queries.
PEOPLE = 100
#: What a calendar program is told of, and hears of again when it is another.
TOLD = ("summary", "day", "starts_at", "ends_at", "place", "path")


@transaction.atomic
def make_feed(*, by):
    """The person's calendar, filled at once; the one there is when there is one."""
    feed, _is_new = CalendarFeed.objects.get_or_create(user=by.user)
    _refresh([feed.pk], by.user.language, timezone.now())
    return feed


def renew_feed(feed, *, by):
    """Another address; whoever knows the former one reads nothing from now on."""
    feed.secret = new_secret()
    CalendarFeed.objects.filter(pk=feed.pk).update(secret=feed.secret)
    return feed


@transaction.atomic
def stop_feed(feed, *, by):
    """No calendar, and nothing kept of what was in it; a round that keeps it ends first."""
    CalendarFeed.objects.select_for_update(no_key=True).filter(pk=feed.pk).first()
    feed.delete()


def refresh_feeds(now=None, *, key=None):
    """Bring every calendar up to date, or those that hold what `key` names; how many changes.

    A fault with one person's is kept for the operator; the others go on.
    """
    now = now or timezone.now()
    if key is None:
        FeedItem.objects.outdated(timezone.localdate(now)).delete()
    return sum(_refresh_batch(ids, language, now) for language, ids in _batches(key))


def _batches(key):
    """(language, ids of feeds), some people at a time who read the same language."""
    feeds = CalendarFeed.objects.order_by("pk")
    if key is not None:
        feeds = feeds.filter(pk__in=FeedItem.objects.filter(key=key).values("feed"))
    of_language = defaultdict(list)
    for pk, language in feeds.values_list("pk", "user__language"):
        of_language[language].append(pk)
    for language, ids in of_language.items():
        for first in range(0, len(ids), PEOPLE):
            yield language, ids[first : first + PEOPLE]


def _refresh_batch(ids, language, now):
    try:
        return _refresh(ids, language, now)
    except SoftTimeLimitExceeded:
        raise  # the time of the whole round is over
    except Exception as error:  # noqa: BLE001  whatever it is, it is one calendar's alone
        if len(ids) > 1:
            return sum(_refresh_batch([pk], language, now) for pk in ids)
        report("reminders.refresh_feeds", error, about=f"calendar {ids[0]}")
        return 0


@transaction.atomic
def _refresh(ids, language, now):
    """The calendars are locked before anything is read: two rounds at once go one by one."""
    feeds = CalendarFeed.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    feed_of = {feed.user_id: feed.pk for feed in feeds}
    rows = defaultdict(dict)
    for row in FeedItem.objects.filter(feed__in=feed_of.values()):
        rows[row.feed_id][row.member_id, row.kind, row.key] = row
    new, changed = [], []
    for user_id, wanted in wanted_by_user(list(feed_of), language, now).items():
        feed_id = feed_of[user_id]
        for identity, item in wanted.items():
            row = rows[feed_id].pop(identity, None)
            if row is None:
                new.append(FeedItem(feed_id=feed_id, changed_at=now, **asdict(item)))
            elif _takes(row, item):
                changed.append(row)
        changed += [row for row in rows[feed_id].values() if _is_called_off(row, now)]
    for row in changed:
        row.sequence, row.changed_at = row.sequence + 1, now
    FeedItem.objects.bulk_create(new, batch_size=500)
    columns = [*TOLD, "is_cancelled", "sequence", "changed_at"]
    FeedItem.objects.bulk_update(changed, columns, batch_size=200)
    return len(new) + len(changed)


def _takes(row, item):
    """Whether the row was told otherwise; it says now what `item` says."""
    was = [row.is_cancelled, *(getattr(row, name) for name in TOLD)]
    row.is_cancelled = False
    for name in TOLD:
        setattr(row, name, getattr(item, name))
    return was != [False, *(getattr(row, name) for name in TOLD)]


def _is_called_off(row, now):
    """No source knows it any more: what is ahead is called off, what was done in good time
    need not be done; the past stays as it was."""
    if row.is_cancelled:
        return False
    if row.ends_at:
        row.is_cancelled = row.ends_at > now
    else:
        row.is_cancelled = row.day >= timezone.localdate(now) - BACK
    return row.is_cancelled
