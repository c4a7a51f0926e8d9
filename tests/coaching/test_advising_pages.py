"""The pages of the adviser programme answer plain forms, and nothing typed is lost."""

from datetime import date

import pytest

from coaching.advising_enums import AdvisingStatus, ReportStatus
from coaching.models import Advising, AdvisingPlan, AdvisingReport, AdvisingSession, SupportRole
from tests import factories as make
from tests.coaching.advisings import (
    ANSWERS,
    make_advising,
    make_hours,
    make_plan,
    make_report,
    make_role,
    make_session,
)
from tests.observations.factories import LATELY, make_lesson, make_observation


@pytest.fixture
def running(cast):
    make_role(cast.colleague)
    return make_advising(cast.colleague, cast.teacher, cast.year)


def url(row, rest=""):
    return f"{row.get_absolute_url()}{rest}"


def test_a_proposal_is_answered_by_the_other(client, login, cast):
    make_role(cast.colleague)
    client = login(cast.teacher)

    asked = client.post(
        "/coaching/advising/new/", {"adviser": cast.colleague.pk, "goal": "Klausimai"}
    )
    row = Advising.objects.get()
    waits = client.get(url(row)).content.decode()
    client = login(cast.colleague)
    client.post(url(row, "accept/"))

    assert (asked.status_code, asked["Location"]) == (302, row.get_absolute_url())
    assert url(row, "accept/") not in waits
    assert Advising.objects.get().status == AdvisingStatus.OPEN


def test_a_colleague_who_is_no_adviser_is_no_choice(login, cast):
    make_role(cast.colleague, until_on=date(2026, 6, 1))

    answer = login(cast.teacher).post(
        "/coaching/advising/new/", {"adviser": cast.colleague.pk, "goal": "Klausimai apie mane"}
    )

    assert answer.status_code == 422
    assert "Klausimai apie mane" in answer.content.decode()


def test_an_adviser_proposes_for_themselves_only(login, cast):
    make_role(cast.colleague)
    make_role(cast.curator)
    fields = {"adviser": cast.curator.pk, "owner": cast.teacher.pk, "goal": "x"}

    answer = login(cast.colleague).post("/coaching/advising/new/", fields)

    assert answer.status_code == 422
    assert not Advising.objects.exists()


def test_hours_are_said_out_of_sixteen(login, cast, running):
    make_hours(running, halves=23)

    page = login(cast.teacher).get(url(running)).content.decode()

    assert "11,5" in page
    assert page.count('class="step done') == 3


def test_a_refused_session_keeps_what_was_typed(login, cast, running):
    fields = {"step": 2, "on": "2026-11-24", "halves": 3, "topic": "Tema", "text": "Ilgas tekstas"}

    answer = login(cast.teacher).post(url(running, "sessions/new/"), fields)

    assert answer.status_code == 422
    assert "Ilgas tekstas" in answer.content.decode()
    assert not AdvisingSession.objects.exists()


def test_a_session_links_only_a_lesson_that_both_may_read(login, cast, running):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    own = make_observation(lesson, cast.colleague, "confirmed")
    hidden = make_observation(lesson, cast.groupmate, "confirmed")
    fields = {"step": 1, "on": "2026-11-20", "halves": 2, "topic": "Tema"}
    client = login(cast.teacher)

    refused = client.post(url(running, "sessions/new/"), {**fields, "observation": hidden.pk})
    taken = client.post(url(running, "sessions/new/"), {**fields, "observation": own.pk})

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert AdvisingSession.objects.get().observation == own
    assert own.get_absolute_url() in client.get(url(running)).content.decode()


def test_two_who_write_a_plan_at_once_see_both_texts(login, cast, running):
    make_plan(running, aims="Pirmas tekstas")
    client = login(cast.colleague)

    met = client.post(url(running, "plan/1/"), {"version": 0, "aims": "Antras tekstas"})
    page = met.content.decode()
    client.post(url(running, "plan/1/"), {"version": 1, "aims": "Abu tekstai"})

    assert met.status_code == 422
    assert "Pirmas tekstas" in page
    assert "Antras tekstas" in page
    assert 'name="version" value="1"' in page
    assert AdvisingPlan.objects.get().aims == "Abu tekstai"


def test_a_third_plan_is_not_there(login, cast, running):
    assert login(cast.teacher).get(url(running, "plan/3/")).status_code == 404


def typed(**answers):
    return {**ANSWERS, "version": 0, "editor": "a", "seq": 1, **answers}


def test_a_report_saves_itself_and_is_submitted(login, cast, running):
    client = login(cast.teacher)

    kept = client.post(url(running, "report/save/"), typed(), headers={"X-Autosave": "1"})
    draft = login(cast.colleague).get(url(running, "report/")).status_code
    client = login(cast.teacher)
    sent = client.post(url(running, "report/"), typed(version=1, seq=2, act="submit"))

    assert kept.json()["version"] == 1
    assert draft == 404
    assert sent.status_code == 302
    assert AdvisingReport.objects.get().status == ReportStatus.SUBMITTED
    page = login(cast.colleague).get(url(running, "report/")).content.decode()
    assert ANSWERS["content"] in page


