"""What is set once: bell times, numbers per member, the protocol's form, one's own week."""

from datetime import time

import pytest
from django.urls import reverse

from observations.models import BellTime, LessonSetting, ProtocolTemplate, Quota, TimetableSlot
from observations.vocabulary import ACTIVITIES, LESSONS
from people.enums import SchoolKind
from people.models import School
from tests import factories as make
from tests.observations.lessons import bells, lesson_of

SETTINGS = ["settings_bells", "settings_protocol", "quotas"]
DAYS = {"notice_days": "2", "protocol_days": "5"}


def url(name, *args):
    return reverse(f"observations:{name}", args=args)


@pytest.fixture
def admin(cast, login):
    cast.client = login(cast.administrator)
    return cast


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_are_the_administrators_alone(cast, login, name):
    for nobody in (cast.teacher, cast.curator):
        client = login(nobody)
        assert client.get(url(name)).status_code == 404
        assert client.post(url(name), {}).status_code == 404


def test_the_hub_leads_to_the_pages(admin):
    page = admin.client.get(reverse("office:settings")).text

    assert all(url(name) in page for name in SETTINGS)


def test_bell_times_are_suggested_and_saved(admin):
    page = admin.client.get(url("settings_bells"))
    assert page.context["form"].is_suggested
    data = {"begins_1": "08:00", "ends_1": "08:45", "begins_0": "07:10", "ends_0": "07:55"}

    admin.client.post(url("settings_bells"), data | DAYS)

    rows = list(BellTime.objects.values_list("number", "starts_at", "ends_at"))
    assert rows == [(0, time(7, 10), time(7, 55)), (1, time(8), time(8, 45))]
    setting = LessonSetting.objects.get()
    assert (setting.notice_days, setting.protocol_days) == (2, 5)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"begins_1": "08:00"}, "ends_1"),
        ({"ends_1": "08:00"}, "begins_1"),
        ({"begins_1": "09:00", "ends_1": "08:00"}, "ends_1"),
        (
            {"begins_1": "08:00", "ends_1": "08:45", "begins_2": "08:30", "ends_2": "09:00"},
            "begins_2",
        ),
        ({"begins_1": "vakar", "ends_1": "08:45"}, "begins_1"),
        ({"notice_days": "11"}, "notice_days"),
        ({"notice_days": ""}, "notice_days"),
    ],
)
def test_faulty_bell_times_answer_422_beside_the_field(admin, data, field):
    response = admin.client.post(url("settings_bells"), DAYS | data)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not BellTime.objects.exists()


def test_other_numbers_are_set_and_taken_away(admin):
    term = admin.year.terms.get(number=1)
    data = {"member": admin.teacher.pk, "term": term.pk, "need_shown": "0", "need_observed": "0"}

    admin.client.post(url("quotas"), data)
    quota = Quota.objects.get()
    assert (quota.member, quota.need_shown, quota.need_observed) == (admin.teacher, 0, 0)
    admin.client.post(url("quota_remove", quota.pk))

    assert not Quota.objects.exists()


@pytest.mark.parametrize(
    "change", [{"member": "0"}, {"term": "x"}, {"need_shown": "21"}, {"need_observed": ""}]
)
def test_faulty_numbers_answer_422(admin, change):
    term = admin.year.terms.get(number=1)
    data = {"member": admin.teacher.pk, "term": term.pk, "need_shown": "1", "need_observed": "1"}

    assert admin.client.post(url("quotas"), data | change).status_code == 422
    assert not Quota.objects.exists()


def test_a_member_and_a_term_of_another_school_are_not_chosen(admin):
    term = admin.other_year.terms.get(number=1)
    data = {"need_shown": "1", "need_observed": "1"}

    mixed = [
        {"member": admin.stranger.pk, "term": admin.year.terms.get(number=1).pk},
        {"member": admin.teacher.pk, "term": term.pk},
    ]

    for one in mixed:
        assert admin.client.post(url("quotas"), data | one).status_code == 422


def test_the_list_of_numbers_costs_the_same_for_one_and_thirty(
    admin, django_assert_max_num_queries
):
    term = admin.year.terms.get(number=1)
    for _n in range(30):
        member = make.make_member(admin.school)
        Quota.objects.create(member=member, term=term, need_shown=1, need_observed=0)

    with django_assert_max_num_queries(12):
        assert admin.client.get(url("quotas")).status_code == 200


def test_a_ready_form_of_eight_sections_is_saved_without_scales(admin):
    page = admin.client.get(url("settings_protocol"), {"ready": "sections"})
    form = page.context["form"]
    data = {field.html_name: field.value() for field in form if field.value()}

    admin.client.post(url("settings_protocol"), data)

    template = ProtocolTemplate.objects.get()
    assert (len(template.questions), template.scales, template.version) == (8, [], 1)


def test_a_change_is_a_new_version_and_scales_come_only_when_switched_on(admin):
    data = {"name": "Mūsų", "question_0": "Kas padėjo?", "question_required_0": "on"}
    data |= {"question_key_0": "strengths", "scale_0": "Tempas"}
    admin.client.post(url("settings_protocol"), data)
    admin.client.post(url("settings_protocol"), data | {"has_scales": "on"})

    first, second = ProtocolTemplate.objects.order_by("version")

    question = {"key": "strengths", "text": "Kas padėjo?", "help": "", "is_required": True}
    assert (first.questions, first.scales) == ([question], [])
    assert [scale["text"] for scale in second.scales] == ["Tempas"]


@pytest.mark.parametrize(
    "data", [{"name": "A"}, {"question_0": "Kas?"}, {"name": "A", "question_0": "x" * 201}]
)
def test_a_faulty_form_of_the_protocol_answers_422(admin, data):
    assert admin.client.post(url("settings_protocol"), data).status_code == 422
    assert not ProtocolTemplate.objects.exists()


def test_own_timetable_is_tapped_and_only_ones_own(cast, login):
    bells(cast.school)
    TimetableSlot.objects.create(member=cast.colleague, weekday=1, number=1, class_name="x")
    client = login(cast.teacher)
    data = {"t_1_1": "on", "c_1_1": "7b", "t_5_7": "on", "c_2_2": "nepažymėta"}

    client.post(url("timetable"), data)

    slots = TimetableSlot.objects.filter(member=cast.teacher)
    assert list(slots.values_list("weekday", "number", "class_name")) == [(1, 1, "7b"), (5, 7, "")]
    assert TimetableSlot.objects.filter(member=cast.colleague).exists()
    assert client.post(url("timetable"), {"c_1_1": "x" * 31}).status_code == 422


def test_without_bell_times_the_timetable_says_so(cast, login):
    assert 'class="empty"' in login(cast.teacher).get(url("timetable")).text


def test_a_kindergarten_speaks_of_activities_and_groups(cast, login):
    School.objects.filter(pk=cast.school.pk).update(kind=SchoolKind.KINDERGARTEN)
    lesson_of(cast.colleague, topic="Vanduo")
    client = login(cast.teacher)

    board, post = client.get(url("board")).text, client.get(url("post"))

    assert str(ACTIVITIES["board"]) in board
    assert post.context["form"]["kind"].initial == "activity"
    assert LESSONS.keys() == ACTIVITIES.keys()
