"""Which letters a person wants: of each kind, or of all reminders or notices at once."""

import pytest

from activity.forms import choices
from activity.models import Preference
from activity.registry import verbs

URL = "/inbox/letters/"


@pytest.fixture
def person(cast, login):
    client = login(cast.teacher)
    client.cookies["apt_language"] = "en"
    return client


def one_by_one(**other):
    return dict.fromkeys(choices(), "at_once") | other


def chosen(member, *, is_reminder):
    """{verb: channel} kept of one half of the kinds."""
    kept = dict(Preference.objects.filter(member=member).values_list("kind", "channel"))
    return {kind: value for kind, value in kept.items() if verbs[kind].is_own == is_reminder}


def test_each_kind_is_kept_as_chosen(cast, person):
    typed = one_by_one(due_reflection="digest", lesson_moved="none")

    person.post(URL, typed)

    reminders = chosen(cast.teacher, is_reminder=True)
    others = {value for kind, value in reminders.items() if kind != "due_reflection"}
    assert (reminders["due_reflection"], others) == ("digest", {"at_once"})
    # all that is said in the same words is one choice
    notices = chosen(cast.teacher, is_reminder=False)
    silent = {kind for kind, value in notices.items() if value == "none"}
    assert silent == set(choices()["lesson_moved"].names)
    assert len(silent) > 1


@pytest.mark.parametrize(
    ("field", "is_reminder"), [("every_reminder", True), ("every_notice", False)]
)
def test_what_is_said_of_all_wins_over_each(cast, person, field, is_reminder):
    typed = one_by_one(due_reflection="none", curator_answered="none", **{field: "digest"})

    response = person.post(URL, typed)

    assert response.status_code == 302
    assert set(chosen(cast.teacher, is_reminder=is_reminder).values()) == {"digest"}
    assert set(chosen(cast.teacher, is_reminder=not is_reminder).values()) == {"at_once", "none"}


def test_the_page_counts_what_is_chosen_and_asks_for_all_anew(cast, person):
    person.post(URL, one_by_one(due_reflection="digest", every_notice="none"))

    page = person.get("/settings/")

    [form] = [part["letters"] for _template, part in page.context["parts"] if "letters" in part]
    reminders, notices = form.parts
    number = len(reminders.kinds)
    assert [count for _label, count in reminders.counts] == [number - 1, 1]
    assert [count for _label, count in notices.counts] == [len(notices.kinds)]
    assert f"only here, in the inbox: {len(notices.kinds)}" in " ".join(page.text.split())
    assert (reminders.every.value(), notices.every.value()) == (None, None)
    assert 'id="laiskai"' in page.text
    assert page.text.split('id="laiskai"')[1].count("btn-primary") == 1


@pytest.mark.parametrize("field", ["due_reflection", "every_reminder"])
def test_an_unknown_channel_is_refused_and_the_rest_stays(cast, person, field):
    response = person.post(URL, one_by_one(due_goal="digest", **{field: "pigeon"}))

    assert response.status_code == 422
    assert not Preference.objects.exists()
    form = response.context["part"]["letters"]
    assert (list(form.errors), form["due_goal"].value()) == ([field], "digest")
    assert ("open>" in response.text) == (field == "due_reflection")
