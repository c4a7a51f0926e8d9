"""The only door to "it happened"."""

from django.db import transaction
from django.utils import timezone

from activity.enums import Channel
from activity.letters import Told, notice_letters
from activity.models import Entry, Notification, Preference
from activity.registry import kinds_said_as, verbs
from activity.stopping import DIGEST
from people.services.own import choose_own_words
from post.models import Letter
from post.services import withdraw


@transaction.atomic
def record(actor, verb, subject, *, tell=(), numbers=None, school=None, at_once=False):
    """Write down that `actor` did `verb` to `subject` and tell the Members in `tell`.

    `subject` is a text key ("reflection:12"). `actor` is None for what time does; then
    `school` is needed. The actor is never told of their own deed. Notices go to the inbox
    and, as each person chose, into the post; the letter waits for the next allowed hour,
    unless `at_once`: a change of something that begins within a day (A35).
    """
    if verb not in verbs:
        raise ValueError(f"unknown verb {verb}")
    entry = Entry.objects.create(
        school=school or actor.school,
        actor=actor,
        verb=verb,
        subject=subject,
        numbers=numbers or {},
    )
    told = [member for member in tell if actor is None or member.pk != actor.pk]
    told = list({member.pk: member for member in told if not member.has_left()}.values())
    if told:
        notices = [Notification(entry=entry, member=member) for member in told]
        notices = Notification.objects.bulk_create(notices)
        notice_letters([Told(one, one.member) for one in notices], at_once=at_once)
    return entry


def mark_read(notifications, *, by):
    """Put the given notifications of `by` behind them; returns how many were new."""
    return notifications.visible_to(by).unread().update(read_at=timezone.now())


@transaction.atomic
def choose_letters(member, channels, *, own_words, by):
    """Keep `member`'s channel per kind of notice, and whether own words may stand in letters."""
    _choose(
        [Preference(member=member, kind=kind, channel=value) for kind, value in channels.items()]
    )
    choose_own_words(member, are_in_letters=own_words, by=by)


def _choose(rows):
    Preference.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["member", "kind"],
        update_fields=["channel"],
    )


@transaction.atomic
def stop_letters(member, kind):
    """No letters of this kind any more, or no digest; the inbox keeps everything.

    The digest is the person's, whichever membership the link was made for (A17).
    """
    if kind == DIGEST:
        digests = Preference.objects.filter(member__user=member.user_id, channel=Channel.DIGEST)
        digests.update(channel=Channel.NONE)
        return
    said = kinds_said_as(kind)
    rows = [Preference(member=member, kind=name, channel=Channel.NONE) for name in said]
    _choose(rows)
    waiting = Letter.objects.filter(kind__in=said, address=member.user.email)
    withdraw(waiting.filter(thread__contains=f".{member.pk}@"))


def record_daily(actor, verb, subject, *, tell):
    """`record`, but each of `tell` hears of this verb and subject once a day."""
    heard = Notification.objects.filter(
        member__in=tell,
        entry__verb=verb,
        entry__subject=subject,
        entry__at__date=timezone.localdate(),
    )
    heard = set(heard.values_list("member_id", flat=True)) if tell else set()
    told = [member for member in tell if member.pk not in heard]
    return record(actor, verb, subject, tell=told)
