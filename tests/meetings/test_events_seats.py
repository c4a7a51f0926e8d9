"""Seats: the waiting list moves by itself, and everybody concerned is told."""

from datetime import date

import pytest

from activity.models import Entry, Notification
from core.exceptions import RefusedError, TransitionError
from meetings.events_enums import EventStatus, SeatStatus
from meetings.models import ExchangeEvent, Seat, Section
from meetings.services.events import (
    cancel_event,
    cancel_events_of_leavers,
    change_event,
    concerned,
    move_event,
    post_event,
)
from meetings.services.events_seats import end_seats_of_leavers, give_up, mark_came, sign_up
from meetings.services.events_setting import carry_sections, save_section
from post.models import Letter
from tests import factories as make
from tests.meetings.event_factories import LATELY, SOON, make_event, make_seat, moment
from years.enums import YearStatus

TAKEN, WAITING = SeatStatus.TAKEN, SeatStatus.WAITING


@pytest.fixture
def full(cast):
    """One place, taken by the colleague; groupmate and curator wait, in this order."""
    cast.event = make_event(cast.teacher, cast.year, places=1)
    for name in ("colleague", "groupmate", "curator"):
        setattr(cast, f"{name}_seat", sign_up(cast.event, by=getattr(cast, name)))
    Notification.objects.all().delete()
    Letter.objects.all().delete()
    return cast


def statuses(event):
    return {seat.member.first_name: str(seat.status) for seat in event.seats.all()}


def told(verb):
    rows = Notification.objects.filter(entry__verb=verb)
    return sorted(row.member.first_name for row in rows.select_related("member"))


def test_who_comes_late_waits_in_order(full):
    assert statuses(full.event) == {
        "Colleague": "taken",
        "Groupmate": "waiting",
        "Curator": "waiting",
    }
    assert [seat.member for seat in full.event.seats.in_queue()] == [full.groupmate, full.curator]


def test_a_freed_place_goes_to_the_first_who_waits(full):
    give_up(full.colleague_seat, by=full.colleague)

    assert statuses(full.event) == {
        "Colleague": "given_up",
        "Groupmate": "taken",
        "Curator": "waiting",
    }
    assert (told("seat_got"), told("seat_given_up")) == (["Groupmate"], ["Teacher"])


def test_who_leaves_the_queue_disturbs_nobody(full):
    give_up(full.groupmate_seat, by=full.groupmate)

    assert [seat.member for seat in full.event.seats.in_queue()] == [full.curator]
    assert not Notification.objects.exists()


def test_who_gave_up_and_comes_back_stands_last(full):
    give_up(full.colleague_seat, by=full.colleague)
    sign_up(full.event, by=full.colleague)

    assert [one.member for one in full.event.seats.in_queue()] == [full.curator, full.colleague]
    assert Seat.objects.filter(member=full.colleague).count() == 1


def test_more_places_go_to_all_who_wait(full):
    change_event(full.event, by=full.teacher, places=None)

    assert set(statuses(full.event).values()) == {"taken"}
    assert told("seat_got") == ["Curator", "Groupmate"]
    assert told("event_changed") == []


def test_places_never_fall_below_those_taken(full):
    change_event(full.event, by=full.teacher, places=2)

    with pytest.raises(RefusedError):
        change_event(full.event, by=full.teacher, places=1)


def test_seats_of_who_left_go_on(full):
    full.colleague.left_on = date(2026, 11, 20)
    full.colleague.save()

    counts = [end_seats_of_leavers(), end_seats_of_leavers()]

    assert counts == [1, 0]
    assert statuses(full.event)["Groupmate"] == "taken"
    assert (told("seat_got"), told("seat_ended")) == (["Groupmate"], ["Teacher"])


def test_what_a_host_who_left_had_ahead_is_cancelled(full):
    full.teacher.left_on = date(2026, 11, 20)
    full.teacher.save()

    counts = [cancel_events_of_leavers(), cancel_events_of_leavers()]

    full.event.refresh_from_db()
    assert (counts, full.event.status) == ([1, 0], EventStatus.CANCELLED)
    assert told("event_cancelled") == ["Colleague", "Curator", "Groupmate"]


def test_all_seated_and_waiting_hear_of_a_move_a_change_and_the_end(full):
    everybody = ["Colleague", "Curator", "Groupmate"]

    move_event(full.event, moment(SOON, 16), moment(SOON, 17), by=full.teacher, why="Posėdis.")
    change_event(full.event, by=full.teacher, place="Biblioteka")
    cancel_event(full.event, by=full.teacher, why="Sergu.")

    verbs = ("event_moved", "event_changed", "event_cancelled")
    assert [told(verb) for verb in verbs] == [everybody] * 3
    full.event.refresh_from_db()
    assert (full.event.revision, full.event.cancelled_why) == (1, "Sergu.")
    assert full.event.moves.get().why == "Posėdis."
    assert {one.pk for one in concerned(full.event)} == {
        full.colleague.pk,
        full.groupmate.pk,
        full.curator.pk,
    }


