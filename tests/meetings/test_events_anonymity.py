"""Nobody can tell whose answer is whose (A39): two tables that nothing joins."""

import pytest
import rules
from django.db import connection, models

from activity.models import Entry
from core.exceptions import RefusedError
from meetings.events_querysets import OPENS_AT
from meetings.models import EventFeedback, EventFeedbackGiven, Seat
from meetings.services.events_feedback import give_feedback
from tests import factories as make
from tests.conftest import READERS
from tests.meetings.event_factories import LATELY, SOON, make_event, make_feedback, make_seat
from years.enums import YearStatus

TIMES = (models.DateField, models.TimeField)


@pytest.fixture
def held(cast):
    """An event that is over, with twelve who were there."""
    cast.event = make_event(cast.teacher, cast.year, LATELY)
    cast.were = [make.make_member(cast.school, user=False) for _number in range(12)]
    for member in cast.were:
        make_seat(cast.event, member)
    return cast


def test_the_tables_have_no_column_in_common_but_the_event():
    columns = [{f.name: f for f in m._meta.fields} for m in (EventFeedback, EventFeedbackGiven)]

    assert set(columns[0]) & set(columns[1]) == {"id", "event"}
    assert not any(isinstance(field, TIMES) for one in columns for field in one.values())
    assert all(isinstance(one["id"], models.UUIDField) for one in columns)
    assert "member" not in columns[0]


def test_no_key_and_no_place_in_the_file_is_shared(held):
    """Told apart by chance: one in 12! of the time both orders would be the same."""
    for number, member in enumerate(held.were):
        give_feedback(held.event, by=member, useful=3, takes=f"žodis {number:02}")

    given, said = EventFeedbackGiven.objects.all(), EventFeedback.objects.all()
    assert not {row.pk for row in given} & {row.pk for row in said}
    order = [member.pk for member in held.were]
    assert stored(EventFeedbackGiven, "member_id") != order
    assert stored(EventFeedback, "takes") != [f"žodis {number:02}" for number in range(12)]
    by_key = [row.takes for row in said.order_by("pk")]
    assert by_key != sorted(by_key)


def stored(model, column):
    """The column as the rows lie in the file."""
    place = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {model._meta.db_table} ORDER BY {place}")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def test_the_last_to_answer_is_not_the_last_in_the_file(held):
    """Whoever looks after every answer sees a new order every time."""
    lasts = set()
    for number, member in enumerate(held.were):
        give_feedback(held.event, by=member, useful=3, takes=f"žodis {number:02}")
        lasts.add(stored(EventFeedback, "takes")[-1] == f"žodis {number:02}")

    assert False in lasts


def test_neither_the_journal_nor_the_seat_remembers(held):
    before = list(Seat.objects.order_by("pk").values_list("pk", "updated_at"))

    give_feedback(held.event, by=held.were[0], useful=5, takes="Tyla.")

    assert list(Seat.objects.order_by("pk").values_list("pk", "updated_at")) == before
    assert Entry.objects.count() == 0


def test_answers_stay_closed_to_every_role_below_five(held):
    members = [getattr(held, role) for role in READERS] + held.were
    for count in range(1, OPENS_AT):
        make_feedback(held.event, held.were[count])
        for member in members:
            assert not EventFeedback.objects.visible_to(member).exists()
            for row in EventFeedback.objects.all():
                assert not rules.has_perm("meetings.view_eventfeedback", member, row)

    make_feedback(held.event, held.were[0])

    readers = [one for one in members if EventFeedback.objects.visible_to(one).exists()]
    assert readers == [held.teacher, *held.were]


def test_answers_open_five_at_a_time(held):
    """One more between two looks would be known by who has just spoken of it."""
    seen = []
    for member in held.were:
        give_feedback(held.event, by=member, useful=3)
        seen.append(EventFeedback.objects.visible_to(held.teacher).count())

    assert seen == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10]
    closed = EventFeedback.objects.filter(is_opened=False)
    perm = "meetings.view_eventfeedback"
    assert [rules.has_perm(perm, held.teacher, one) for one in closed] == [False, False]


def test_each_answers_once(held):
    first = give_feedback(held.event, by=held.were[0], useful=5)
    second = give_feedback(held.event, by=held.were[0], useful=1)

    assert (first, second) == (True, False)
    assert [row.useful for row in held.event.feedback.all()] == [5]


@pytest.mark.parametrize("who", ["ahead", "no seat", "waited", "closed year"])
def test_only_those_who_were_there_answer_while_the_year_is_open(held, who):
    member, event = held.were[0], held.event
    if who == "ahead":
        event = make_event(held.teacher, held.year, SOON)
        make_seat(event, member)
    elif who == "no seat":
        member = held.colleague
    elif who == "waited":
        event.seats.filter(member=member).update(status="waiting")
    else:
        type(held.year).objects.filter(pk=held.year.pk).update(status=YearStatus.CLOSED)

    with pytest.raises(RefusedError):
        give_feedback(event, by=member, useful=5)

    assert not EventFeedback.objects.exists()
