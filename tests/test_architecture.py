"""Rules of the house that no linter knows."""

import ast
import re
from pathlib import Path

import pytest
import rules
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.db import models

pytestmark = pytest.mark.crawl

ROOT = Path(__file__).resolve().parents[1]
APPS = sorted(c.label for c in apps.get_app_configs() if Path(c.path).parent == ROOT)
FOLDERS = [*APPS, "apt_portal", "tools"]
SOURCES = sorted(
    path
    for app in FOLDERS
    for path in (ROOT / app).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LIMITS = {"views": 250, "models": 250}
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE, LONGEST_TEST = 300, 40, 120, 400

HTTP = ("django.http", "django.shortcuts", "django.contrib.messages")
QUIET = {"enums", "querysets", "models", "rules", "services", "tasks", "queries", "deadlines"}
VAGUE = {"utils", "helpers", "common", "misc"}
#: People are never deleted, so what points at one is protected (A33).
MEMBER = "people.Member"


def name(path):
    return str(path.relative_to(ROOT))


def part_of(path):
    """The part of an app a file belongs to: its name, or the package it lies in."""
    below = path.relative_to(ROOT).parts[1:]
    return below[0].removesuffix(".py") if below else ""


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_source_stays_small(path):
    text = path.read_text()
    assert text.count("\n") <= LIMITS.get(part_of(path), LONGEST_FILE)
    tree = ast.parse(text)
    assert [f.name for f in functions(tree) if f.end_lineno - f.lineno >= LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_stays_small(path):
    assert path.read_text().count("\n") <= LONGEST_TEMPLATE


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_test_file_stays_small(path):
    assert path.read_text().count("\n") <= LONGEST_TEST


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_has_no_inline_style_or_script(path):
    if path.parts[-2] in ("emails", "email"):
        return  # letters have no policy and need their colours in place
    text = path.read_text()
    assert re.findall(r"\sstyle=|<style|\son\w+=|javascript:|<script(?![^>]*src=)", text) == []


def test_nothing_has_a_vague_name():
    assert [name(path) for path in SOURCES if VAGUE & {path.stem, path.parent.name}] == []


@pytest.mark.parametrize("path", [p for p in SOURCES if part_of(p) == "views"], ids=name)
def test_views_read_only_through_visible_to(path):
    reads = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "objects"
    }
    assert reads <= {"visible_to", "none"}


@pytest.mark.parametrize("path", [p for p in SOURCES if part_of(p) == "views"], ids=name)
def test_views_stay_thin(path):
    """Twenty-five lines: fetch, ask, call one service, answer."""
    tree = ast.parse(path.read_text())
    assert [f.name for f in functions(tree) if f.end_lineno - f.lineno >= 25] == []


@pytest.mark.parametrize("path", [p for p in SOURCES if part_of(p) in QUIET], ids=name)
def test_the_domain_knows_nothing_of_http(path):
    tree = ast.parse(path.read_text())
    imported = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert imported & set(HTTP) == set()


def test_status_is_written_by_the_flow_alone():
    """`record.status = …` stands in `core.flow` and in models without a road of their own."""
    writers = [
        name(path)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Assign)
        and any(isinstance(t, ast.Attribute) and t.attr == "status" for t in node.targets)
        and path.name != "exceptions.py"
    ]
    assert writers == []


def test_every_view_permission_has_a_matching_scope():
    ours = [m for m in apps.get_models() if m._meta.app_label in APPS]
    scoped = {m._meta.label_lower for m in ours if hasattr(m.objects, "visible_to")}
    ruled = {
        m._meta.label_lower
        for m in ours
        if rules.perm_exists(f"{m._meta.app_label}.view_{m._meta.model_name}")
    }
    assert scoped == ruled


def test_nothing_that_points_at_a_member_is_deleted_with_them():
    loose = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in APPS
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey)
        and field.related_model._meta.label == MEMBER
        and field.remote_field.on_delete is not models.PROTECT
    ]
    assert loose == []


def test_every_beat_entry_names_a_task_that_exists():
    current_app.loader.import_default_modules()
    named = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert named - set(current_app.tasks) == set()


def test_constraints_carry_the_name_of_their_app():
    unnamed = [
        constraint.name
        for model in apps.get_models()
        if model._meta.app_label in APPS
        for constraint in model._meta.constraints
        if not constraint.name.startswith(f"{model._meta.app_label}_")
    ]
    assert unnamed == []
