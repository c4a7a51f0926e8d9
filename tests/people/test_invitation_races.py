"""The same answer sent four times at the same moment is one answer."""

import threading
from time import monotonic, sleep

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from people.models import Invitation, Member, User
from people.services.invitations import NotAcceptedError, invite_member, register_invited
from tests import factories as make


def at_once(number, do):
    """Run `do` in so many threads from one starting line; returns what each gave back."""
    start, results = threading.Barrier(number), []

    def run():
        start.wait()
        try:
            results.append(do())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_four_answers_make_one_account(client, cast):
    newcomer = make.make_member(cast.school, "Ieva", email="ieva@mokykla.lt", user=None)
    client.get(invite_member(newcomer, by=cast.administrator).split(":8000")[1])
    session = client.cookies["apt_session"].value

    def answer():
        browser = Client(raise_request_exception=False)
        browser.cookies["apt_session"] = session
        return browser.post("/invitation/", {"password": "trys-zodziai-is-eiles"}).status_code

    statuses = at_once(4, answer)

    newcomer.refresh_from_db()
    assert User.objects.filter(email="ieva@mokykla.lt").count() == 1
    assert newcomer.user.email == "ieva@mokykla.lt"
    assert set(statuses) <= {302, 404, 409}
    assert 302 in statuses


@pytest.mark.django_db(transaction=True)
def test_four_invitations_leave_one_open(cast):
    newcomer = make.make_member(cast.school, "Ieva", email="ieva@mokykla.lt", user=None)

    links = at_once(4, lambda: invite_member(newcomer, by=cast.administrator))

    assert len(links) == 4
    assert Invitation.objects.unanswered().filter(member=newcomer).count() == 1


def until_somebody_waits():
    """Another connection has come to a lock that this one holds."""
    end, waiting = monotonic() + 10, 0
    sql = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    with connection.cursor() as cursor:
        while not waiting:
            assert monotonic() < end
            sleep(0.02)
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(f"{sql} AND datname = current_database()")
            [waiting] = cursor.fetchone()


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer: nobody waits for a row"
)
@pytest.mark.django_db(transaction=True)
def test_inviting_again_while_the_first_is_answered_is_no_deadlock(cast):
    """Both lock the member first, then the invitation: the second finds the first answer."""
    newcomer = make.make_member(cast.school, "Ieva", email="ieva@mokykla.lt", user=None)
    invite_member(newcomer, by=cast.administrator)
    invitation, outcomes = Invitation.objects.get(member=newcomer), []

    def answer():
        try:
            register_invited(invitation, password="trys-zodziai-is-eiles")
        except Exception as error:  # noqa: BLE001  a deadlock is what must not be among them
            outcomes.append(type(error))
        finally:
            connections.close_all()

    thread = threading.Thread(target=answer)
    with transaction.atomic():
        Member.objects.select_for_update().get(pk=newcomer.pk)
        thread.start()
        until_somebody_waits()
        invite_member(newcomer, by=cast.administrator)
    thread.join()

    assert outcomes == [NotAcceptedError]
    assert Invitation.objects.unanswered().filter(member=newcomer).count() == 1
