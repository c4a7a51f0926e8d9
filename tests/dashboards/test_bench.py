"""The bench counts what a page asks, and its larger databases hold together."""

import subprocess
import sys

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, transaction
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dashboards.bench.clocks import memory_mib
from dashboards.bench.measuring import FRAME, Bench, Statements
from dashboards.bench.pages import PAGES, pages
from office.demo import Size, fill
from office.demo_cast import TEACHER
from people.models import Installation, School, User
from reflections.models import Reflection, ReflectionThread
from tools.bench import copies
from tools.bench.databases import ROOT, OnServer, environment
from tools.bench.pages import PAGES as OFFERED
from tools.bench.pages import finished, keep, table

pytestmark = pytest.mark.urls("apt_portal.bench_urls")

#: Who looks across a municipality is nobody of the demonstration's single school.
OF_ONE_SCHOOL = [name for name in PAGES if name != "municipality"]
PROMISED = {"page", "size", "queries", "cpu_ms", "median_ms", "p95_ms", "bytes"}
PROMISED |= {"ratio_empty", "ratio_sql"}


@pytest.fixture
def demo(db):
    """A tiny school; requests leave the test's one connection open, as the test client does."""
    fill(Size(schools=1, teachers=6, years=1))
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


def test_every_page_that_can_be_chosen_is_there_to_be_measured(demo):
    found, left_out = pages(OFFERED)

    assert tuple(PAGES) == OFFERED
    assert set(left_out) <= {"municipality"}
    assert [page.name for page in found if page.name in OF_ONE_SCHOOL] == OF_ONE_SCHOOL


def test_figures_are_those_of_the_pages(demo):
    found, _left_out = pages(["empty", "home", "autosave"])
    measured = {"pages": Bench(found, 4).run(), "mib": memory_mib()}
    empty, home, autosave = finished(measured, "school")
    asked = _asked({"empty": "/bench/empty/", "home": "/"})

    assert {"empty": empty["queries"], "home": home["queries"]} == asked
    assert (autosave["queries"], empty["ratio_empty"]) == (6, 1.0)
    assert home["ratio_empty"] > 1
    assert home["p95_ms"] >= home["median_ms"] > 0 < home["app_ms"] <= home["cpu_ms"]
    assert home["bytes"] > empty["bytes"] > autosave["bytes"] > 0
    assert set(home) >= PROMISED
    assert "/18" in table([empty, home, autosave])


def _asked(paths):
    """{name: statements}, counted by Django's own means."""
    client, asked = Client(), {}
    client.force_login(User.objects.get(email=TEACHER.email))
    for name, path in paths.items():
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        asked[name] = sum(not query["sql"].startswith(FRAME) for query in queries)
    return asked


def test_statements_leave_out_what_frames_a_transaction(db):
    counted = Statements()
    with connection.execute_wrapper(counted), transaction.atomic(), transaction.atomic():
        School.objects.exists()

    assert counted.number == 1


def test_a_page_that_nobody_can_open_is_left_out_with_a_word(db):
    assert pages(["desk"]) == ([], {"desk": "this database has no curator"})


def test_nothing_is_measured_in_the_database_of_a_school(db):
    with pytest.raises(CommandError, match="only on a demonstration"):
        call_command("bench_pages")
    Installation.objects.create(is_demo=True)
    with pytest.raises(CommandError, match="50 at least"):
        call_command("bench_pages", "--requests=49")

    assert not Session.objects.exists()


def test_a_portal_beside_the_bench_hears_nothing_of_it(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://a@b:5432/mokykla?sslmode=require")
    monkeypatch.setenv("REDIS_PREFIX", "mokykla")

    env = environment("school")

    assert env["REDIS_PREFIX"] == "mokykla-bench"
    assert env["DATABASE_URL"] == "postgres://a@b:5432/mokykla_bench_school?sslmode=require"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has a file of its own")
def test_a_database_that_the_bench_has_not_made_is_left_alone(db):
    held = connection.get_connection_params()
    place = f"{held['user']}:{held.get('password', '')}@{held['host']}:{held['port']}"
    store = OnServer(f"postgres://{place}/{held['dbname']}")

    with pytest.raises(SystemExit, match="has not made"):
        store.begin()

    assert store.note() is None
    assert School.objects.count() == 0


def test_growth_is_judged_where_the_schools_are_as_large_as_the_one(monkeypatch, tmp_path):
    monkeypatch.setattr("tools.bench.pages.FOLDER", tmp_path)
    keep([{"page": "home", "ratio_empty": 2.0, "queries": 15, "rows_read": 100}], "school")
    cost = {"cpu_ms": 1.0, "pg_ms": None, "bare_ms": None, "rows_read": 150}
    pages = [{**cost, "page": "empty", "queries": 5}]
    pages += [{**cost, "page": "home", "cpu_ms": 2.7, "queries": 16}]

    homes = {
        size: finished({"pages": pages, "mib": 100}, size)[1]
        for size in ("school", "municipality", "country")
    }

    assert {size: home["growth"] for size, home in homes.items()} == {
        "school": None,
        "municipality": 1.35,
        "country": 1.35,
    }
    assert homes["municipality"]["missed"] == []
    assert homes["country"]["missed"] == ["growth", "queries", "rows_read"]


def test_help_names_the_sizes():
    said = subprocess.run(
        [sys.executable, "-m", "tools.bench.pages", "--help"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert "{school,municipality,country}" in said.stdout


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="copies are made by PostgreSQL; SQLite has none"
)
def test_copied_schools_point_at_nothing_but_their_own(demo):
    before = {model: model.objects.count() for model in apps.get_models() if _is_copied(model)}

    connection.check_constraints()
    copies.multiply(connection.connection, 3)

    assert {model: model.objects.count() for model in before} == {
        model: 3 * number for model, number in before.items()
    }
    assert School.objects.values("name").distinct().count() == 3
    assert [name for model in before for name in _dangling(model)] == []
    assert not Reflection.objects.exclude(year__school=F("owner__school")).exists()
    assert not User.objects.exclude(email=F("memberships__email")).exists()
    links = ReflectionThread.objects.values_list("reflection", "thread__subject")
    assert [pk for pk, subject in links if subject != f"reflection:{pk}"] == []
    assert School.objects.create(name="Nauja").pk > 0


def _is_copied(model):
    return not model._meta.db_table.startswith(copies.APART)


def _dangling(model):
    """Foreign keys of the model that lead nowhere."""
    for field in model._meta.fields:
        if field.many_to_one or field.one_to_one:
            held = model.objects.filter(**{f"{field.name}__isnull": False})
            there = field.related_model.objects.values(field.target_field.name)
            if held.exclude(**{f"{field.attname}__in": there}).exists():
                yield f"{model._meta.label}.{field.name}"
