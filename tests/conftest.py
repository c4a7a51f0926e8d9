"""The cast of decisions.md, section 6, and the moment they live in."""

import os
from datetime import date
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.staticfiles import handlers

from people.middleware import SESSION_KEY
from people.models import Leave
from tests import browser
from tests import factories as make
from tests.guards import chromium

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright owns an event loop

#: What kills servers is not collected unless `./run test faults` asks for it.
collect_ignore = [] if os.environ.get("APT_TEST_FAULTS") else ["faults"]

#: Roles that read as somebody, by their name in the cast; `None` is nobody at all.
READERS = [
    "teacher",
    "curator",
    "former_curator",
    "facilitator",
    "groupmate",
    "colleague",
    "administrator",
    "administrator_curator",
    "leaver",
    "both_schools",
    "both_schools_there",
    "on_leave",
    "stranger",
    "stranger_administrator",
]

#: The people of the teacher's own school.
STAFF = {
    **{
        name: {"first_name": name.title()}
        for name in ("teacher", "groupmate", "facilitator", "colleague", "on_leave", "curator")
    },
    "former_curator": {"first_name": "Former"},
    "administrator": {"first_name": "Admin", "is_administrator": True, "takes_part_from": None},
    "administrator_curator": {"first_name": "Head", "is_administrator": True},
    "leaver": {"first_name": "Leaver", "left_on": date(2026, 11, 2)},
    "both_schools": {"first_name": "Both"},
}


class KeptStatic(handlers.StaticFilesHandler):
    """A browser keeps our static files; the server's clock, which it would ask, stands still."""

    def serve(self, request):
        answer = super().serve(request)
        answer["Cache-Control"] = f"public, max-age={10 * 365 * 24 * 3600}"
        return answer


handlers.StaticFilesHandler = KeptStatic  # pytest-django's live server takes it from there


@pytest.fixture(autouse=True)
def monday_in_november():
    """Every test lives on 23 November 2026, about ten in the morning in Vilnius."""
    with time_machine.travel(make.at(make.TODAY, 10), tick=True):
        yield


@pytest.fixture
def cast(db):
    """One teacher and everybody who may or may not read them, in two schools."""
    school, other = make.make_school("Ąžuolupio gimnazija"), make.make_school("Kita mokykla")
    year, other_year = make.make_year(school), make.make_year(other)
    c = SimpleNamespace(school=school, other=other, year=year, other_year=other_year)
    own = make.make_members(school, *STAFF.values())
    for name, member in zip(STAFF, own, strict=True):
        setattr(c, name, member)
    both = {"first_name": "Both", "user": c.both_schools.user, "email": c.both_schools.email}
    c.both_schools_there, c.stranger, c.stranger_administrator = make.make_members(
        other, both, {"first_name": "Stranger"}, {"first_name": "Boss", "is_administrator": True}
    )
    c.operator = make.make_user(is_staff=True, is_superuser=True)
    c.municipality, c.municipality_viewer = make.make_municipality()
    _relations(c)
    return c


def _relations(c):
    until = date(2026, 10, 15)
    make.make_curatorship(c.former_curator, c.teacher, c.year, until_on=until)
    make.make_curatorship(c.curator, c.teacher, c.year, from_on=date(2026, 10, 16))
    make.make_curatorship(c.administrator_curator, c.colleague, c.year)
    c.group = make.make_group(
        c.year, c.teacher, c.groupmate, c.facilitator, facilitator=c.facilitator
    )
    make.make_group(c.year, c.colleague, c.on_leave)
    Leave.objects.create(member=c.on_leave, from_on=date(2026, 10, 1), until_on=date(2026, 12, 31))


@pytest.fixture
def login(client):
    """`login(member)` gives back a client that is that person in that membership."""

    def _login(member):
        client.force_login(member.user)
        session = client.session
        session[SESSION_KEY] = member.pk
        session.save()
        return client

    return _login


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": chromium(), "args": browser.FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    quiet = {"reduced_motion": "reduce"}  # axe must not measure a colour on its way
    place = {"locale": "lt-LT", "timezone_id": "Europe/Vilnius"}
    return {**browser_context_args, **place, **quiet}


@pytest.fixture
def slips():
    """What the page did wrong; `slips.allow(words)` before provoking something."""
    return browser.Slips()


@pytest.fixture
def page(page, slips):
    """A browser's page that must run without an error and stay on our own host."""
    slips.watch(page)
    yield page
    assert slips.found == []
