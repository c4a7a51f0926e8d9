"""What the pages of conversations ask of the database: the same for five and for many."""

from datetime import timedelta

import pytest

from coaching.enums import ConversationStatus
from coaching.models import Conversation
from tests import factories as make
from tests.coaching.factories import LATELY, SOON, make_agreement, make_conversation

HELD, AGREED = ConversationStatus.HELD, ConversationStatus.AGREED
LASTS = timedelta(minutes=45)


def fill(cast, count):
    for number in range(count):
        member = make.make_member(cast.school, user=False)
        make.make_curatorship(cast.curator, member, cast.year)
        at = LATELY - timedelta(days=number % 40)
        row = make_conversation(
            member, cast.curator, cast.year, HELD, starts_at=at, ends_at=at + LASTS
        )
        make_agreement(row, who="both")
        make_conversation(member, cast.curator, cast.year)
        ahead = SOON + timedelta(hours=number)
        times = {"starts_at": ahead, "ends_at": ahead + LASTS}
        make_conversation(cast.teacher, cast.curator, cast.year, AGREED, **times)


@pytest.mark.parametrize("count", [5, 60])
@pytest.mark.parametrize("who", ["teacher", "curator"])
def test_the_list_costs_the_same(cast, login, count, who, django_assert_max_num_queries):
    fill(cast, count)
    client = login(getattr(cast, who))

    with django_assert_max_num_queries(12):
        page = client.get("/coaching/")

    assert page.status_code == 200


#: Whoever chooses a time is shown what else takes it: a statement for each source.
CLASHES = 3


@pytest.mark.parametrize("status", ConversationStatus)
@pytest.mark.parametrize("who", ["teacher", "curator"])
def test_a_conversation_stays_within_twelve(
    cast, login, status, who, django_assert_max_num_queries
):
    fill(cast, 5)
    row = make_conversation(cast.teacher, cast.curator, cast.year, status)
    for _number in range(5 if status in (HELD, AGREED) else 0):
        make_agreement(row)
    client = login(getattr(cast, who))
    most = 12 + (CLASHES if (status, who) == ("proposed", "teacher") else 0)

    with django_assert_max_num_queries(most):
        page = client.get(f"/coaching/{row.pk}/")

    assert page.status_code == 200


@pytest.mark.parametrize("count", [5, 60])
def test_the_schools_list_costs_the_same(cast, login, count, django_assert_num_queries):
    fill(cast, count)
    client = login(cast.administrator)

    with django_assert_num_queries(9):
        page = client.get("/school/conversations/")

    assert page.status_code == 200
    assert Conversation.objects.count() == 3 * count
