"""One click in a letter stops such letters, without signing in (RFC 8058)."""

import pytest

from activity.models import Preference
from activity.services import record
from activity.stopping import stop_url
from post.models import Letter
from post.services import sweep
from tests import factories as make
from tests.post.smtp import mail_server


@pytest.fixture
def told(cast):
    goal = make.make_goal(cast.teacher, cast.year, "agreed")
    subject = f"goal:{goal.pk}"
    return lambda: record(cast.curator, "curator_answered", subject, tell=[cast.teacher])


def test_headers_lead_to_the_click_and_keep_a_thread(cast, told, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    told()
    told()
    with mail_server() as (port, script):
        settings.EMAIL_PORT = port
        sweep()

    first, second = Letter.objects.order_by("pk")
    assert first.thread == second.thread != ""
    for letter, text in zip((first, second), script.received, strict=True):
        head = text.partition("\r\n\r\n")[0].replace("\r\n ", "")
        assert f"Message-ID: {letter.message_id}" in head
        assert f"References: {letter.thread}" in head
        assert f"List-Unsubscribe: <{letter.unsubscribe_url}>" in head
        assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in head
        assert "Auto-Submitted: auto-generated" in head


def test_a_mail_programs_post_stops_the_kind_and_no_other(cast, told, client):
    told()
    address = Letter.objects.get().unsubscribe_url

    answer = client.post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    told()
    assert Letter.objects.count() == 1
    chosen = Preference.objects.filter(member=cast.teacher)
    assert set(chosen.values_list("channel", flat=True)) == {"none"}
    assert "due_reflection" not in chosen.values_list("kind", flat=True)


def test_a_look_stops_nothing(cast, told, client):
    told()

    page = client.get(Letter.objects.get().unsubscribe_url)

    assert page.status_code == 200
    assert cast.teacher.name not in page.content.decode()
    assert not Preference.objects.exists()


def test_kinds_that_say_the_same_stop_together(cast, client):
    client.post(stop_url(cast.teacher, "goal_submitted"))

    stopped = set(Preference.objects.values_list("kind", flat=True))
    page = client.get(stop_url(cast.teacher, "goal_submitted")).content.decode()
    assert "goal_submitted" in stopped
    assert Preference.objects.filter(member=cast.teacher).count() == len(stopped)
    assert "Nebesiųsti" in page


@pytest.mark.parametrize("token", ["x", "WzEsImR1ZV9nb2FsIl0:1abc:xyz", "%00"])
def test_a_made_up_link_is_nothing(db, client, token):
    assert client.get(f"/inbox/letters/stop/{token}/").status_code == 404
    assert client.post(f"/inbox/letters/stop/{token}/").status_code == 404
