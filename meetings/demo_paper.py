"""Agendas, notes and agreements of the demonstration's groups, a few statements for all."""

from datetime import timedelta

from django.utils import timezone

from groups.models import Membership
from meetings.enums import AgreementStatus
from meetings.models import (
    AgendaPoint,
    Agreement,
    GroupRules,
    Meeting,
    MeetingNotes,
    MeetingNotesVersion,
)

RULES = (
    "Kas pasakyta grupelėje, lieka grupelėje.\nKlausiame, užuot patarę.\n"
    "Pradedame laiku, baigiame penkiomis minutėmis anksčiau."
)
POINTS = (
    (
        10,
        "Kas pasikeitė nuo praėjusio susitikimo?",
        "Kiekvienas vienu sakiniu: koks buvo žingsnis.",
    ),
    (30, "Po vieną mokinio klausimą iš kiekvieno", "Rūšiuojame: klausia fakto, „kodėl“, savęs."),
    (15, "Ką stebėsime vieni pas kitus", ""),
    (5, "Kitas žingsnis ir kas ves kitą kartą", ""),
)
NOTES = (
    "Sutarėme: kiekvienas bent kartą per savaitę pamokoje pasako: „Nežinau. Kaip galėtume "
    "sužinoti?“ – ir užsirašo, kas įvyko.",
    "Skaičiavome sekundes per tris pamokas: laukiame pusantros.\nBandysime iki šešių.",
    "Su kortele jaunesni mokiniai klausia drąsiau.\nVyresniems labiau tinka klausti raštu.",
)
AGREED = (
    "Atsinešti po vieną mokinio klausimą",
    "Pasikviesti vieną kolegą į pamoką",
    "Pabandyti šešių sekundžių tylą",
)


def make_paper(year):
    """For every group of `year` that meets: what it wrote down; call it after the meetings."""
    meetings = list(Meeting.objects.filter(year=year).standing().in_order())
    people = _people(year)
    meetings = [row for row in meetings if people.get(row.group_id)]
    GroupRules.objects.bulk_create(
        GroupRules(
            group_id=group,
            text=RULES,
            version=1,
            shared_at=timezone.now(),
            shared_by_id=people[group][0],
        )
        for group in dict.fromkeys(row.group_id for row in meetings)
    )
    held = [row for row in meetings if row.is_held]
    ahead = {row.group_id: row for row in reversed(meetings) if row.is_planned}
    _agendas([*held, *ahead.values()], people)
    _notes(held, people)
    _agreements(held, people)


def _people(year):
    """{group id: ids of its members of today}."""
    found = {}
    places = Membership.objects.now().filter(year=year).order_by("pk")
    for group, member in places.values_list("group_id", "member_id"):
        found.setdefault(group, []).append(member)
    return found


def _one(people, meeting, number):
    members = people[meeting.group_id]
    return members[number % len(members)]


def _agendas(meetings, people):
    AgendaPoint.objects.bulk_create(
        AgendaPoint(
            meeting=row,
            author_id=_one(people, row, number),
            position=number,
            minutes=minutes,
            title=title,
            text=text,
        )
        for row in meetings
        for number, (minutes, title, text) in enumerate(POINTS)
    )


def _notes(held, people):
    said = {
        row.pk: {"text": NOTES[number % len(NOTES)], "by": _one(people, row, number)}
        for number, row in enumerate(held)
    }
    notes = MeetingNotes.objects.bulk_create(
        MeetingNotes(
            meeting=row,
            text=said[row.pk]["text"],
            version=1,
            shared_at=row.ends_at,
            shared_by_id=said[row.pk]["by"],
        )
        for row in held
    )
    MeetingNotesVersion.objects.bulk_create(
        MeetingNotesVersion(
            shared=row,
            number=1,
            text=row.text,
            base_version=0,
            at=row.shared_at,
            by_id=row.shared_by_id,
        )
        for row in notes
    )


def _agreements(held, people):
    """Of earlier meetings done; of a group's last one still open, with a day for somebody."""
    last = {row.group_id: row for row in held}
    Agreement.objects.bulk_create(
        Agreement(
            group_id=row.group_id,
            meeting=row,
            made_by_id=_one(people, row, number),
            text=AGREED[number % len(AGREED)],
            owner_id=None if number % 3 == 2 else _one(people, row, number + 1),
            due_on=row.day + timedelta(days=28),
            status=AgreementStatus.OPEN if last[row.group_id] is row else AgreementStatus.DONE,
        )
        for number, row in enumerate(held)
    )
