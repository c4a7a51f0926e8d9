"""Two texts of one month: both stored before anything is shown, then the person chooses."""

import pytest
from django.utils import timezone

from reflections.models import Reflection, ReflectionDraftCopy
from tests import factories as make

PAGE = "/reflections/2026-11/"
CONFLICT = PAGE + "conflict/"
SCRIPT = {"X-Autosave": "1"}


def save(client, text, *, editor, version="0"):
    fields = {"mattered": text, "next_step": "", "version": version, "editor": editor, "seq": "1"}
    return client.post(PAGE + "save/", fields, headers=SCRIPT)


@pytest.fixture
def client_of_two(cast, login):
    """Two windows have written."""
    client = login(cast.teacher)
    save(client, "Pirmas tekstas", editor="a")
    answer = save(client, "Antras tekstas", editor="b")
    assert (answer.status_code, answer.json()) == (409, {"conflict_url": CONFLICT})
    return client


def own():
    return Reflection.objects.get()


def choose(client, act, **fields):
    shown = {"version": own().version, "copy": ReflectionDraftCopy.objects.first().pk}
    return client.post(CONFLICT, {"act": act, **shown, **fields})


def test_both_texts_are_shown(client_of_two):
    text = client_of_two.get(CONFLICT).text

    assert "Pirmas tekstas" in text
    assert "Antras tekstas" in text
    assert own().mattered == "Pirmas tekstas"


def test_the_editor_leads_to_the_second_text(client_of_two):
    assert CONFLICT in client_of_two.get(PAGE).text


@pytest.mark.parametrize(
    ("act", "kept"), [("there", "Pirmas tekstas"), ("copy", "Antras tekstas")]
)
def test_either_is_chosen(client_of_two, act, kept):
    answer = choose(client_of_two, act)

    assert answer.url == PAGE
    assert own().mattered == kept
    assert ReflectionDraftCopy.objects.get().chosen_at is not None
    assert client_of_two.get(CONFLICT).url == PAGE


def test_both_are_put_together(client_of_two):
    form = client_of_two.get(CONFLICT).context["merged"]
    assert form["mattered"].value() == "Pirmas tekstas\n\nAntras tekstas"

    choose(client_of_two, "merge", mattered="Abu", next_step="")

    assert own().mattered == "Abu"


def test_merged_text_too_long_is_refused_and_kept_on_the_page(client_of_two):
    answer = choose(client_of_two, "merge", mattered="ž" * 10_001, next_step="")

    assert answer.status_code == 422
    assert "ž" * 10_001 in answer.text
    assert ReflectionDraftCopy.objects.get().chosen_at is None


def test_choice_made_of_an_older_text_is_asked_again(client_of_two):
    version = own().version
    save(client_of_two, "Trečias tekstas", editor="c", version=str(version))

    answer = client_of_two.post(CONFLICT, {"act": "copy", "version": version})

    assert answer.url == CONFLICT
    assert own().mattered == "Trečias tekstas"


def test_text_put_together_of_an_older_one_stays_on_the_page(client_of_two):
    version = own().version
    save(client_of_two, "Trečias tekstas", editor="c", version=str(version))

    answer = choose(client_of_two, "merge", version=version, mattered="Abu", next_step="")

    assert answer.status_code == 422
    assert "Abu" in answer.text
    assert own().mattered == "Trečias tekstas"


def test_third_text_is_asked_about_next(client_of_two):
    save(client_of_two, "Trečias tekstas", editor="c")

    answer = choose(client_of_two, "copy")

    assert answer.url == CONFLICT
    assert own().mattered == "Antras tekstas"
    assert "Trečias tekstas" in client_of_two.get(CONFLICT).text


def test_plain_submit_of_an_older_text_shows_both(client_of_two):
    fields = {"mattered": "Senas", "next_step": "a", "version": "0", "editor": "z", "seq": "1"}

    answer = client_of_two.post(PAGE, fields | {"act": "submit"})

    assert answer.url == CONFLICT
    assert own().is_submitted is False
    assert ReflectionDraftCopy.objects.count() == 2


def test_same_late_text_is_kept_once(client_of_two):
    save(client_of_two, "Antras tekstas", editor="b")

    assert ReflectionDraftCopy.objects.count() == 1


def test_copy_is_forgotten_after_thirty_days(client_of_two):
    old = timezone.now() - timezone.timedelta(days=31)
    ReflectionDraftCopy.objects.update(made_at=old)

    assert client_of_two.get(CONFLICT).url == PAGE


def test_page_open_before_submitting_cannot_amend_in_silence(cast, login):
    client = login(cast.teacher)
    make.make_goal(cast.teacher, cast.year)
    fields = {"mattered": "a", "next_step": "b", "editor": "a", "seq": "1", "version": "0"}
    client.post(PAGE, fields | {"act": "submit"})

    answer = client.post(PAGE + "save/", fields | {"mattered": "c", "seq": "2"}, headers=SCRIPT)

    assert answer.status_code == 409
    assert own().pending is None
