"""One's own month: begun by a keystroke, kept by itself, submitted by a button."""

from datetime import date

import pytest
from django.utils import timezone

from goals.enums import GoalStatus
from groups.enums import Audience
from reflections.enums import ReflectionStatus
from reflections.models import Reflection, ReflectionDraftCopy
from tests import factories as make

MONTH = date(2026, 11, 1)
PAGE = "/reflections/2026-11/"
SAVE = PAGE + "save/"
SCRIPT = {"X-Autosave": "1"}


def typed(**fields):
    """What the page posts."""
    return {"mattered": "", "next_step": "", "version": "0", "editor": "e1", "seq": "1", **fields}


def autosave(client, **fields):
    return client.post(SAVE, typed(**fields), headers=SCRIPT)


@pytest.fixture
def slip(cast):
    """October's step waits for November."""
    return make.make_reflection(
        cast.teacher, cast.year, submitted=True, next_step="Pradėsiu klausimu."
    )


def own():
    return Reflection.objects.get(month=MONTH)


def test_opening_the_month_writes_nothing(cast, login, slip):
    page = login(cast.teacher).get(PAGE)

    assert page.status_code == 200
    assert "Pradėsiu klausimu." in page.text
    assert not Reflection.objects.filter(month=MONTH).exists()


def test_first_keystroke_makes_the_draft_with_its_slip(cast, login, slip):
    answer = autosave(login(cast.teacher), mattered="Ačiū, 7b!", how_it_went="partly")

    assert answer.json() == {"version": 1, "saved_at": "10:00"}
    row = own()
    assert (row.status, row.mattered, row.how_it_went) == ("draft", "Ačiū, 7b!", "partly")
    assert (row.slip, row.slip_month) == ("Pradėsiu klausimu.", date(2026, 10, 1))


def test_slip_stays_when_the_former_reflection_is_amended(cast, login, slip):
    client = login(cast.teacher)
    autosave(client, mattered="a")
    Reflection.objects.filter(pk=slip.pk).update(next_step="Kitaip.")

    autosave(client, mattered="ab", version="1", seq="2")

    assert own().slip == "Pradėsiu klausimu."


def test_second_save_goes_on_from_the_first(cast, login):
    client = login(cast.teacher)
    autosave(client, mattered="a")

    answer = autosave(client, mattered="ab", version="1", seq="2")

    assert answer.json()["version"] == 2
    assert own().mattered == "ab"


def test_save_whose_answer_was_lost_is_no_conflict(cast, login):
    client = login(cast.teacher)
    autosave(client, mattered="a")
    autosave(client, mattered="ab", version="0", seq="2")

    assert own().mattered == "ab"
    assert not ReflectionDraftCopy.objects.exists()


def test_save_that_was_overtaken_changes_nothing(cast, login):
    client = login(cast.teacher)
    autosave(client, mattered="abc", seq="5")

    autosave(client, mattered="a", seq="3")

    assert own().mattered == "abc"


def test_save_of_nothing_new_makes_no_version(cast, login):
    client = login(cast.teacher)
    autosave(client, mattered="a")

    answer = autosave(client, mattered="a", version="1", seq="2")

    assert answer.json()["version"] == 1


def test_page_of_another_membership_is_told_to_sign_in_again(cast, login):
    answer = autosave(login(cast.teacher), mattered="a", member=str(cast.curator.pk))

    assert answer.status_code == 401
    assert not Reflection.objects.exists()


def test_submit_needs_the_next_step_and_keeps_the_text(cast, login, slip):
    answer = login(cast.teacher).post(PAGE, typed(mattered="Svarbu.", act="submit"))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"how_it_went", "next_step"}
    assert (own().status, own().mattered) == ("draft", "Svarbu.")


def test_first_month_asks_for_the_step_alone(cast, login):
    answer = login(cast.teacher).post(PAGE, typed(next_step="Klausiu.", act="submit"))

    assert answer.url == f"/reflections/{own().pk}/"
    assert own().status == ReflectionStatus.SUBMITTED
    assert answer.cookies["apt_saved"].value == "reflection%3A2026-11"


def test_submit_twice_is_submitted_once(cast, login):
    client = login(cast.teacher)
    fields = typed(next_step="Klausiu.", act="submit")
    first, second = client.post(PAGE, fields), client.post(PAGE, fields)

    assert first.url == second.url
    assert own().transitions.count() == 1
    assert not ReflectionDraftCopy.objects.exists()


def test_submitting_again_after_the_due_day_stays_in_time(cast, login):
    client = login(cast.teacher)
    client.post(PAGE, typed(next_step="Klausiu.", act="submit"))
    row = own()
    client.post(f"/reflections/{row.pk}/take-back/")
    Reflection.objects.filter(pk=row.pk).update(submitted_at=timezone.now())

    assert own().status == ReflectionStatus.DRAFT
    assert own().is_late is False


