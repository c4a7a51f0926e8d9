"""A group's paper on its pages: the agenda, agreements that come back, rules, files."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.hands import share_draft
from groups.enums import Audience
from meetings.enums import MeetingStatus
from meetings.models import Agreement, GroupRules, MeetingFile
from reflections.models import Reflection
from tests import factories as make
from tests.access.lessons import PDF
from tests.meetings.factories import LAST, NEXT, make_meeting
from tests.meetings.papers import make_agreement, make_notes, make_point, write


@pytest.fixture
def held(cast):
    return make_meeting(cast.group, LAST, status=MeetingStatus.HELD)


@pytest.fixture
def ahead(cast):
    return make_meeting(cast.group, NEXT)


def page(meeting, more=""):
    return f"/groups/meetings/{meeting.pk}/{more}"


def test_an_agreement_returns_next_month_and_stands_on_the_owners_home(cast, login, held, ahead):
    form = {"text": "Atsinešti klausimą", "owner": cast.teacher.pk, "due_on": "2026-12-09"}
    client = login(cast.groupmate)
    assert client.post(page(held, "agreements/"), form).status_code == 302
    assert "Atsinešti klausimą" not in client.get("/").text
    row = Agreement.objects.get()

    client = login(cast.teacher)
    for path in ("/", page(ahead), page(held), f"/groups/{cast.group.pk}/"):
        assert "Atsinešti klausimą" in client.get(path).text, path
    done = client.post(f"/groups/agreements/{row.pk}/done/", {"next": "/"})

    assert done["Location"] == "/"
    assert "Atsinešti klausimą" not in client.get(page(ahead)).text
    assert "Atsinešti klausimą" in client.get(page(held)).text


def test_a_record_shared_less_is_named_to_nobody(cast, login, ahead):
    row = make.make_reflection(cast.teacher, cast.year, submitted=True, audience=Audience.GROUP)
    form = {"title": "Pažiūrėkime", "brings": f"reflection:{row.pk}"}
    client = login(cast.groupmate)
    assert client.post(page(ahead, "points/"), form).status_code == 302
    assert f'href="/reflections/{row.pk}/"' in client.get(page(ahead)).text

    Reflection.objects.update(audience=Audience.CURATOR)

    for path in (page(ahead), f"/groups/{cast.group.pk}/", page(ahead, "print/")):
        assert f"/reflections/{row.pk}/" not in client.get(path).text
    point = ahead.points.get()
    assert f"/reflections/{row.pk}/" not in client.get(f"/groups/points/{point.pk}/").text


def test_what_is_not_shared_cannot_be_chosen(cast, login, ahead):
    row = make.make_reflection(cast.teacher, cast.year, submitted=True)
    form = {"title": "Pažiūrėkime", "brings": f"reflection:{row.pk}"}

    login(cast.teacher).post(page(ahead, "points/"), form)

    assert not ahead.points.filter(reflection=row).exists()


def test_points_are_moved_without_a_script(cast, login, ahead):
    make_point(ahead, cast.teacher, "Pirmas", position=0)
    second = make_point(ahead, cast.teacher, "Antras", position=1)

    login(cast.facilitator).post(f"/groups/points/{second.pk}/move/", {"to": "up"})

    assert list(ahead.points.values_list("title", flat=True)) == ["Antras", "Pirmas"]


def test_rules_changed_meanwhile_show_both_texts(cast, login):
    client, path = login(cast.teacher), f"/groups/{cast.group.pk}/rules/"
    first = client.post(path, {"text": "Lieka čia.", "version": "0"})
    second = client.post(path, {"text": "Pradedame laiku.", "version": "0"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "Pradedame laiku." in second.text
    assert "Lieka" in second.text
    assert GroupRules.objects.get().text == "Lieka čia."
    client.post(path, {"text": "Lieka čia.\nPradedame laiku.", "version": "1"})
    assert GroupRules.objects.get().text == "Lieka čia.\nPradedame laiku."


def test_a_file_is_brought_read_by_the_group_and_taken_back(cast, login, held):
    upload = SimpleUploadedFile("lapas.pdf", PDF, "application/pdf")
    login(cast.teacher).post(page(held, "files/"), {"file": upload})
    row = MeetingFile.objects.get()

    mate = login(cast.groupmate)
    assert "lapas.pdf" in mate.get(f"/groups/{cast.group.pk}/").text
    served = mate.get(f"/groups/files/{row.pk}/")
    assert b"".join(served.streaming_content) == PDF
    assert mate.post(f"/groups/files/{row.pk}/delete/").status_code == 403
    assert login(cast.administrator).get(f"/groups/files/{row.pk}/").status_code == 404
    assert login(cast.teacher).post(f"/groups/files/{row.pk}/delete/").status_code == 302
    assert not MeetingFile.objects.exists()


def test_two_texts_are_shown_to_whoever_reads(cast, login, held):
    notes = make_notes(held)
    write(notes, "Laukiame pusantros sekundės.", cast.teacher)
    write(notes, "Laukiame šešias sekundes.", cast.groupmate)
    share_draft(notes, by=cast.teacher)
    share_draft(notes, by=cast.groupmate)

    read = login(cast.facilitator).get(page(held)).text

    assert "<del>pusantros" in read
    assert "<ins>šešias" in read


def test_the_editor_opens_without_writing_and_two_tabs_meet(cast, login, held):
    client = login(cast.teacher)
    assert client.get(page(held, "notes/")).status_code == 200
    typed = {"version": "0", "base": "0", "seq": "1"}
    auto = {"headers": {"X-Autosave": "1"}}

    first = client.post(page(held, "notes/save/"), {**typed, "editor": "a", "text": "A"}, **auto)
    second = client.post(page(held, "notes/save/"), {**typed, "editor": "b", "text": "B"}, **auto)

    assert (first.status_code, second.status_code) == (200, 409)
    there = page(held, "notes/conflict/")
    assert second.json() == {"conflict_url": there}
    kept = client.post(there, {"act": "merge", "text": "A ir B", "version": "1"})
    assert kept.status_code == 302
    client.post(page(held, "notes/"), {"text": "A ir B", "version": "2", "base": "0"})
    assert "A ir B" in login(cast.groupmate).get(page(held)).text


def test_a_second_click_settles_no_other_text(cast, login, held):
    client = login(cast.teacher)
    for editor, text in (("a", "Pirmas"), ("b", "Antras"), ("c", "Trečias")):
        typed = {"version": "0", "base": "0", "seq": "1", "editor": editor, "text": text}
        client.post(page(held, "notes/save/"), typed, headers={"X-Autosave": "1"})
    there = page(held, "notes/conflict/")
    shown = {"act": "there", "version": "1", "copy": client.get(there).context["second"].pk}

    for _click in range(2):
        client.post(there, shown)

    assert held.notes.drafts.met(cast.teacher).count() == 1


def test_an_agreement_without_a_word_is_not_dropped(cast, login, held):
    row = make_agreement(held, cast.teacher, due_on=date(2026, 12, 9))

    refused = login(cast.teacher).post(f"/groups/agreements/{row.pk}/drop/", {"why": ""})

    assert refused.status_code == 422
    assert Agreement.objects.get().is_open
