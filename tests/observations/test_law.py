"""Who sees what of the 2+2: `visible_to` and the rules say the same to everybody."""

import pytest
import rules

from core.exceptions import TransitionError
from core.files import CheckedFile
from core.flow import step
from groups.enums import Audience
from observations import models
from observations.enums import ObservationStatus, PlaceStatus
from observations.services import attach
from tests import factories as make
from tests.conftest import READERS
from tests.observations.factories import (
    LATELY,
    make_lesson,
    make_observation,
    make_place,
    make_request,
    moment,
)
from years.enums import YearStatus

FILE = CheckedFile("pdf", "application/pdf", "pdf", b"%PDF-1.4", "planas.pdf")
ROLES = [*READERS, "observer", "co_observer", "curator_of_observer"]
DRAFT, CONFIRMED = ObservationStatus.DRAFT, ObservationStatus.CONFIRMED


@pytest.fixture
def cast(cast):
    """The cast with an observer, a co-observer and the observer's own curator."""
    for name in ("observer", "co_observer", "curator_of_observer"):
        setattr(cast, name, make.make_member(cast.school, name.title()))
    make.make_curatorship(cast.curator_of_observer, cast.observer, cast.year)
    return cast


@pytest.fixture
def observations(cast):
    """Every state × audience, shared among observers or not, in two years and two schools."""
    closed = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    make.make_curatorship(cast.curator, cast.teacher, closed)
    rows = []
    for owner, observer, year in (
        (cast.teacher, cast.observer, cast.year),
        (cast.teacher, cast.leaver, closed),
        (cast.stranger, cast.both_schools_there, cast.other_year),
    ):
        for status in ObservationStatus:
            for number, audience in enumerate(Audience):
                day = LATELY.replace(day=1 + number, year=year.starts_on.year)
                lesson = make_lesson(owner, year, day, is_shared_among_observers=number == 0)
                rows.append(make_observation(lesson, observer, status, audience=audience))
                if year == cast.year and status == CONFIRMED:
                    make_observation(lesson, cast.co_observer, CONFIRMED)
    _surroundings(cast, rows)
    return rows


def _surroundings(cast, rows):
    for row in rows:
        row.amendments.create(field="answer:idea", by=row.observer)
        row.reopenings.create(reason="Ne ta diena.", by=row.observer)
        attach(row.lesson, FILE, by=row.owner)
        row.lesson.moves.create(was_at=row.created_at, now_at=row.created_at, by=row.owner)
        row.lesson.wishes.create(member=row.observer)
    ahead = make_lesson(cast.teacher, cast.year)
    for status in PlaceStatus:
        if status != PlaceStatus.TAKEN:
            make_place(ahead, cast.observer, status)
    make_request(cast.observer, cast.teacher, cast.year)
    make_request(cast.both_schools_there, cast.stranger, cast.other_year)
    for member in (cast.teacher, cast.stranger):
        member.timetable.create(weekday=1, number=1)
        year = cast.year if member == cast.teacher else cast.other_year
        member.quotas.create(term=year.terms.first(), need_shown=1, need_observed=1)
        models.BellTime.objects.create(
            school=member.school, number=1, starts_at="08:00", ends_at="08:45"
        )
        models.ProtocolTemplate.objects.create(school=member.school, version=1, name="Mūsų")
        models.LessonSetting.objects.create(school=member.school)


SCOPED = [
    models.BellTime,
    models.LessonAttachment,
    models.LessonMove,
    models.LessonRequest,
    models.LessonSetting,
    models.Observation,
    models.ObservationAmendment,
    models.ObservationReopening,
    models.OpenLesson,
    models.Place,
    models.PlaceWish,
    models.ProtocolTemplate,
    models.Quota,
    models.TimetableSlot,
]


def test_list_and_rule_agree_for_everybody(cast, observations):
    for model in SCOPED:
        rows = list(model.objects.all())
        assert rows, model
        perm = f"observations.view_{model._meta.model_name}"
        for role in ROLES:
            member = getattr(cast, role)
            allowed = {row for row in rows if rules.has_perm(perm, member, row)}
            assert set(model.objects.visible_to(member)) == allowed, (model, role)


