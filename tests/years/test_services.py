"""The calendar's own life: what a new year begins with, what follows what."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.dates import previous_month
from core.exceptions import RefusedError
from tests import factories as make
from years import duekinds, services
from years.duekinds import DueKind, Proposal, kinds
from years.enums import TermSystem, YearStatus
from years.models import Closure, Direction, DueDay, SchoolYear, Term

MONTHS = range(10)


def month_after(year, offset):
    index = year.starts_on.month - 1 + offset
    return date(year.starts_on.year + index // 12, index % 12 + 1, 1)


def monthly(year, terms, workdays):
    for offset in MONTHS:
        month = month_after(year, offset)
        yield Proposal(month, workdays.last_of_month(month), month=month)


def goal_by_the_end_of_september(year, terms, workdays):
    due_on = workdays.on_or_before(date(year.starts_on.year, 9, 30))
    yield Proposal(year.starts_on, due_on)


def at_the_end_of_each_term(year, terms, workdays):
    for term in terms:
        due_on = workdays.on_or_before(term.ends_on)
        yield Proposal(term.starts_on, due_on, term=term)


@pytest.fixture(autouse=True)
def our_kinds(monkeypatch):
    """Three kinds with known rules, whatever the upper apps register."""
    rules = {
        "reflection": monthly,
        "goal": goal_by_the_end_of_september,
        "term_end": at_the_end_of_each_term,
    }
    items = {name: DueKind(name, name, rule) for name, rule in rules.items()}
    monkeypatch.setattr(kinds, "_items", items)


@pytest.fixture
def boss(db):
    return make.make_member(make.make_school("Nauja mokykla"), "Rasa", is_administrator=True)


@pytest.fixture
def planned(boss):
    return services.propose_year(boss.school, starts_year=2026, by=boss)


def due(year, kind="reflection"):
    rows = DueDay.objects.filter(year=year, kind=kind).order_by("due_on")
    return [row.due_on.isoformat() for row in rows]


def test_a_new_year_begins_with_the_days_of_2026_2027(planned):
    terms = [(t.name, t.starts_on, t.ends_on, t.need_shown) for t in planned.terms.all()]

    assert (planned.starts_on, planned.ends_on) == (date(2026, 9, 1), date(2027, 8, 31))
    assert planned.status == YearStatus.PLANNED
    assert [term[1:] for term in terms] == [
        (date(2026, 9, 1), date(2027, 1, 31), 2),
        (date(2027, 2, 1), date(2027, 6, 15), 2),
    ]
    assert list(planned.closures.values_list("from_on", "until_on")) == [
        (date(2026, 10, 26), date(2026, 10, 30)),
        (date(2026, 12, 21), date(2027, 1, 1)),
        (date(2027, 2, 15), date(2027, 2, 19)),
        (date(2027, 3, 30), date(2027, 4, 2)),
        (date(2027, 7, 1), date(2027, 8, 24)),
    ]


def test_due_days_fall_on_the_working_day_before(planned):
    assert due(planned) == [
        "2026-09-30",
        "2026-10-23",  # 31 October is a Saturday, the week before are autumn holidays
        "2026-11-30",
        "2026-12-18",  # Christmas holidays from the 21st
        "2027-01-29",  # 31 January is a Sunday
        "2027-02-26",  # 28 February is a Sunday
        "2027-03-26",  # Easter, then the holidays after it
        "2027-04-30",
        "2027-05-31",
        "2027-06-30",
    ]
    assert due(planned, "goal") == ["2026-09-30"]
    assert due(planned, "term_end") == ["2027-01-29", "2027-06-15"]


@pytest.mark.parametrize(
    ("starts_year", "autumn", "christmas", "winter", "easter"),
    [
        (2023, "2023-10-30", "2023-12-25", "2024-02-19", "2024-04-02"),
        (2024, "2024-10-28", "2024-12-23", "2025-02-17", "2025-04-22"),
        (2025, "2025-10-27", "2025-12-22", "2026-02-16", "2026-04-07"),
    ],
)
def test_holidays_of_other_years(boss, starts_year, autumn, christmas, winter, easter):
    year = services.propose_year(boss.school, starts_year=starts_year, by=boss)

    begins = [row.from_on.isoformat() for row in year.closures.all()]

    assert begins[:4] == [autumn, christmas, winter, easter]


def test_trimesters_are_the_other_way(boss):
    system = TermSystem.TRIMESTERS
    year = services.propose_year(boss.school, starts_year=2026, by=boss, system=system)

    assert [(t.starts_on, t.ends_on) for t in year.terms.all()] == [
        (date(2026, 9, 1), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2027, 3, 10)),
        (date(2027, 3, 11), date(2027, 6, 15)),
    ]


def test_asked_twice_it_is_one_year(boss, planned):
    again = services.propose_year(boss.school, starts_year=2026, by=boss)

    assert again == planned
    assert SchoolYear.objects.filter(school=boss.school).count() == 1
    assert planned.terms.count() == 2


def test_directions_and_needs_come_from_the_year_before(cast):
    Term.objects.filter(year=cast.year, number=2).update(need_shown=1, need_observed=3)

    year = services.propose_year(cast.school, starts_year=2027, by=cast.administrator)

    assert list(year.directions.values_list("code", "name")) == [("K1", "Įtraukusis ugdymas")]
    assert list(year.terms.values_list("need_shown", "need_observed")) == [(2, 2), (1, 3)]


def test_days_of_another_year_are_refused(cast):
    SchoolYear.objects.filter(pk=cast.year.pk).update(ends_on=date(2027, 9, 15))

    with pytest.raises(RefusedError):
        services.propose_year(cast.school, starts_year=2027, by=cast.administrator)


def test_days_follow_a_new_holiday_and_say_so(boss, planned):
    closure = Closure(
        year=planned, name="Karantinas", from_on=date(2027, 1, 25), until_on=date(2027, 1, 31)
    )

    moved = services.save_closure(closure, by=boss)

    told = {(one.due_day.kind, one.was_on, one.due_day.due_on) for one in moved}
    was, now = date(2027, 1, 29), date(2027, 1, 22)
    assert told == {("reflection", was, now), ("term_end", was, now)}
    assert "2027-01-22" in due(planned)


def test_a_day_set_by_hand_and_a_past_one_stay(boss, planned):
    january = DueDay.objects.get(year=planned, kind="reflection", month=date(2027, 1, 1))
    services.set_due_day(january, opens_on=january.month, due_on=date(2027, 1, 28), by=boss)
    past = Closure(year=planned, name="x", from_on=date(2026, 9, 28), until_on=date(2026, 9, 30))
    future = Closure(year=planned, name="y", from_on=date(2027, 1, 27), until_on=date(2027, 1, 31))

    moved = [services.save_closure(past, by=boss), services.save_closure(future, by=boss)]

    assert [[one.due_day.kind for one in part] for part in moved] == [[], ["term_end"]]
    assert due(planned)[0] == "2026-09-30"
    assert due(planned)[4] == "2027-01-28"


def test_a_day_given_back_to_the_rule_follows_it_again(boss, planned):
    january = DueDay.objects.get(year=planned, kind="reflection", month=date(2027, 1, 1))
    services.set_due_day(january, opens_on=january.month, due_on=date(2027, 1, 28), by=boss)

    moved = services.let_rule_set(january, by=boss)

    assert [one.due_day.due_on for one in moved] == [date(2027, 1, 29)]


def test_a_day_that_opens_when_it_is_due_is_recomputed_as_it_was_written(boss, monkeypatch):
    """A rule may name a later opening than its due day: the row opens on that day."""

    def late_to_open(year, terms, workdays):
        yield Proposal(date(2027, 6, 20), workdays.on_or_before(date(2027, 6, 15)))

    monkeypatch.setitem(kinds._items, "goal", DueKind("goal", "x", late_to_open))
    planned = services.propose_year(boss.school, starts_year=2026, by=boss)
    row = DueDay.objects.get(year=planned, kind="goal")
    assert (row.opens_on, row.due_on) == (date(2027, 6, 15), date(2027, 6, 15))

    with CaptureQueriesContext(connection) as queries:
        services.recompute_due_days(planned, by=boss)

    assert not [one for one in queries if one["sql"].startswith('UPDATE "years_dueday')]


def test_no_day_moves_into_the_past(boss, planned):
    closure = Closure(
        year=planned, name="x", from_on=date(2026, 11, 17), until_on=date(2026, 12, 4)
    )

    moved = services.save_closure(closure, by=boss)

    assert moved == []  # the 16th would be a week ago
    assert "2026-11-30" in due(planned)


def test_a_month_left_out_stays_out_until_brought_back(boss, planned):
    month = date(2027, 6, 1)
    services.leave_out_month(planned, month=month, by=boss)
    services.recompute_due_days(planned, by=boss)
    assert "2027-06-30" not in due(planned)

    services.bring_back_month(planned, month=month, by=boss)
    services.bring_back_month(planned, month=month, by=boss)

    assert due(planned)[-1] == "2027-06-30"
    assert len(due(planned)) == 10


def test_a_month_that_no_rule_names_can_be_added(boss, planned):
    services.bring_back_month(planned, month=date(2027, 8, 1), by=boss)

    assert due(planned)[-1] == "2027-08-31"


def test_a_month_of_another_year_is_refused(boss, planned):
    with pytest.raises(RefusedError):
        services.bring_back_month(planned, month=date(2027, 9, 1), by=boss)


def test_at_least_six_months_stay(boss, planned):
    for offset in range(4):
        services.leave_out_month(planned, month=month_after(planned, offset), by=boss)

    with pytest.raises(RefusedError):
        services.leave_out_month(planned, month=month_after(planned, 5), by=boss)

    assert len(due(planned)) == 6


def test_a_month_somebody_wrote_stays(boss, planned, monkeypatch):
    month = previous_month(make.TODAY)
    used = DueKind("reflection", "x", monthly, lambda row: row.month == month)
    monkeypatch.setitem(kinds._items, "reflection", used)

    with pytest.raises(RefusedError):
        services.leave_out_month(planned, month=month, by=boss)


def test_new_terms_bring_their_days(boss, planned):
    services.replace_terms(planned, system=TermSystem.TRIMESTERS, by=boss)

    assert due(planned, "term_end") == ["2026-11-30", "2027-03-10", "2027-06-15"]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "field"),
    [
        (date(2027, 1, 31), date(2027, 6, 15), "starts_on"),  # the first half-year's last day
        (date(2027, 2, 1), date(2027, 9, 1), "ends_on"),
        (date(2027, 6, 1), date(2027, 2, 1), "ends_on"),
        (date(1, 1, 1), date(9999, 12, 31), "starts_on"),
    ],
)
def test_terms_lie_in_the_year_apart_from_each_other(boss, planned, starts_on, ends_on, field):
    term = planned.terms.get(number=2)
    term.starts_on, term.ends_on = starts_on, ends_on

    with pytest.raises(ValidationError) as caught:
        services.save_term(term, by=boss)

    assert field in caught.value.message_dict


def test_a_year_without_a_working_day_is_refused(boss, planned):
    planned.closures.all().delete()
    closure = Closure(year=planned, name="x", from_on=date(2026, 9, 1), until_on=date(2027, 8, 31))

    with pytest.raises(RefusedError):
        services.save_closure(closure, by=boss)

    assert planned.closures.count() == 0


def test_directions_are_ordered_by_hand(boss, planned):
    rows = [Direction(year=planned, code=f"K{n}", name=f"Kryptis {n}") for n in (1, 2, 3)]
    for row in rows:
        services.save_direction(row, by=boss)

    services.move_direction(rows[2], up=True, by=boss)
    services.move_direction(rows[0], up=True, by=boss)

    assert list(planned.directions.values_list("code", flat=True)) == ["K1", "K3", "K2"]


def test_a_direction_that_a_goal_serves_stays(cast):
    direction = cast.year.directions.get()
    make.make_goal(cast.teacher, cast.year, direction=direction)

    with pytest.raises(RefusedError):
        services.remove_direction(direction, by=cast.administrator)

    assert cast.year.directions.count() == 1


def test_a_kind_nobody_registers_is_called_as_stored():
    assert duekinds.label_of("unheard") == "unheard"
