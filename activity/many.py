"""Write down many deeds of one moment: the same few statements for five as for five hundred."""

from dataclasses import dataclass, field

from django.db import transaction

from activity.letters import Told, notice_letters
from activity.models import Entry, Notification
from activity.registry import Found, verbs
from people.models import Member, School


@dataclass(frozen=True)
class Deed:
    """One thing that happened; each one told comes with what they may see of it.

    `school` is needed where time did it (no actor).
    """

    verb: str
    subject: str
    told: list[tuple[Member, Found]]
    numbers: dict = field(default_factory=dict)
    school: School | None = None


@transaction.atomic
def record_many(actor, deeds, *, at_once=False):
    """`activity.services.record` for many deeds of one actor; nobody is told of their own.

    `actor` is None for what time does; `at_once`: letters wait for no allowed hour. Returns
    [(Told, Letter)] of those who got one.
    """
    if unknown := {deed.verb for deed in deeds if deed.verb not in verbs}:
        raise ValueError(f"unknown verbs {unknown}")
    entries = Entry.objects.bulk_create(
        [
            Entry(
                school=deed.school or actor.school,
                actor=actor,
                verb=deed.verb,
                subject=deed.subject,
                numbers=deed.numbers,
            )
            for deed in deeds
        ]
    )
    told = [
        Told(Notification(entry=entry, member=member), member, what)
        for entry, deed in zip(entries, deeds, strict=True)
        for member, what in deed.told
        if (actor is None or member.pk != actor.pk) and not member.has_left()
    ]
    Notification.objects.bulk_create([one.notice for one in told])
    return notice_letters(told, at_once=at_once)