def test_other_words_are_told_once_a_day(full):
    for text in ("Vienaip.", "Kitaip."):
        change_event(full.event, by=full.teacher, text=text)

    assert told("event_changed") == ["Colleague", "Curator", "Groupmate"]
    assert Entry.objects.filter(verb="event_changed").count() == 2


def test_the_letter_about_a_guests_seat_has_no_words_of_the_host(cast):
    event = make_event(cast.teacher, cast.year, title="Slaptas pavadinimas")
    seat = make_seat(event, cast.stranger)

    move_event(event, moment(SOON, 16), moment(SOON, 17), by=cast.teacher, why="Posėdis.")

    letter = Letter.objects.get(address=seat.member.email)
    assert "Slaptas" not in letter.text + letter.html + letter.subject
    assert "Posėdis" not in letter.text + letter.html


@pytest.mark.parametrize("why", ["own", "begun", "cancelled", "closed", "left"])
def test_sign_up_is_refused(cast, why):
    day = LATELY if why == "begun" else SOON
    status = EventStatus.CANCELLED if why == "cancelled" else EventStatus.POSTED
    event = make_event(cast.teacher, cast.year, day, status=status)
    by = {"own": cast.teacher, "left": cast.leaver}.get(why, cast.colleague)
    if why == "closed":
        type(cast.year).objects.filter(pk=cast.year.pk).update(status=YearStatus.CLOSED)

    with pytest.raises(RefusedError):
        sign_up(event, by=by)

    assert not Seat.objects.exists()


def test_after_it_began_nobody_gives_up_and_the_host_says_who_came(cast, time_machine):
    event = make_event(cast.teacher, cast.year, make.TODAY, hour=9)
    seat, other = make_seat(event, cast.colleague), make_seat(event, cast.groupmate)

    with pytest.raises(RefusedError):
        give_up(seat, by=cast.colleague)
    mark_came(seat, True, by=cast.teacher)
    mark_came(seat, True, by=cast.teacher)
    mark_came(other, True, by=cast.teacher)
    mark_came(other, False, by=cast.teacher)

    assert statuses(event) == {"Colleague": "came", "Groupmate": "taken"}
    with pytest.raises(RefusedError):
        mark_came(make_seat(make_event(cast.teacher, cast.year), cast.curator), True, by=None)


def test_a_form_sent_twice_posts_one_event(cast):
    about = {"title": "Klausimai", "form": "mini", "form_token": "0" * 32}
    when = {"starts_at": moment(SOON), "ends_at": moment(SOON, 15)}

    pair = [post_event(by=cast.teacher, **when, **about) for _twice in range(2)]

    assert pair[0] == pair[1]
    assert ExchangeEvent.objects.count() == 1


@pytest.mark.parametrize("day", [LATELY, date(2027, 9, 20)])
def test_an_event_is_posted_ahead_and_in_an_open_year(cast, day):
    with pytest.raises(RefusedError):
        post_event(
            by=cast.teacher,
            title="Klausimai",
            form="mini",
            starts_at=moment(day),
            ends_at=moment(day, 15),
        )


def test_sections_go_on_in_the_next_year(cast):
    leaders = {"Skaitymas": cast.colleague, "Rašymas": cast.leaver}
    for name, leader in leaders.items():
        save_section(Section(year=cast.year, name=name, leader=leader), by=cast.administrator)
    following = make.make_year(cast.school, 2027, YearStatus.PLANNED)

    for _twice in range(2):
        carry_sections(following, cast.year, by=cast.administrator)

    rows = Section.objects.filter(year=following).order_by("name")
    assert [(row.name, row.leader) for row in rows] == [
        ("Rašymas", None),
        ("Skaitymas", cast.colleague),
    ]


@pytest.mark.parametrize("status", [WAITING, SeatStatus.GIVEN_UP])
@pytest.mark.parametrize("came", [True, False])
def test_who_had_no_seat_gets_none_by_the_list_of_who_came(cast, status, came):
    event = make_event(cast.teacher, cast.year, make.TODAY, hour=9, places=1)
    make_seat(event, cast.colleague)
    seat = make_seat(event, cast.groupmate, status)

    with pytest.raises(TransitionError):
        mark_came(seat, came, by=cast.teacher)

    assert statuses(event) == {"Colleague": "taken", "Groupmate": status}


def test_nobody_comes_to_their_own_from_another_school(cast):
    event = make_event(cast.both_schools, cast.year)

    with pytest.raises(RefusedError):
        sign_up(event, by=cast.both_schools_there)


def test_an_event_of_the_next_year_stands_in_that_years_section(cast):
    nxt = make.make_year(cast.school, 2027, status=YearStatus.OPEN)
    old = [Section.objects.create(year=cast.year, name=name) for name in ("Skaitymas", "Menai")]
    new = Section.objects.create(year=nxt, name="Skaitymas")
    when = {"starts_at": moment(date(2027, 9, 20)), "ends_at": moment(date(2027, 9, 20), 15)}

    events = [
        post_event(by=cast.teacher, section=one, title="K", form="mini", **when) for one in old
    ]

    assert [(event.year, event.section) for event in events] == [(nxt, new), (nxt, None)]