def test_late_is_said_kindly(cast, login):
    make.make_reflection(cast.teacher, cast.year, date(2026, 9, 1), next_step="Klausiu.")
    client = login(cast.teacher)

    answer = client.post(
        "/reflections/2026-09/", typed(next_step="Klausiu.", act="submit"), follow=True
    )

    assert Reflection.objects.get().is_late is True
    assert "23" in answer.context["reflection"].submitted_at.strftime("%d")


@pytest.mark.parametrize("field", ["mattered", "next_step", "what_happened"])
def test_text_too_long_is_refused_beside_its_field_and_kept_on_the_page(cast, login, field):
    client = login(cast.teacher)
    long = "ž" * 10_001

    saved = autosave(client, **{field: long})
    page = client.post(PAGE, typed(**{field: long, "act": "submit"}))

    assert saved.status_code == page.status_code == 422
    assert list(saved.json()["errors"]) == [field]
    assert long in page.text or field == "what_happened"
    assert "data-unsaved" in page.text
    assert not Reflection.objects.exists()


def test_nul_and_controls_are_cleaned(cast, login):
    autosave(login(cast.teacher), mattered="a\0b\x07\r\nc")

    assert own().mattered == "ab\nc"


@pytest.mark.parametrize(
    "fields",
    [
        {"how_it_went": "brilliantly"},
        {"growth": "Z9"},
        {"audience": "world"},
    ],
)
def test_value_that_does_not_exist_is_refused(cast, login, fields):
    assert autosave(login(cast.teacher), mattered="a", **fields).status_code == 422


def test_steps_of_others_are_not_linked(cast, login):
    mine = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED).steps.get()
    other = make.make_goal(cast.colleague, cast.year, GoalStatus.AGREED).steps.get()
    ids = [str(mine.pk), str(other.pk), "x", "9" * 40]

    login(cast.teacher).post(PAGE, typed(next_step="a", step_ids=ids, act="submit"))

    assert list(own().goal_steps.all()) == [mine]


@pytest.mark.parametrize(
    "month", ["2026-13", "2026-7", "x", "2026-07", "2027-01", "2025-11", "9999-99", "٢٠٢٦-١١"]
)
def test_month_outside_is_no_page(cast, login, month):
    client = login(cast.teacher)

    for address in ("", "save/", "conflict/", "delete/", "attachments/"):
        method = client.get if address in ("", "conflict/") else client.post
        assert method(f"/reflections/{month}/{address}").status_code == 404


def test_next_month_may_be_begun_but_not_submitted(cast, login):
    client = login(cast.teacher)

    answer = client.post("/reflections/2026-12/", typed(next_step="a", act="submit"))

    assert answer.status_code == 422
    assert "gruodžio 1" in answer.context["form"].non_field_errors()[0]


def test_who_takes_no_part_has_no_month(cast, login):
    assert login(cast.administrator).get(PAGE).status_code == 404


def test_who_joins_later_has_no_month_before(cast, login):
    new = make.make_member(cast.school, "New", joined_on=date(2026, 11, 9))
    new.takes_part_from = new.joined_on
    new.save()
    client = login(new)

    assert client.get("/reflections/2026-10/").status_code == 404
    assert client.get(PAGE).status_code == 200


def test_names_are_asked_about_before_the_group_reads(cast, login):
    client = login(cast.teacher)
    fields = typed(
        mattered="Labai padėjo jam, kaip ir Ona Petraitė.", next_step="a", audience="group"
    )

    asked = client.post(PAGE, fields | {"act": "submit"})
    again = client.post(
        PAGE, fields | {"act": "submit", "names_seen": "1", "version": "1", "seq": "2"}
    )

    assert (asked.status_code, asked.context["names"]) == (422, ["Ona Petraitė"])
    assert again.status_code == 302
    assert own().audience == Audience.GROUP


def test_leaver_reads_and_does_not_write(cast, login):
    row = make.make_reflection(cast.leaver, cast.year, submitted=True)
    client = login(cast.leaver)

    assert client.get(f"/reflections/{row.pk}/").status_code == 200
    assert client.post("/reflections/2026-10/", typed(act="submit")).status_code == 403


def test_delete_takes_the_draft_away(cast, login):
    client = login(cast.teacher)
    autosave(client, mattered="a")

    answer = client.post(PAGE + "delete/")

    assert answer.url == "/reflections/"
    assert not Reflection.objects.exists()


def test_delete_refuses_what_is_submitted(cast, login, slip):
    login(cast.teacher).post("/reflections/2026-10/delete/")

    assert Reflection.objects.filter(pk=slip.pk).exists()
