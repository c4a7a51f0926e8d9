"""The inner half of `./run bench load`: planted sessions, and a check that finds what is lost."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client

from people.models import Installation
from reflections.models import Reflection, ReflectionDraftCopy
from tests import factories as make
from tools.bench.load_browser import OpenEditor


@pytest.fixture
def school(db):
    Installation.objects.create(is_demo=True)
    school = make.make_school()
    school.year = make.make_year(school)
    return school


def bench(*words, told=""):
    out = StringIO()
    call_command("bench_load", *words, stdin=StringIO(told), stdout=out)
    return json.loads(out.getvalue())


def check(people):
    return bench("check", told=json.dumps({"month": "2026-11", "people": people}))


def person(member, number, *, unsure=(), is_submitted=False):
    """Whose text of this number was acknowledged last."""
    acked = {"number": number, "version": number, "texts": texts(number)}
    rest = {"unsure": [texts(n) for n in unsure], "is_submitted": is_submitted}
    return {"member": member.pk, "acked": acked, **rest}


def texts(number):
    return {"mattered": f"[{number}] Ačiū.\nDar.", "next_step": f"[{number}] Klausti."}


def test_planted_people_are_signed_in_and_write_as_the_browser_does(school):
    begun, member = make.make_members(school, {"first_name": "Ona"}, {"first_name": "Rūta"})
    make.make_reflection(begun, school.year, make.TODAY.replace(day=1))
    make.make_reflection(member, school.year, submitted=True)

    planted = bench("plant", "--people", "1")
    client = Client(enforce_csrf_checks=True)
    client.cookies[planted["cookie"]] = planted["people"][0].pop("session")
    page = client.get(f"/reflections/{planted['month']}/")
    editor = OpenEditor(page.content.decode())
    acknowledged = [saved(client, editor, texts(number)) for number in (1, 2)]
    address, body, headers = editor.submission()
    submitted = client.generic("POST", address, body, headers.pop("Content-Type"))
    found = check([person(member, 2, is_submitted=True)])

    expected = {"month": "2026-11", "cookie": settings.SESSION_COOKIE_NAME}
    assert planted == {**expected, "people": [{"member": member.pk}]}
    assert editor.choices["how_it_went"] == ["worked", "partly", "not_tried"]
    assert acknowledged == [True, True]
    assert (editor.version, submitted.status_code) == (2, 302)
    assert found == {"texts": {"kept": 1}, "wrong": [], "second_texts": 0}


def saved(client, editor, written):
    editor.write({**written, "how_it_went": "worked"})
    address, body, headers = editor.autosave()
    kind = headers.pop("Content-Type")
    answer = client.generic("POST", address, body, kind, headers=headers)
    return editor.is_acknowledged(answer.status_code, answer.json())


def test_the_check_finds_what_is_lost_or_under_an_older_text(school):
    names = ("kept", "newer", "older", "gone", "other", "mixed", "draft")
    staff = make.make_members(school, *({"first_name": name} for name in names))
    kept, newer, older, gone, other, mixed, draft = staff
    stored = {
        kept: texts(3),
        newer: texts(4),
        older: texts(2),
        other: texts(9),
        mixed: {**texts(3), "next_step": texts(2)["next_step"]},
        draft: texts(3),
    }
    rows = {
        member: make.make_reflection(
            member, school.year, make.TODAY.replace(day=1), version=3, **words
        )
        for member, words in stored.items()
    }
    ReflectionDraftCopy.objects.create(reflection=rows[other], content={}, base_version=1)

    people = [person(member, 3) for member in (kept, older, gone, other, mixed)]
    people += [person(newer, 3, unsure=[4]), person(draft, 3, is_submitted=True)]
    found = check(people)

    assert found["texts"] == {"kept": 1, "newer": 1, "older": 2, "lost": 2, "not submitted": 1}
    assert dict(found["wrong"]) == {
        older.pk: "older",
        gone.pk: "lost",
        other.pk: "lost",
        mixed.pk: "older",
        draft.pk: "not submitted",
    }
    assert found["second_texts"] == 1


def test_nobody_is_signed_in_outside_a_demonstration(school):
    make.make_member(school)
    Installation.objects.all().delete()

    with pytest.raises(CommandError, match="only on a demonstration"):
        bench("plant", "--people", "1")

    assert not Reflection.objects.exists()
