"""Who sees what of exchange events: `visible_to` and the rules say the same to everybody.

ExchangeEvent, with its moves and materials, is the one named exception of the law that
nothing crosses schools (A38): only where school and host say so, or where one has a seat.
"""

import pytest
import rules

from core.exceptions import TransitionError
from core.flow import step
from meetings import models
from meetings.events_enums import EventStatus, SeatStatus
from tests import factories as make
from tests.conftest import READERS
from tests.meetings.event_factories import (
    LATELY,
    make_event,
    make_feedback,
    make_seat,
    moment,
    open_school,
)
from years.enums import YearStatus

SCOPED = [
    models.Section,
    models.EventSetting,
    models.ExchangeEvent,
    models.EventMove,
    models.EventAttachment,
    models.Seat,
    models.EventFeedbackGiven,
    models.EventFeedback,
]
#: What members of another school may ever see of an event.
ACROSS_SCHOOLS = {models.ExchangeEvent, models.EventMove, models.EventAttachment, models.Seat}


@pytest.fixture(params=[True, False], ids=["school lets them", "school does not"])
def events(cast, request):
    """Every state, open to others or not, with every kind of seat, in two years and schools."""
    open_school(cast.school, is_open=request.param)
    open_school(cast.other, is_open=False)
    cast.is_let = request.param
    closed = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    guests = [cast.stranger, cast.stranger_administrator, cast.both_schools_there]
    colleagues = [cast.colleague, cast.groupmate, cast.leaver, cast.both_schools]
    for year, host in ((cast.year, cast.teacher), (closed, cast.teacher)):
        models.Section.objects.create(year=year, name="Skaitymas")
        for status in EventStatus:
            for is_open in (True, False):
                day = LATELY.replace(year=year.starts_on.year)
                event = make_event(host, year, day, status=status, is_open_to_others=is_open)
                _seats(event, [*colleagues, guests[0]] if is_open else colleagues[:3])
                _parts(event)
                make_feedback(event, *colleagues, *guests[: int(is_open)])
    there = make_event(cast.stranger, cast.other_year, LATELY, is_open_to_others=True)
    models.Section.objects.create(year=cast.other_year, name="Rašymas")
    make_seat(there, cast.both_schools_there)
    _parts(there)
    return cast


def _seats(event, members):
    for number, member in enumerate(members):
        make_seat(event, member, list(SeatStatus)[number % len(SeatStatus)])


def _parts(event):
    event.moves.create(was_at=moment(LATELY), now_at=moment(LATELY), by=event.host)
    event.attachments.create(file="x", name="planas.pdf", mime="application/pdf", size=1)


def test_list_and_rule_agree_for_everybody(events):
    for model in SCOPED:
        rows = list(model.objects.all())
        assert rows, model
        perm = f"meetings.view_{model._meta.model_name}"
        for role in READERS:
            member = getattr(events, role)
            allowed = {row for row in rows if rules.has_perm(perm, member, row)}
            assert set(model.objects.visible_to(member)) == allowed, (model, role)


def school_of(row):
    event = getattr(row, "event", row)
    return event.school_id if hasattr(event, "school_id") else event.year.school_id


def test_nothing_crosses_schools_but_what_is_opened(events):
    """The one exception, named; a seat is its member's own wherever the event is."""
    for role in READERS:
        member = getattr(events, role)
        for model in SCOPED:
            there = [
                row
                for row in model.objects.visible_to(member)
                if school_of(row) != member.school_id
            ]
            for row in there:
                event = getattr(row, "event", row)
                has_seat = event.seats.filter(member=member).exists()
                is_opened = event.is_open_to_others and events.is_let
                assert is_opened or has_seat, (role, row)
                is_own = getattr(row, "member_id", member.pk) == member.pk
                assert is_own, (role, row)
            assert not there or model in ACROSS_SCHOOLS | {
                models.EventFeedback,
                models.EventFeedbackGiven,
            }


def test_a_guest_sees_no_other_guests_name(events):
    event = models.ExchangeEvent.objects.filter(is_open_to_others=True, year=events.year).first()
    make_seat(event, events.stranger_administrator)

    seen = models.Seat.objects.visible_to(events.stranger).filter(event=event)
    assert {seat.member for seat in seen} <= {events.stranger}
    own = models.Seat.objects.visible_to(events.curator).filter(event=event)
    assert {seat.member.school for seat in own} == {events.school}
    every = models.Seat.objects.visible_to(events.teacher).filter(event=event)
    assert set(every) == set(event.seats.all())


def test_a_guest_who_has_a_seat_keeps_seeing_the_event(cast):
    open_school(cast.school)
    event = make_event(cast.teacher, cast.year, is_open_to_others=True)
    make_seat(event, cast.stranger)

    open_school(cast.school, is_open=False)

    seen = [
        models.ExchangeEvent.objects.visible_to(member).exists()
        for member in (cast.stranger, cast.stranger_administrator)
    ]
    assert seen == [True, False]


FLOWS = [
    (models.ExchangeEvent, EventStatus),
    (models.Seat, SeatStatus),
]
STEPS = [(model, a, b) for model, statuses in FLOWS for a in statuses for b in statuses]


@pytest.mark.parametrize(("model", "start", "to"), STEPS)
def test_only_the_steps_of_the_tables_are_made(cast, model, start, to):
    event = make_event(cast.teacher, cast.year)
    row = event if model is models.ExchangeEvent else make_seat(event, cast.colleague)
    model.objects.filter(pk=row.pk).update(status=start)

    if to in model.FLOW[start]:
        step(row, to, by=cast.teacher)
        last = row.transitions.get()
        assert (last.from_status, last.to_status) == (start, to)
    else:
        with pytest.raises(TransitionError):
            step(row, to, by=cast.teacher)
        assert model.objects.get(pk=row.pk).status == start


DEEDS = (
    "change_event",
    "give_materials",
    "cancel_event",
    "see_participants",
    "read_feedback",
    "give_feedback",
)


@pytest.mark.parametrize(
    ("role", "ahead", "held"),
    [
        (
            "teacher",
            set(DEEDS) - {"give_feedback"},
            {"give_materials", "see_participants", "read_feedback"},
        ),
        ("colleague", set(), {"read_feedback", "give_feedback"}),
        ("stranger", set(), {"read_feedback", "give_feedback"}),
        ("groupmate", set(), set()),
        ("leaver", set(), {"read_feedback"}),
        ("administrator", {"cancel_event"}, set()),
        ("stranger_administrator", set(), set()),
    ],
)
def test_who_does_what_before_and_after(cast, role, ahead, held):
    found = []
    for day in (None, LATELY):
        event = make_event(cast.teacher, cast.year, **({"day": day} if day else {}))
        for member in (cast.colleague, cast.stranger, cast.leaver):
            make_seat(event, member)
        member = getattr(cast, role)
        found.append({one for one in DEEDS if rules.has_perm(f"meetings.{one}", member, event)})

    assert found == [ahead, held]


def test_nothing_is_written_in_a_closed_year(cast):
    closed = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    event = make_event(cast.teacher, closed, LATELY.replace(year=2025))
    seat = make_seat(event, cast.colleague)

    deeds = [one for one in DEEDS if one not in ("see_participants", "read_feedback")]
    for member in (cast.teacher, cast.colleague, cast.administrator):
        assert not any(rules.has_perm(f"meetings.{one}", member, event) for one in deeds)
    assert not rules.has_perm("meetings.mark_came", cast.teacher, seat)
