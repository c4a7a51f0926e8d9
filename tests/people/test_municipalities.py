"""A municipality, its schools and viewers: the operator's commands, the database's rules."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from goals.models import GoalCount
from groups.models import PeopleCount
from meetings.models import MeetingCount
from observations.models import LessonCount
from people.models import Municipality, MunicipalityViewer, User
from post.models import Letter
from reflections.models import ReflectionCount
from tests import factories as make

NAME = "Ąžuolų rajono savivaldybė"
WORDS = "trys-zodziai-is-eiles"
NOTHING = {"held": 0, "marks": 0, "present": 0, "people": 0, "having": 0, "lacking": 0}
LESSONS = {"asked": 1, "done": 1, "people": 1, "having": 1, "lacking": 0}
MONTHS = {"due": 1, "submitted": 1, "authors": 1, "lacking": 0, "median": 1}


def run(command, name=NAME, **options):
    out = io.StringIO()
    words = [f"--{option}={value}" for option, value in options.items()]
    call_command("municipality", command, f"--name={name}", *words, stdout=out)
    return out.getvalue()


def test_a_municipality_its_schools_and_viewer_are_made(db, client):
    year = make.make_year(make.make_school("Ąžuolų mokykla"))
    run("create")

    run("attach", school="ąžuolų mokykla")
    said = run("appoint", email="Kas@Savivaldybe.lt")

    assert PeopleCount.objects.get().year == year  # counted at once
    path = said.strip().splitlines()[-1].removeprefix("http://127.0.0.1:8000")
    letter = Letter.objects.get()
    assert (letter.address, path in letter.text) == ("kas@savivaldybe.lt", True)
    form = client.get(path, follow=True)
    answer = client.post(form.redirect_chain[-1][0], {"password1": WORDS, "password2": WORDS})
    assert answer.status_code == 302
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/municipality/"


def test_an_account_that_exists_gets_no_new_password(cast):
    said = run("appoint", name=cast.municipality.name, email=cast.teacher.email)

    assert "http" not in said
    assert cast.teacher.user.municipality_views.get().municipality == cast.municipality
    assert User.objects.get(pk=cast.teacher.user.pk).check_password(make.PASSWORD)


def test_who_is_dismissed_and_what_is_detached_is_seen_no_more(cast, client):
    cast.municipality.schools.add(cast.school)
    name = cast.municipality.name
    client.force_login(cast.municipality_viewer)
    assert client.get("/municipality/").status_code == 200

    run("detach", name=name, school=cast.school.name)
    run("dismiss", name=name, email=cast.municipality_viewer.email)

    assert not cast.municipality.schools.exists()
    assert client.get("/municipality/").status_code == 404


def test_a_school_of_another_municipality_stays_there(cast):
    cast.municipality.schools.add(cast.school)
    run("create")

    with pytest.raises(CommandError, match="savivaldyb"):
        run("attach", school=cast.school.name)
    assert cast.municipality.schools.get() == cast.school

    run("detach", name=cast.municipality.name, school=cast.school.name)
    run("attach", school=cast.school.name)

    cast.school.refresh_from_db()
    assert cast.school.municipality.name == NAME


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("create", {"name": ""}),
        ("create", {"name": "x" * 151}),
        ("create", {"name": "ąžuolų RAJONO savivaldybė"}),
        ("attach", {"school": "Nėra"}),
        ("attach", {"school": "Dvi"}),
        ("detach", {"school": "Viena"}),
        ("appoint", {"email": "ne paštas"}),
        ("dismiss", {"email": "niekas@mokykla.lt"}),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(db, command, options):
    run("create")
    for name in ("Viena", "Dvi", "Dvi"):
        make.make_school(name)

    with pytest.raises(CommandError):
        run(command, **options)

    assert (Municipality.objects.count(), User.objects.count()) == (1, 0)


def broken(model, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**fields)


def test_the_database_knows_the_rules_of_municipalities(db):
    made, viewer = make.make_municipality(name=NAME)

    broken(Municipality, name=NAME)
    broken(Municipality, name="")
    broken(MunicipalityViewer, user=viewer, municipality=made)


def test_the_database_knows_the_rules_of_counts(db):
    year = make.make_year(make.make_school())
    of_year = {"year": year, "counted_at": make.at(make.TODAY)}
    of_term = {**of_year, "term": year.terms.get(number=1)}
    people = {"members": 1, "with_curator": 1, "with_group": 1}

    broken(PeopleCount, **of_year, **people | {"with_curator": 2})
    broken(PeopleCount, **of_year, **people | {"with_group": 2})
    broken(GoalCount, **of_year, submitted=1, agreed=2)
    broken(ReflectionCount, **of_year, **MONTHS | {"submitted": 2})
    broken(LessonCount, **of_term, **LESSONS | {"done": 2})
    broken(MeetingCount, **of_year, **NOTHING | {"present": 1})
    for model, fields in (
        (PeopleCount, of_year | people),
        (GoalCount, of_year | {"submitted": 1, "agreed": 1}),
        (ReflectionCount, of_year | MONTHS),
        (LessonCount, of_term | LESSONS),
        (MeetingCount, of_year | NOTHING),
    ):
        model.objects.create(**fields)
        broken(model, **fields)


def test_the_operator_attaches_a_school_and_a_viewer(cast, client):
    client.force_login(cast.operator)
    admin, school = "/admin/people", cast.school
    stale = {"members": 99, "with_curator": 0, "with_group": 0}
    PeopleCount.objects.create(year=cast.year, counted_at=make.at(make.TODAY), **stale)

    client.post(f"{admin}/school/{school.pk}/change/", {"municipality": cast.municipality.pk})
    row = {"municipality": cast.municipality.pk, "user": cast.teacher.user.pk}
    client.post(f"{admin}/municipalityviewer/add/", row)

    school.refresh_from_db()
    assert (school.municipality, school.name) == (cast.municipality, "Ąžuolupio gimnazija")
    assert PeopleCount.objects.get(year=cast.year).members < 99
    assert cast.teacher.user.municipality_views.count() == 1
