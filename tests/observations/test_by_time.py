"""Time confirms only whom it has told, and only what still waits (A23)."""

from datetime import date, timedelta

import pytest

from activity.models import Notification
from observations import services
from observations.enums import ObservationStatus
from observations.models import Observation
from observations.services import bytime
from people.models import Leave
from tests.observations.factories import LATELY, make_lesson, make_observation, moment
from years.models import Closure


@pytest.fixture
def row(cast):
    return make_observation(
        make_lesson(cast.teacher, cast.year, LATELY), cast.colleague, "submitted"
    )


def told(member):
    rows = Notification.objects.filter(member=member).order_by("pk")
    return list(rows.values_list("entry__verb", flat=True))


def days_told(member):
    rows = Notification.objects.filter(member=member, entry__verb="observation_confirms_soon")
    return [date.fromisoformat(n.entry.numbers["confirms_on"]) for n in rows.order_by("pk")]


def sweep(day):
    return services.confirm_by_time(moment(day, 12))


def test_nothing_is_confirmed_before_its_owner_was_told_four_days_ahead(cast, row):
    """The sweep slept over the fortnight."""
    late = row.confirms_on + timedelta(days=3)

    assert [sweep(late), sweep(late + timedelta(days=3))] == [0, 0]
    row.refresh_from_db()
    assert row.confirms_on == late + timedelta(days=4)
    assert days_told(cast.teacher) == [row.confirms_on]
    assert sweep(row.confirms_on) == 1


def test_a_holiday_taken_back_does_not_confirm_at_once(cast, row):
    span = {"from_on": date(2026, 11, 23), "until_on": date(2026, 12, 4)}
    holiday = Closure.objects.create(year=cast.year, name="x", **span)
    sweep(date(2026, 11, 20))
    holiday.delete()

    assert sweep(date(2026, 12, 10)) == 0
    assert days_told(cast.teacher) == [date(2026, 12, 14)]


def test_whoever_goes_on_leave_after_being_told_is_told_anew(cast, row):
    first = row.confirms_on
    sweep(first - timedelta(days=4))
    Leave.objects.create(
        member=cast.teacher, from_on=first - timedelta(days=2), until_on=first + timedelta(days=7)
    )
    last = first + timedelta(days=10)

    for day in (first, last - timedelta(days=4), last - timedelta(days=3)):
        assert sweep(day) == 0
    assert days_told(cast.teacher) == [first, last]
    assert sweep(last) == 1


def test_what_was_opened_again_meanwhile_is_not_confirmed_by_a_stale_sweep(cast, row):
    sweep(row.confirms_on - timedelta(days=4))
    stale = Observation.objects.select_related("owner__school", "observer").get(pk=row.pk)
    services.confirm(row, owner_words="Kitąkart lėčiau.", by=cast.teacher)
    services.reopen(row, reason="Ne visa klasė.", by=cast.colleague)

    assert bytime._confirm(stale, Observation.objects.due_by_time(stale.confirms_on)) is False
    row.refresh_from_db()
    assert row.status == ObservationStatus.SUBMITTED