ALL = {"submitted", "discussed", "confirmed"}
CURATOR, GROUP, SCHOOL = "curator", "group", "school"


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("observer", {(s, a) for s in ObservationStatus for a in Audience}),
        ("teacher", {(s, a) for s in ALL for a in Audience}),
        ("curator", {(CONFIRMED, a) for a in Audience}),
        ("curator_of_observer", {(CONFIRMED, a) for a in Audience}),
        ("co_observer", {(CONFIRMED, CURATOR), (CONFIRMED, SCHOOL)}),
        ("groupmate", {(CONFIRMED, GROUP), (CONFIRMED, SCHOOL)}),
        ("facilitator", {(CONFIRMED, GROUP), (CONFIRMED, SCHOOL)}),
        ("colleague", {(CONFIRMED, SCHOOL)}),
        ("former_curator", {(CONFIRMED, SCHOOL)}),
        ("administrator", {(CONFIRMED, SCHOOL)}),
        ("leaver", set()),
        ("stranger", set()),
        ("stranger_administrator", set()),
    ],
)
def test_each_reads_what_was_handed_over_and_shared(cast, observations, role, sees):
    rows = models.Observation.objects.visible_to(getattr(cast, role))
    rows = rows.filter(owner=cast.teacher, observer=cast.observer)

    assert set(rows.values_list("status", "audience")) == {(str(s), str(a)) for s, a in sees}


def test_protocol_of_an_observer_who_left_stays_with_the_teacher(cast):
    lesson = make_lesson(cast.teacher, cast.year, LATELY.replace(day=1, month=10))
    row = make_observation(lesson, cast.leaver, CONFIRMED)

    for member in (cast.teacher, cast.curator, cast.leaver):
        assert list(models.Observation.objects.visible_to(member)) == [row]
        assert rules.has_perm("observations.view_observation", member, row)
    assert not rules.has_perm("observations.reopen", cast.leaver, row)


def walk(model):
    flow = model.FLOW
    return [(model, start, to) for start in flow for to in flow if to not in flow[start]]


UNNAMED = [
    case
    for model in (models.OpenLesson, models.Place, models.LessonRequest, models.Observation)
    for case in walk(model)
]


NAMED = [
    (model, start, to)
    for model in (models.OpenLesson, models.Place, models.LessonRequest, models.Observation)
    for start, found in model.FLOW.items()
    for to in found
]


@pytest.fixture
def stood(cast):
    """`stood(model, status)`: the model's one row, put into a status."""
    lesson = make_lesson(cast.teacher, cast.year)
    rows = {
        models.OpenLesson: lesson,
        models.Place: make_place(lesson, cast.observer, PlaceStatus.INVITED),
        models.LessonRequest: make_request(cast.observer, cast.teacher, cast.year, lesson=lesson),
        models.Observation: make_observation(lesson, cast.colleague, "submitted"),
    }

    def _stood(model, status):
        extra = confirmed_at(model, status)
        model.objects.filter(pk=rows[model].pk).update(status=status, **extra)
        return rows[model]

    return _stood


def confirmed_at(model, status):
    """What a status asks of an observation."""
    if model is not models.Observation:
        return {}
    return {"confirmed_at": moment(LATELY) if status == CONFIRMED else None}


def test_no_step_but_those_of_the_tables(cast, stood):
    for model, start, to in UNNAMED:
        row = stood(model, start)

        with pytest.raises(TransitionError):
            step(row, to, by=cast.teacher, **confirmed_at(model, to))
        assert model.objects.get(pk=row.pk).status == start
    assert len(UNNAMED) == (4 - 1) + (36 - 5) + (25 - 4) + (25 - 6)


def test_every_step_of_the_tables_is_made_and_written_down(cast, stood):
    for model, start, to in NAMED:
        row = stood(model, start)

        step(row, to, by=cast.teacher, **confirmed_at(model, to))

        row = model.objects.get(pk=row.pk)
        last = row.transitions.latest("pk")
        assert (row.status, last.from_status, last.to_status) == (to, start, to)
    assert len(NAMED) == 1 + 5 + 4 + 6
