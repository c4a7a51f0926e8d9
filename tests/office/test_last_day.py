"""A last day that is moved or taken back: what ended with it moves along, the rest stays."""

from datetime import date, timedelta

import pytest
import time_machine

from activity.models import Notification
from groups.models import Curatorship, Membership
from groups.services import appoint_curator, end_leading, name_facilitator
from groups.tasks import end_leading as task
from office.services.staff import end_employment, keep
from people.models import Member
from tests import factories as make

CHRISTMAS, EASTER, LATELY = date(2026, 12, 24), date(2027, 4, 1), date(2026, 11, 20)


@pytest.fixture
def leaves(cast):
    """`leaves(member, day)` writes the last day down."""

    def _leaves(member, day):
        end_employment(Member.objects.get(pk=member.pk), on=day, by=cast.administrator)

    return _leaves


def ends(member):
    """(last day of the place in the group, last days of the pairs)."""
    place = Membership.objects.get(member=member).until_on
    pairs = Curatorship.objects.filter(member=member).order_by("from_on")
    return place, [row.until_on for row in pairs]


def leader_of(group):
    group.refresh_from_db()
    return group.facilitator


FORMER = date(2026, 10, 15)


@pytest.mark.parametrize(
    ("first", "second"),
    [(CHRISTMAS, EASTER), (EASTER, CHRISTMAS), (LATELY, EASTER), (EASTER, LATELY)],
)
def test_what_ended_with_the_former_day_ends_with_the_new_one(cast, leaves, first, second):
    leaves(cast.teacher, first)

    leaves(cast.teacher, second)

    assert ends(cast.teacher) == (second, [FORMER, second])
    assert Member.objects.get(pk=cast.teacher.pk).left_on == second


def test_pairs_of_a_leaving_curator_move_along(cast, leaves):
    leaves(cast.curator, LATELY)

    leaves(cast.curator, EASTER)

    assert ends(cast.teacher) == (None, [FORMER, EASTER])


def test_who_was_appointed_since_stays(cast, leaves):
    leaves(cast.curator, LATELY)
    appoint_curator(cast.teacher, year=cast.year, curator=cast.colleague, by=cast.administrator)

    leaves(cast.curator, EASTER)

    assert ends(cast.teacher) == (None, [FORMER, LATELY, None])


def test_a_pair_of_which_both_leave_ends_with_the_one_who_stays_shorter(cast, leaves):
    leaves(cast.curator, CHRISTMAS)
    leaves(cast.teacher, CHRISTMAS)

    leaves(cast.teacher, EASTER)

    assert ends(cast.teacher) == (EASTER, [FORMER, CHRISTMAS])


def test_the_other_one_is_told_once(cast, leaves):
    leaves(cast.teacher, CHRISTMAS)
    leaves(cast.teacher, EASTER)

    parted = Notification.objects.filter(entry__verb="curatorship_ended")
    assert [one.member for one in parted] == [cast.curator]


def test_the_day_is_moved_on_the_persons_page(cast, login, leaves):
    leaves(cast.teacher, CHRISTMAS)
    client, page = login(cast.administrator), f"/people/{cast.teacher.pk}/"

    seen = client.get(page).text
    refused = client.post(f"{page}leave/", {"leave-on": "2026-02-30"})
    client.post(f"{page}leave/", {"leave-on": EASTER.isoformat()})

    assert f'action="{page}leave/"' in seen
    assert refused.status_code == 422
    assert "2026-02-30" in refused.text
    assert ends(cast.teacher) == (EASTER, [FORMER, EASTER])


def test_a_facilitator_leads_until_the_last_day_has_passed(cast, leaves):
    leaves(cast.facilitator, CHRISTMAS)

    before = (end_leading(), leader_of(cast.group))
    with time_machine.travel(make.at(CHRISTMAS)):
        on_it = (end_leading(), leader_of(cast.group))
    with time_machine.travel(make.at(CHRISTMAS + timedelta(days=1))):
        after = (task(), leader_of(cast.group), end_leading())

    assert before == on_it == (0, cast.facilitator)
    assert after == (1, None, 0)


def test_who_stays_after_all_leads_as_before(cast, leaves):
    leaves(cast.facilitator, CHRISTMAS)

    keep(Member.objects.get(pk=cast.facilitator.pk), by=cast.administrator)

    assert ends(cast.facilitator) == (None, [])
    with time_machine.travel(make.at(CHRISTMAS + timedelta(days=1))):
        assert (end_leading(), leader_of(cast.group)) == (0, cast.facilitator)


def test_who_was_named_meanwhile_leads_on(cast, leaves):
    leaves(cast.facilitator, CHRISTMAS)
    name_facilitator(cast.group, facilitator=cast.teacher, by=cast.administrator)

    keep(Member.objects.get(pk=cast.facilitator.pk), by=cast.administrator)

    assert leader_of(cast.group) == cast.teacher


def test_a_last_day_that_has_passed_ends_leading_at_once(cast, leaves):
    leaves(cast.facilitator, LATELY)

    assert leader_of(cast.group) is None


def test_a_closed_years_leader_stays_as_it_was(cast):
    closed = make.make_year(cast.school, 2025, "closed")
    group = make.make_group(closed, cast.facilitator, facilitator=cast.facilitator)
    Membership.objects.filter(group=group).update(until_on=date(2026, 6, 1))

    end_leading()

    assert leader_of(group) == cast.facilitator
