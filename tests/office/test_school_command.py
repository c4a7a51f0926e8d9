"""A real school is made on the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from people.models import Installation, Invitation, Member, School
from post.models import Letter


def create(*, name="Ąžuolupio gimnazija", email="Vadove@Mokykla.lt", **options):
    out = io.StringIO()
    words = ["create", f"--name={name}", f"--admin-email={email}"]
    words += [f"--admin-name={said}" for said in options.values()]
    call_command("school", *words, stdout=out)
    return out.getvalue()


def test_a_school_its_administrator_and_an_invitation_are_made(db, client):
    said = create(admin_name="Rasa Šimkutė Žukė")

    who = Member.objects.get()
    assert (who.school.name, who.name, who.email) == (
        "Ąžuolupio gimnazija",
        "Rasa Šimkutė Žukė",
        "vadove@mokykla.lt",
    )
    assert (who.is_administrator, who.takes_part(), who.user) == (True, False, None)
    assert who.folded_name == "rasa simkute zuke"
    assert Invitation.objects.get().member == who
    url = said.strip().splitlines()[-1]
    assert client.get(url[url.index("/invitation/") :], follow=True).status_code == 200
    assert Letter.objects.get().address == "vadove@mokykla.lt"


def test_a_demonstration_is_refused(db):
    Installation.objects.create(is_demo=True)

    with pytest.raises(CommandError):
        create()

    assert not School.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 151},
        {"email": "ne paštas"},
        {"admin_name": "Rasa"},
        {"admin_name": "R" * 81 + " Ona"},
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(db, wrong):
    with pytest.raises(CommandError):
        create(**wrong)

    assert not School.objects.exists()


def test_a_school_of_the_same_name_is_not_made_twice(db):
    create()

    with pytest.raises(CommandError):
        create(email="kita@mokykla.lt")

    assert Member.objects.count() == 1


def test_a_name_is_not_needed(db):
    create()

    assert Member.objects.get().last_name