def test_a_report_too_long_is_said_beside_its_field_and_kept(login, cast, running):
    long = "Eilutė.\n" * 6

    answer = login(cast.teacher).post(
        url(running, "report/"), typed(preparation=long, act="submit")
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="error_1_id_preparation"' in page
    assert AdvisingReport.objects.get().preparation.count("Eilutė.") == 6


def test_another_window_finds_both_texts(login, cast, running):
    client = login(cast.teacher)
    client.post(url(running, "report/save/"), typed(), headers={"X-Autosave": "1"})

    other = client.post(
        url(running, "report/save/"),
        typed(editor="b", content="Kitas tekstas"),
        headers={"X-Autosave": "1"},
    )
    page = client.get(other.json()["conflict_url"]).content.decode()
    copy = AdvisingReport.objects.get().copies.get()
    client.post(other.json()["conflict_url"], {"act": "copy", "copy": copy.pk, "version": 1})

    assert other.status_code == 409
    assert ANSWERS["content"] in page
    assert "Kitas tekstas" in page
    assert AdvisingReport.objects.get().content == "Kitas tekstas"


def test_a_choice_sent_twice_settles_no_other_text(login, cast, running):
    client = login(cast.teacher)
    make_report(running, ReportStatus.DRAFT)
    report = running.report
    first, second = (
        report.copies.create(content={**ANSWERS, "content": words}, base_version=0)
        for words in ("Antras", "Trečias")
    )
    chosen = {"act": "there", "copy": first.pk, "version": report.version}

    for _twice in range(2):
        client.post(url(running, "report/conflict/"), chosen)

    assert list(report.copies.waiting()) == [second]


def test_the_end_before_sixteen_hours_asks_both(login, cast, running):
    make_hours(running, halves=20)
    make_report(running)

    login(cast.teacher).post(url(running, "finish/"))
    page = login(cast.colleague).get(url(running)).content.decode()
    login(cast.colleague).post(url(running, "finish/"))

    assert cast.teacher.name in page
    assert Advising.objects.get().status == AdvisingStatus.FINISHED


def test_a_closed_year_is_read_and_not_written(login, cast, running):
    make_session(running)
    running.year.status = "closed"
    running.year.save()
    client = login(cast.teacher)

    read = client.get(url(running)).status_code
    wrote = [
        client.post(url(running, page)).status_code
        for page in ("sessions/new/", "plan/1/", "report/", "finish/", "stop/")
    ]

    assert (read, set(wrote)) == (200, {403})


def test_the_register_is_read_by_all_and_kept_by_the_administrator(login, cast):
    role = make_role(cast.colleague)
    fields = {"member": cast.groupmate.pk, "kind": "mentor", "since_on": "2026-09-01"}

    page = login(cast.teacher).get("/school/support/").content.decode()
    refused = login(cast.teacher).post("/school/support/", fields).status_code
    client = login(cast.administrator)
    added = client.post("/school/support/", fields).status_code
    early = client.post(f"/school/support/{role.pk}/end/", {"until_on": "2010-01-01"})
    ended = client.post(f"/school/support/{role.pk}/end/", {"until_on": "2026-11-20"})

    assert cast.colleague.name in page
    assert "2018-09-01" in page
    assert (refused, added, early.status_code, ended.status_code) == (403, 302, 422, 302)
    assert SupportRole.objects.now().get().member == cast.groupmate


def test_the_administrator_sees_hours_and_state_and_no_word(login, cast, running):
    Advising.objects.update(goal="slaptas tikslas")
    make_session(running, halves=3, topic="slapta tema")

    client = login(cast.administrator)
    page = client.get("/school/support/").content.decode()
    csv = client.get("/school/support/work/export/?format=csv").content.decode("utf-8-sig")

    assert cast.teacher.name in page
    assert "1,5" in page
    assert cast.colleague.name in csv
    assert "slapt" not in page + csv


def test_a_share_is_said_from_five_teachers(login, cast):
    other = make.make_school("Mažoji mokykla")
    year = make.make_year(other)
    adviser, owner = make.make_member(other), make.make_member(other)
    make_role(adviser)
    make_advising(adviser, owner, year)

    small = login(owner).get("/school/support/").content.decode()
    make_role(cast.colleague)
    make_advising(cast.colleague, cast.teacher, cast.year)
    large = login(cast.teacher).get("/school/support/").content.decode()

    assert "1 iš 2" in small.replace("\xa0", " ") or "1 of 2" in small
    assert "%" not in small.split("<main")[1].split("</main")[0].replace("&nbsp;%", "%")
    assert "&nbsp;%)" in large


def test_pages_cost_the_same_with_one_session_and_with_thirty(
    login, cast, running, django_assert_max_num_queries
):
    client = login(cast.teacher)
    make_session(running)
    client.get(url(running))
    with django_assert_max_num_queries(14):
        client.get(url(running))
    for _number in range(30):
        make_session(running)

    with django_assert_max_num_queries(14):
        client.get(url(running))
    with django_assert_max_num_queries(10):
        client.get("/coaching/advising/")


def test_the_schools_page_asks_for_the_figure_alone(cast, login):
    client = login(cast.administrator)

    part = client.get("/school/support/", headers={"HX-Request": "true"}).text

    assert 'id="paramos-skaiciai"' in part
    assert "<html" not in part
