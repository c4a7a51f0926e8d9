"""Who leaves takes no record away: whoever could read it that day reads it on (A34)."""

from datetime import date, timedelta

import pytest
import rules
import time_machine

from dialogue.models import Thread
from dialogue.queries import talk_about
from goals.enums import GoalStatus, Moment
from goals.models import SelfAssessment
from groups.audience import readers_of
from groups.enums import Audience
from groups.models import Curatorship, Membership
from groups.services import appoint_curator, place_in_group
from office.services.staff import bring_back, end_employment
from people.models import Member
from tests import factories as make
from tests.observations.factories import LATELY, make_lesson, make_observation
from years.enums import YearStatus
from years.services import close_year

LAST = date(2026, 11, 20)
AUDIENCES = [Audience.CURATOR, Audience.GROUP]
#: The last day is written down: on itself, before it came, or late.
WRITTEN = [LAST, date(2026, 11, 2), make.TODAY]


def records(owner, year, audience):
    """A goal, a reflection and a confirmed observation of `owner`."""
    observer = make.make_member(owner.school)
    lesson = make_lesson(owner, year, LATELY)
    return [
        make.make_goal(owner, year, GoalStatus.AGREED, audience=audience),
        make.make_reflection(owner, year, submitted=True, audience=audience),
        make_observation(lesson, observer, "confirmed", audience=audience),
    ]


def readers(record):
    """Everybody to whom list and rule alike show the record, its own people left out."""
    perm = f"{record._meta.app_label}.view_{record._meta.model_name}"
    record = type(record).objects.get(pk=record.pk)
    own = {record.owner_id, getattr(record, "observer_id", None)}
    everybody = list(Member.objects.exclude(pk__in=own))
    listed = {m for m in everybody if type(record).objects.visible_to(m).contains(record)}
    assert listed == {m for m in everybody if rules.has_perm(perm, m, record)}
    return listed


def leave(cast, member, on=LAST, written_on=None):
    with time_machine.travel(make.at(written_on or on)):
        end_employment(Member.objects.get(pk=member.pk), on=on, by=cast.administrator)
    member.refresh_from_db()


