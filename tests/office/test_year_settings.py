"""School settings: the hub, the school, its catalogue, mail and the demonstration's outbox."""

import pytest
from django.urls import reverse
from django.utils import timezone

from people.models import Installation, School, Subject, SubjectArea
from post.models import Letter
from tests import factories as make

HUB = "/school/settings/"
PAGES = [HUB, f"{HUB}school/", f"{HUB}subjects/", f"{HUB}mail/"]
OUTBOX = "/outbox/"


@pytest.fixture
def admin(cast, login):
    return login(cast.administrator)


@pytest.fixture
def one_school(db, login):
    """An installation that serves one school."""
    return make.make_member(make.make_school(), is_administrator=True)


def letter(state="sent", **fields):
    number = next(make.counter)
    fields.setdefault("sent_at", timezone.now() if state == "sent" else None)
    return Letter.objects.create(
        address=f"kas{number}@mokykla.lt",
        subject=f"Laiškas {number}",
        text="Sveiki, https://portalas.lt/a/ <b>",
        html="<p>Sveiki</p>",
        kind="notice",
        message_id=f"<{number}@x>",
        state=state,
        **fields,
    )


@pytest.mark.parametrize("address", PAGES)
def test_settings_exist_for_the_administrator_alone(cast, login, address):
    assert login(cast.administrator).get(address).status_code == 200
    assert login(cast.administrator_curator).get(address).status_code == 200
    assert login(cast.teacher).get(address).status_code == 404
    assert login(cast.teacher).post(address).status_code in (404, 405)


def test_the_hub_leads_to_every_page_of_settings(admin):
    urls = [place["url"] for place in admin.get(HUB).context["places"]]

    assert {"/school/settings/years/", "/people/", *PAGES[1:]} <= set(urls)


def test_the_school_is_renamed(cast, admin):
    admin.post(PAGES[1], {"name": "  Naujas\x00 vardas ", "kind": "kindergarten"})

    school = School.objects.get(pk=cast.school.pk)
    fields = (school.name, school.kind, school.is_direction_required)
    assert fields == ("Naujas vardas", "kindergarten", False)


@pytest.mark.parametrize("name", ["", "x" * 151])
def test_a_refused_name_stays_in_its_field_only(cast, admin, name):
    answer = admin.post(PAGES[1], {"name": name, "kind": "school"})

    assert answer.status_code == 422
    assert "id_name_error" in answer.text
    assert cast.school.name in answer.text  # the footer names the school as it is


def test_subjects_and_areas_are_added_changed_and_removed(cast, admin):
    add = [
        ("office:area_add", {"area-name": "Kalbos"}),
        ("office:subject_add", {"subject-name": "Lietuvių kalba"}),
    ]
    for name, data in add:
        statuses = [admin.post(reverse(name), data).status_code for _click in range(2)]
        assert statuses == [302, 422]
    area, subject = SubjectArea.objects.get(), Subject.objects.get()

    prefix = f"subject{subject.pk}"
    data = {f"{prefix}-name": "Lietuvių kalba ir literatūra", f"{prefix}-area": area.pk}
    admin.post(reverse("office:subject", args=[subject.pk]), data)
    refused = admin.post(reverse("office:area_remove", args=[area.pk]), follow=True)

    subject.refresh_from_db()
    assert (subject.name, subject.area) == ("Lietuvių kalba ir literatūra", area)
    assert "alert-danger" in refused.text
    admin.post(reverse("office:subject_remove", args=[subject.pk]))
    admin.post(reverse("office:area_remove", args=[area.pk]))
    assert (Subject.objects.count(), SubjectArea.objects.count()) == (0, 0)


def test_a_subject_somebody_teaches_stays(cast, admin):
    subject = Subject.objects.create(school=cast.school, name="Fizika")
    make.make_member(cast.school, subject=subject)

    answer = admin.post(reverse("office:subject_remove", args=[subject.pk]), follow=True)

    assert "alert-danger" in answer.text
    assert Subject.objects.filter(pk=subject.pk).exists()


def test_another_schools_catalogue_does_not_exist(cast, admin):
    area = SubjectArea.objects.create(school=cast.other, name="Menai")
    subject = Subject.objects.create(school=cast.other, name="Dailė", area=area)
    mine = Subject.objects.create(school=cast.school, name="Muzika")
    prefix = f"subject{mine.pk}"

    answers = [
        admin.post(reverse("office:subject", args=[subject.pk]), {}),
        admin.post(reverse("office:subject_remove", args=[subject.pk])),
        admin.post(reverse("office:area", args=[area.pk]), {}),
        admin.post(reverse("office:area_remove", args=[area.pk])),
    ]
    foreign_area = admin.post(
        reverse("office:subject", args=[mine.pk]),
        {f"{prefix}-name": "Muzika", f"{prefix}-area": area.pk},
    )

    assert {answer.status_code for answer in answers} == {404}
    assert foreign_area.status_code == 422
    assert "Dailė" not in admin.get(PAGES[2]).text


def test_the_catalogue_costs_the_same_with_many(cast, admin, django_assert_max_num_queries):
    for number in range(30):
        area = SubjectArea.objects.create(school=cast.school, name=f"Sritis {number}")
        Subject.objects.create(school=cast.school, name=f"Dalykas {number}", area=area)

    with django_assert_max_num_queries(8):
        admin.get(PAGES[2])


def test_a_test_letter_goes_to_oneself(cast, admin):
    admin.post(reverse("office:mail_test"))

    assert [row.address for row in Letter.objects.all()] == [cast.administrator.email]
    assert cast.administrator.email in admin.get(PAGES[3]).text


def test_the_administrator_of_the_only_school_settles_letters(one_school, login):
    client = login(one_school)
    refused, uncertain = letter("refused", last_error="550 no such user"), letter("uncertain")

    page = client.get(PAGES[3])
    client.post(reverse("office:letter_settle", args=[refused.pk]), {"again": "1"})
    client.post(reverse("office:letter_settle", args=[uncertain.pk]), {"was_sent": "1"})

    assert "550 no such user" in page.text
    assert refused.subject not in page.text
    states = [Letter.objects.get(pk=row.pk).state for row in (refused, uncertain)]
    assert states == ["waiting", "sent"]


def test_among_many_schools_letters_are_the_operators(cast, admin):
    refused = letter("refused")

    page = admin.get(PAGES[3])
    answer = admin.post(reverse("office:letter_settle", args=[refused.pk]), {"again": "1"})

    assert refused.address not in page.text
    assert answer.status_code == 404


def test_a_delivered_letter_is_not_settled(one_school, login):
    sent = letter("sent")

    answer = login(one_school).post(reverse("office:letter_settle", args=[sent.pk]))

    assert answer.status_code == 404


def test_the_outbox_is_the_demonstrations(cast, login, client):
    letter()
    assert login(cast.teacher).get(OUTBOX).status_code == 404

    Installation.objects.create(is_demo=True)

    page = login(cast.teacher).get(OUTBOX)
    assert page.status_code == 200
    assert "&lt;p&gt;Sveiki&lt;/p&gt;" in page.text  # shown as text, never rendered
    assert 'href="https://portalas.lt/a/"' in page.text
    client.logout()
    assert client.get(OUTBOX).status_code == 302


def test_the_outbox_costs_the_same_with_many(cast, login, django_assert_max_num_queries):
    Installation.objects.create(is_demo=True)
    for _number in range(30):
        letter()

    client = login(cast.teacher)

    with django_assert_max_num_queries(7):
        client.get(OUTBOX)
