"""Several hands at the same moment, each in a process of its own: every word is somewhere.

On SQLite (a file) and on PostgreSQL alike.
"""

import os

import pytest

from core.autosave import Writing
from core.hands import Typed, keep_draft, share_draft
from meetings.models import MeetingNotes
from tests import factories as make
from tests.meetings.factories import NEXT, make_meeting
from tests.meetings.papers import make_notes
from tests.observations.processes import at_once

ROUNDS = 20 if os.environ.get("APT_TEST_ALL") else 4
FIVE = 5

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def members():
    school = make.make_school()
    members = [make.make_member(school, user=False) for _number in range(FIVE)]
    make.make_group(make.make_year(school), *members)
    return members


@pytest.fixture
def notes(members):
    group = members[0].group_places.get().group
    hours = range(6, 6 + ROUNDS) if ROUNDS < 12 else range(ROUNDS)
    return [make_notes(make_meeting(group, NEXT, hour)).pk for hour in hours]


def sharing(member, notes, page="", text=""):
    """A deed: type over what there is and make it everybody's."""
    text = text or f"Parašė {member.pk}."

    def share(number):
        row = MeetingNotes.objects.get(pk=notes[number])
        writing = Writing(0, page, 1)
        keep_draft(row, Typed(text, 0), by=member, writing=writing)
        made = share_draft(row, by=member)
        return made.number if made else None

    return share


def test_five_who_share_at_once_lose_nothing(members, notes):
    came_to = at_once([sharing(member, notes) for member in members], ROUNDS)

    assert [sorted(map(str, round_)) for round_ in came_to] == [["1", *["None"] * 4]] * ROUNDS
    for row in MeetingNotes.objects.filter(pk__in=notes):
        texts = {row.text, *row.versions.beside().values_list("text", flat=True)}
        assert texts == {f"Parašė {member.pk}." for member in members}
        assert row.version == 1


def test_five_pages_of_one_writer_keep_every_text(members, notes):
    author = members[0]
    pages = [(f"p{number}", f"Langas {number}.") for number in range(FIVE)]

    def typing(page, text):
        def save(number):
            row = MeetingNotes.objects.get(pk=notes[number])
            keep_draft(row, Typed(text, 0), by=author, writing=Writing(0, page, 1))

        return save

    came_to = at_once([typing(*page) for page in pages], ROUNDS)

    assert came_to == [[None] * FIVE] * ROUNDS
    for row in MeetingNotes.objects.filter(pk__in=notes):
        assert set(row.drafts.values_list("text", flat=True)) == {text for _page, text in pages}
        assert row.drafts.filter(met_at=None).count() == 1


def test_five_buttons_of_one_form_make_one_text(members, notes):
    at_once([sharing(members[0], notes, "a", "Vienas.") for _number in range(FIVE)], ROUNDS)

    for row in MeetingNotes.objects.filter(pk__in=notes):
        assert (row.text, row.version, row.versions.count()) == ("Vienas.", 1, 1)
