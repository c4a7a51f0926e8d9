"""Reads of the inbox."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from activity.models import Notification, Preference
from activity.registry import Found, found, verbs


@dataclass(frozen=True)
class InboxRow:
    """One line of the inbox; `url` and `actor` are empty when the record is no longer shown."""

    pk: int
    text: str
    url: str
    at: datetime
    actor: object
    is_read: bool


def unread_elsewhere(memberships, member):
    """Ids of one's other memberships that have something new: the dots of the switcher."""
    others = [other for other in memberships if other.pk != member.pk]
    if not others:
        return set()
    waiting = Notification.objects.filter(member__in=others).unread()
    return set(waiting.values_list("member_id", flat=True).distinct())


def chosen_channels(member):
    """{kind: channel} for what this member decided; the rest comes at once."""
    return dict(Preference.objects.filter(member=member).values_list("kind", "channel"))


def inbox_rows(member, notifications):
    """Sentences for a page of notifications: one query per kind of subject."""
    notifications = list(notifications)
    known = found(member, {n.entry.subject for n in notifications if _has_record(n.entry)})
    return [
        _row(n, _own(n.entry) if _is_own(n.entry) else known.get(n.entry.subject))
        for n in notifications
    ]


def _has_record(entry):
    """About a record, by a verb that is still known."""
    return entry.verb in verbs and not _is_own(entry)


def _is_own(entry):
    verb = verbs.get(entry.verb)
    return verb is not None and verb.is_own


def _own(entry):
    return Found(title="", url=entry.numbers["url"])


def _row(notification, what):
    entry = notification.entry
    verb = verbs.get(entry.verb)
    actor = entry.actor.name if entry.actor else ""
    if what is None or verb is None:
        text = _("a record that is no longer shown to you")
    else:
        text = verb.sentence(actor, what.title, entry.numbers)
    return InboxRow(
        pk=notification.pk,
        text=text,
        url=what.url if what else "",
        at=entry.at,
        actor=entry.actor if what else None,
        is_read=notification.read_at is not None,
    )
