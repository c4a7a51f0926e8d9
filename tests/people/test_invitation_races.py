"""The same answer sent four times at the same moment is one answer."""

import threading

import pytest
from django.db import connections
from django.test import Client

from people.models import Invitation, User
from people.services.invitations import invite_member
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
