"""The demonstration: everybody can sign in, every state is there, the same for one seed."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from coaching.enums import ConversationStatus
from coaching.models import Conversation
from dialogue.models import Thread
from goals.enums import GoalStatus
from goals.models import Goal
from groups.models import AptGroup, Curatorship
from meetings.events_enums import EventStatus, SeatStatus
from meetings.models import ExchangeEvent, Seat, Section
from observations.models import LessonRequest, Observation, OpenLesson, Place
from office.demo import Size, fill
from office.demo_cast import SIGN_INS, TEACHER
from people.models import Member, School
from people.passwords import DEMO_PASSWORD
from people.queries import is_demo
from reflections.models import Reflection
from reminders.feeds import refresh_feeds
from reminders.models import CalendarFeed, FeedItem
from years.models import SchoolYear

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    fill(Size())
    return School.objects.get(name="Ąžuolupio gimnazija")


def test_demo_has_the_school_that_the_readme_names(demo):
    year = SchoolYear.objects.get(school=demo, status="open")

    assert is_demo()
    assert Member.objects.filter(school=demo).count() == 28
    assert AptGroup.objects.filter(year=year).count() == 6
    assert Curatorship.objects.filter(year=year).values("curator").distinct().count() == 5
    assert SchoolYear.objects.filter(school=demo, status="closed").count() == 1


def test_the_teacher_of_the_demo_has_a_calendar(demo):
    refresh_feeds()

    kinds = set(FeedItem.objects.values_list("kind", flat=True))

    assert CalendarFeed.objects.get().user.email == TEACHER.email
    assert kinds >= {"lesson", "meeting", "conversation", "exchange", "reflection"}


def test_every_sign_in_of_the_demo_opens(demo, rf):
    signed_in = [
        authenticate(rf.post("/"), email=email, password=DEMO_PASSWORD) for email, _who in SIGN_INS
    ]

    assert [user.email for user in signed_in] == [email for email, _who in SIGN_INS]


def test_demo_shows_every_state_up_to_today(demo):
    year = SchoolYear.objects.get(school=demo, status="open")
    reflections = Reflection.objects.filter(year=year)

    assert set(reflections.values_list("month__month", flat=True)) == {9, 10, 11}
    assert set(reflections.values_list("status", flat=True)) == {"draft", "submitted"}
    assert reflections.filter(is_late=True).exists()
    assert not reflections.filter(submitted_at__gt=reflections[0].created_at).exists()
    assert Thread.objects.filter(year=year, waiting_since__isnull=False).exists()
    assert Thread.objects.filter(year=year, answered_at__isnull=False).exists()
    assert Goal.objects.filter(year=year, status=GoalStatus.AGREED).count() > 15


@pytest.mark.django_db(transaction=True)
def test_demo_is_the_same_for_one_seed():
    made = [_made(Size(schools=1, teachers=6, years=1, seed=7)) for _time in range(2)]

    assert made[0] == made[1]


def _made(size):
    call_command("flush", interactive=False, verbosity=0)
    fill(size)
    people = Member.objects.order_by("email").values_list("first_name", "last_name")
    goals = Goal.objects.order_by("owner__email").values_list("owner__email", "sentence")
    return list(people), list(goals)


def test_demo_costs_the_same_statements_however_many_teachers(django_assert_max_num_queries):
    with django_assert_max_num_queries(145):
        fill(Size(schools=1, teachers=40, years=1))


def test_demo_refuses_a_database_with_a_school(demo):
    with pytest.raises(CommandError, match="schools in this database"):
        call_command("demo", stdout=StringIO())


def test_demo_once_leaves_what_is_there(demo):
    before = Reflection.objects.count()

    call_command("demo", once=True, stdout=StringIO())

    assert Reflection.objects.count() == before


def test_demo_shows_what_happened_to_lessons_with_its_history(demo):
    year = SchoolYear.objects.get(school=demo, status="open")
    lessons, places = OpenLesson.objects.filter(year=year), Place.objects.filter(lesson__year=year)
    records = Observation.objects.filter(year=year)
    requests = LessonRequest.objects.filter(year=year)

    assert lessons.get(revision=1).moves.get().why
    cancelled = lessons.filter(status="cancelled")
    assert cancelled.filter(transitions__to_status="cancelled").count() == cancelled.count() > 0
    assert places.get(status="declined").word
    reopened = records.get(reopenings__isnull=False)
    steps = reopened.transitions.values_list("to_status", flat=True)
    assert list(steps) == ["submitted", "confirmed", "submitted"]
    assert records.filter(is_confirmed_by_time=True, transitions__by=None).exists()
    assert records.filter(threads__isnull=False).exists()
    assert set(requests.values_list("status", flat=True)) == {"open", "declined", "accepted"}
    answered = requests.exclude(status="open")
    assert answered.filter(transitions__from_status="open").count() == answered.count()
    assert Member.objects.get(email=SIGN_INS[0][0]).timetable.exists()


def test_demo_has_exchange_events_of_every_kind(demo):
    events = ExchangeEvent.objects.filter(year__school=demo)
    answers = sorted(event.feedback.count() for event in events)

    assert Section.objects.filter(year__school=demo).count() == 2
    assert set(events.values_list("status", flat=True)) == set(EventStatus)
    assert answers == [0, 0, 0, 0, 3, 6]
    assert Seat.objects.waiting().filter(event__year__school=demo).count() == 3
    guests = Seat.objects.exclude(member__school=demo).filter(event__in=events)
    assert [seat.status for seat in guests] == [SeatStatus.TAKEN]
    for event in events.exclude(places=None):
        assert event.seats.seated().count() <= event.places


def test_demo_shows_conversations_in_every_state(demo):
    year = SchoolYear.objects.get(school=demo, status="open")
    rows = Conversation.objects.filter(year=year)

    assert set(rows.values_list("status", flat=True)) == set(ConversationStatus.values)
    assert all(row.times.count() >= 2 for row in rows.proposed())
