"""The names that stand beside the audience are the people who read, and nobody else is."""

import pytest
from django.conf import settings

from goals.enums import GoalStatus
from groups.audience import Readers, readers_of
from groups.enums import Audience
from groups.models import Curatorship, Membership
from people.models import Member
from tests import factories as make
from years.enums import YearStatus

#: Of the record's year × of the year after it, which is open: who is the owner's curator.
PAIRS = {
    "nobody": ("", ""),
    "of that year": ("curator", ""),
    "of the next year": ("", "curator"),
    "another since": ("former_curator", "curator"),
    "the same again": ("curator", "curator"),
}


@pytest.fixture(params=["open", "closed"])
def year(cast, request):
    """The cast's year, open or closed; a next year is open beside it."""
    cast.next_year = make.make_year(cast.school, 2027)
    cast.year.status = YearStatus(request.param)
    cast.year.save()
    Curatorship.objects.filter(member=cast.teacher).delete()
    return cast.year


def pair(cast, names):
    for name, year in zip(names, (cast.year, cast.next_year), strict=True):
        if name:
            until_on = make.TODAY if year.status == YearStatus.CLOSED else None
            row = make.make_curatorship(
                getattr(cast, name), cast.teacher, year, from_on=cast.year.starts_on
            )
            Curatorship.objects.filter(pk=row.pk).update(until_on=until_on)


def who_read(record):
    """Everybody to whom the list shows the record, the owner left out."""
    rows = type(record).objects
    everybody = Member.objects.exclude(pk=record.owner_id)
    return {m for m in everybody if rows.visible_to(m).filter(pk=record.pk).exists()}


def named(readers, audience):
    people = set(readers.curators)
    if audience != Audience.CURATOR:
        people |= set(readers.group)
    return people


def records(cast, audience):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, audience=audience)
    return goal, make.make_reflection(cast.teacher, cast.year, submitted=True, audience=audience)


def in_english(login, member, record):
    client = login(member)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client.get(record.get_absolute_url()).text


@pytest.mark.parametrize("names", PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("audience", [Audience.CURATOR, Audience.GROUP])
def test_the_named_are_those_who_read(cast, year, names, audience):
    pair(cast, names)
    goal, reflection = records(cast, audience)

    shown = named(readers_of(cast.teacher, year), audience)

    assert shown == who_read(goal) == who_read(reflection)


@pytest.mark.parametrize("names", PAIRS.values(), ids=PAIRS)
def test_the_school_is_counted_as_it_reads(cast, year, names):
    pair(cast, names)
    goal, reflection = records(cast, Audience.SCHOOL)

    count = readers_of(cast.teacher, year).school_count

    assert count == len(who_read(goal) | {cast.teacher})
    assert who_read(goal) == who_read(reflection)


def test_who_left_the_group_is_not_named(cast, year):
    Membership.objects.filter(member=cast.groupmate).update(until_on=make.TODAY.replace(day=1))
    goal, _reflection = records(cast, Audience.GROUP)

    assert named(readers_of(cast.teacher, year), Audience.GROUP) == who_read(goal)
    assert who_read(goal) == {cast.facilitator}


def test_an_ended_curatorship_leaves_the_owner_alone_and_the_page_says_so(cast, year, login):
    pair(cast, PAIRS["of that year"])
    goal, reflection = records(cast, Audience.CURATOR)

    texts = [in_english(login, cast.teacher, row) for row in (goal, reflection)]

    alone = "curating ended with the school year"
    for text in texts:
        assert (alone in text) == (year.status == YearStatus.CLOSED)
        assert "once there is one" not in text
        assert (cast.curator.name in text) == (year.status == YearStatus.OPEN)


@pytest.mark.parametrize("audience", Audience.values)
def test_the_sentence_names_nobody_who_does_not_read(cast, year, login, audience):
    _goal, reflection = records(cast, audience)

    text = in_english(login, cast.teacher, reflection)

    said = text[text.index('id="kasmato"') :].partition("</p>")[0]
    assert ("curator" in said.lower()) == (audience == Audience.CURATOR)
    assert (cast.group.name in said) == (audience == Audience.GROUP)


def test_readers_are_named_in_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        readers = readers_of(cast.teacher, cast.year)

    assert readers == Readers(
        curators=[cast.curator],
        group_name=cast.group.name,
        group=[cast.groupmate, cast.facilitator],
        school_count=10,
    )


def test_readers_of_somebody_alone_are_the_school(cast):
    assert readers_of(cast.administrator, cast.year) == Readers([], "", [], 10)


def test_history_is_not_a_later_curators(cast, year, login):
    """A new curator reads of a former year what the whole school does, and no more."""
    pair(cast, PAIRS["another since"])
    _goal, reflection = records(cast, Audience.SCHOOL)
    reflection.amendments.create(field="mattered", was="Senas žodis", now="x", by=cast.teacher)

    context = login(cast.curator).get(reflection.get_absolute_url()).context

    assert context["history"] == []
    assert "Senas žodis" in login(cast.teacher).get(reflection.get_absolute_url()).text
