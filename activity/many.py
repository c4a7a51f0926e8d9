"""Write down many deeds of one moment: the same few statements for five as for five hundred."""

from dataclasses import dataclass, field

from django.db import transaction

from activity.letters import letters_of_many
from activity.models import Entry, Notification
from activity.registry import Found, verbs
from people.models import Member


@dataclass(frozen=True)
class Deed:
    """One thing that happened; each one told comes with what they may see of it."""

    verb: str
    subject: str
    told: list[tuple[Member, Found]]
    numbers: dict = field(default_factory=dict)


@transaction.atomic
def record_many(actor, deeds, *, school=None):
    """`activity.services.record` for many deeds of one actor; nobody is told of their own.

    `actor` is None for what time does; then `school` is needed.
    """
    school = school or actor.school
    if unknown := {deed.verb for deed in deeds if deed.verb not in verbs}:
        raise ValueError(f"unknown verbs {unknown}")
    entries = Entry.objects.bulk_create(
        [
            Entry(
                school=school,
                actor=actor,
                verb=deed.verb,
                subject=deed.subject,
                numbers=deed.numbers,
            )
            for deed in deeds
        ]
    )
    told = [
        (entry, member, what)
        for entry, deed in zip(entries, deeds, strict=True)
        for member, what in deed.told
        if (actor is None or member.pk != actor.pk) and not member.has_left()
    ]
    Notification.objects.bulk_create(
        [Notification(entry=entry, member=member) for entry, member, _what in told]
    )
    letters_of_many(school, told)