@pytest.mark.parametrize("written_on", WRITTEN, ids=["that day", "ahead", "late"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_readers_of_the_last_day_read_on(cast, audience, written_on):
    rows = records(cast.teacher, cast.year, audience)
    before = [readers(row) for row in rows]

    leave(cast, cast.teacher, written_on=written_on)

    assert [readers(row) for row in rows] == before
    group = {cast.groupmate, cast.facilitator} if audience == Audience.GROUP else set()
    assert before == [{cast.curator, *group}] * 3


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_named_are_those_who_read_on(cast, audience, django_assert_num_queries):
    goal, reflection, _observation = records(cast.teacher, cast.year, audience)
    leave(cast, cast.teacher)

    with django_assert_num_queries(1):
        named = readers_of(cast.teacher, cast.year)

    people = set(named.curators)
    people |= set(named.group) if audience == Audience.GROUP else set()
    assert people == readers(goal) == readers(reflection)
    assert named.group_name == cast.group.name


def test_who_had_lost_it_before_does_not_get_it_back(cast):
    with time_machine.travel(make.at(date(2026, 11, 10))):
        appoint_curator(
            cast.teacher, year=cast.year, curator=cast.colleague, by=cast.administrator
        )
    Membership.objects.filter(member=cast.groupmate).update(until_on=date(2026, 11, 9))
    goal = records(cast.teacher, cast.year, Audience.GROUP)[0]

    leave(cast, cast.teacher)

    assert readers(goal) == {cast.colleague, cast.facilitator}


def test_who_comes_later_reads_nothing_and_who_moves_on_reads_on(cast):
    goal = records(cast.teacher, cast.year, Audience.GROUP)[0]
    leave(cast, cast.teacher)

    other = make.make_group(cast.year)
    place_in_group(cast.groupmate, group=other, by=cast.administrator)
    place_in_group(cast.colleague, group=cast.group, by=cast.administrator)

    assert readers(goal) == {cast.curator, cast.groupmate, cast.facilitator}


def test_a_subject_group_is_no_audience_after_leaving_either(cast):
    make.make_group(cast.year, cast.teacher, cast.colleague, kind="subject")
    goal = records(cast.teacher, cast.year, Audience.GROUP)[0]

    leave(cast, cast.teacher)

    assert cast.colleague not in readers(goal)


def test_a_reader_who_leaves_too_reads_no_more(cast):
    goal = records(cast.teacher, cast.year, Audience.GROUP)[0]
    for member in (cast.teacher, cast.curator, cast.groupmate):
        leave(cast, member)

    assert readers(goal) == {cast.facilitator}
    named = readers_of(cast.teacher, cast.year)
    assert (named.curators, named.group) == ([], [cast.facilitator])


def test_coming_back_begins_anew(cast):
    goal = records(cast.teacher, cast.year, Audience.GROUP)[0]
    leave(cast, cast.teacher)

    bring_back(cast.teacher, on=make.TODAY, by=cast.administrator)

    assert readers(goal) == set()
    appoint_curator(cast.teacher, year=cast.year, curator=cast.curator, by=cast.administrator)
    place_in_group(cast.teacher, group=cast.group, by=cast.administrator)
    assert readers(goal) == {cast.curator, cast.groupmate, cast.facilitator}


def test_former_years_of_the_pair_are_read_on(cast):
    """On the last day the same pair saw its closed years (A6)."""
    past = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    make.make_curatorship(cast.curator, cast.teacher, past)
    make.make_curatorship(cast.former_curator, cast.groupmate, past)
    goal = make.make_goal(cast.teacher, past, GoalStatus.AGREED, audience=Audience.CURATOR)

    leave(cast, cast.teacher)

    assert readers(goal) == {cast.curator}
    assert readers_of(cast.teacher, past).curators == [cast.curator]


@pytest.mark.parametrize(("closed_on", "reads"), [(LAST - timedelta(2), 0), (make.TODAY, 1)])
def test_a_year_closed_before_the_last_day_had_ended_the_curating(cast, closed_on, reads):
    goal = records(cast.teacher, cast.year, Audience.GROUP)[0]
    leave(cast, cast.teacher, written_on=LAST - timedelta(5))

    with time_machine.travel(make.at(closed_on)):
        close_year(cast.year, by=cast.administrator)

    curators = [cast.curator] * reads
    assert readers(goal) == {*curators, cast.groupmate, cast.facilitator}
    assert readers_of(cast.teacher, cast.year).curators == curators


def test_what_was_between_the_two_stays_but_nothing_is_written_any_more(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)
    goal.amendments.create(field="why", was="a", now="b", by=cast.teacher)
    assessment = SelfAssessment.objects.create(
        goal=goal, moment=Moment.MID, status="submitted", closeness=3, submitted_at=make.at(LAST)
    )
    thread = make.make_waiting(goal, cast.curator)
    reflection = make.make_reflection(cast.teacher, cast.year, submitted=True)
    leave(cast, cast.teacher)
    goal.refresh_from_db()

    client = login(cast.curator)
    assert client.get(f"/goals/{goal.pk}/").status_code == 200
    assert client.get(f"/reflections/{reflection.pk}/").status_code == 200
    assert Thread.objects.visible_to(cast.curator).contains(thread)
    assert goal.amendments.model.objects.visible_to(cast.curator).count() == 1
    assert SelfAssessment.objects.visible_to(cast.curator).contains(assessment)
    assert not Thread.objects.waiting_for(cast.curator).exists()
    assert not rules.has_perm("goals.decide_goal", cast.curator, goal)
    assert not rules.has_perm("dialogue.reply_thread", cast.curator, thread)
    assert not talk_about(reflection.subject, cast.curator).can_open


@pytest.mark.parametrize("count", [1, 30])
def test_curator_finds_the_records_of_who_left(cast, login, count, django_assert_max_num_queries):
    for _number in range(count - 1):
        more = make.make_member(cast.school, left_on=LAST)
        make.make_curatorship(cast.curator, more, cast.year, until_on=LAST)
        make.make_reflection(more, cast.year, submitted=True)
    goal, reflection, observation = records(cast.teacher, cast.year, Audience.CURATOR)
    make.make_reflection(cast.teacher, cast.year, date(2026, 11, 1), next_step="Juodraštis")
    leave(cast, cast.teacher)
    client = login(cast.curator)

    with django_assert_max_num_queries(17):
        page = client.get("/desk/former/")

    left = {who.pk: [one.url for one in found] for who, found in page.context["left"]}
    assert len(left) == count
    rows = (goal, reflection, observation)
    assert left[cast.teacher.pk] == [row.get_absolute_url() for row in rows]
    assert "Juodraštis" not in page.text
    assert login(cast.former_curator).get("/desk/former/").context["left"] == []


def test_a_pair_that_ended_otherwise_on_another_day_is_no_reader(cast):
    """The other side of the law: who is still here lost a curator, and that one the record."""
    goal = records(cast.teacher, cast.year, Audience.CURATOR)[0]

    Curatorship.objects.filter(curator=cast.curator).update(until_on=LAST)

    assert readers(goal) == set()
