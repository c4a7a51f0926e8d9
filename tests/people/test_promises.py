"""Who sees what: shown to be read once, never a gate, and kept with its moment."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from office.demo import Size, fill
from people.models import Acceptance, Member
from people.promises import VERSION
from people.services.invitations import invite_member
from people.services.own import accept_promises
from tests import factories as make
from years.enums import YearStatus
from years.models import SchoolYear

PAGE, FORM = "/who-sees-what/", 'action="/who-sees-what/accept/"'
LINK = 'id="susipazinti"'


def asked(login, member):
    """Whether the home page shows the way there, and the page itself the button."""
    client = login(member)
    return LINK in client.get("/").text, FORM in client.get(PAGE).text


@pytest.mark.parametrize("role", ["teacher", "curator", "administrator"])
def test_it_is_asked_until_it_is_said(cast, login, role):
    member = getattr(cast, role)
    before = asked(login, member)

    answer = login(member).post("/who-sees-what/accept/")

    kept = Acceptance.objects.get()
    assert (before, asked(login, member)) == ((True, True), (False, False))
    assert (kept.member, kept.version) == (member, VERSION)
    assert answer.url == PAGE
    assert login(member).get(PAGE).context["shell"].accepted_at == kept.accepted_at


def test_nobody_elses_word_and_no_older_wording_counts(cast, login):
    accept_promises(cast.groupmate, by=cast.groupmate)
    accept_promises(cast.both_schools_there, by=cast.both_schools_there)
    Acceptance.objects.create(member=cast.teacher, version=VERSION - 1)

    assert asked(login, cast.teacher) == (True, True)
    assert asked(login, cast.both_schools) == (True, True)
    assert asked(login, cast.both_schools_there) == (False, False)


def test_before_the_year_and_outside_the_system_it_is_asked_too(cast, login):
    aside = make.make_member(cast.school, takes_part_from=None)

    assert asked(login, aside) == (True, True)

    SchoolYear.objects.filter(school=cast.school).update(status=YearStatus.PLANNED)

    assert asked(login, cast.teacher) == (True, True)


def test_who_left_and_who_is_a_stranger_are_not_asked(cast, login, client):
    assert asked(login, cast.leaver) == (False, False)

    client.logout()

    assert FORM not in client.get(PAGE).text


def test_said_twice_the_first_moment_stays(cast, time_machine):
    accept_promises(cast.teacher, by=cast.teacher)
    first = Acceptance.objects.get().accepted_at
    time_machine.move_to(timezone.now() + timedelta(days=9))

    accept_promises(cast.teacher, by=cast.teacher)

    assert Acceptance.objects.get().accepted_at == first


@pytest.mark.parametrize("version", [VERSION, 0])
def test_the_database_keeps_one_for_each_wording(cast, version):
    accept_promises(cast.teacher, by=cast.teacher)

    with pytest.raises(IntegrityError), transaction.atomic():
        Acceptance.objects.create(member=cast.teacher, version=version)


def test_whoever_is_invited_reads_of_it_before_joining(cast, client):
    newcomer = make.make_member(cast.school, "Ieva", user=None)
    link = invite_member(newcomer, by=cast.administrator)
    client.cookies["apt_language"] = "en"

    form = client.get(f"/invitation/{link.split('/')[-2]}/").text.partition("<form")[0]

    assert "It never sees your drafts" in form
    assert f'href="{PAGE}"' in form


def test_of_the_demonstration_one_person_is_still_to_read(db):
    fill(Size())

    left = Member.objects.exclude(acceptances__version=VERSION)

    assert [member.email for member in left] == ["kolega@demo.lt"]
