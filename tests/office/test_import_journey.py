"""An administrator imports a school from a file with faulty rows, mends them, opens the year."""

import pytest
from playwright.sync_api import expect

from core.sheets import write_xlsx
from groups.models import AptGroup, Curatorship
from people.models import Invitation, Member
from tests import factories as make
from tests.browser import axe_in_every_look, sign_in
from tests.office.files import HEADING, row
from years.models import SchoolYear

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STAFF = [
    row("Eglė", "Vaitkūnienė", "egle@mokykla.lt", group="Ąžuolai", curator="Rasa Šimkutė"),
    row("Tomas", "Griškevičius", "tomas(at)mokykla.lt", group="Ąžuolai"),
    row("Inga", "Šlekienė", "inga@mokykla.lt", category="profesorė", group="Ąžuolai"),
    row(
        "Rasa", "Šimkutė", "rasa@mokykla.lt", roles="mokytoja, vadovauja grupelei", group="Ąžuolai"
    ),
    row("Milda", "Įvaškevičiūtė", "milda@mokykla.lt", curator="Niekas Niekaitis"),
]


@pytest.fixture
def administrator(db):
    """The administrator of a school that has just begun: nobody else, no school year."""
    return make.make_member(
        make.make_school("Nauja mokykla"), "Asta", is_administrator=True, takes_part_from=None
    )


def test_a_school_is_imported_mended_and_its_year_opened(page, live_server, administrator):
    sign_in(page, live_server, administrator)
    page.goto(f"{live_server.url}/school/settings/years/")
    page.locator("main form button[type=submit]").click()
    assert SchoolYear.objects.get().status == "planned"

    _choose_file(page, live_server)
    expect(page.locator("main input[aria-invalid=true]")).to_have_count(3)

    page.locator("#id_cell-3-email").fill("tomas@mokykla.lt")
    page.locator("#id_cell-4-category").fill("mokytoja ekspertė")
    page.locator("#id_cell-6-curator").fill("rasa@mokykla.lt")
    page.locator("form[action$='/mend/'] button[type=submit]").click()

    expect(page.locator("main tbody tr")).to_have_count(5)
    assert Member.objects.count() == 1
    page.locator("form[action$='/confirm/'] button[type=submit]").click()

    expect(page.locator("form[action$='/people/invite/'] button")).to_be_visible()
    axe_in_every_look(page)
    page.locator("form[action$='/people/invite/'] button").click()
    expect(page.locator("main tbody tr")).to_have_count(6)
    assert Invitation.objects.count() == 5

    page.goto(f"{live_server.url}/school/settings/years/")
    page.locator("main .rows a").first.click()
    page.locator("a[href$='/open/']").click()
    page.locator("main form button[type=submit]").click()

    assert SchoolYear.objects.get().status == "open"
    group = AptGroup.objects.get()
    assert (group.name, group.facilitator.email) == ("Ąžuolai", "rasa@mokykla.lt")
    assert {pair.member.first_name for pair in Curatorship.objects.now()} == {"Eglė", "Milda"}


def _choose_file(page, live_server):
    page.goto(f"{live_server.url}/people/import/")
    content = write_xlsx("Darbuotojai", HEADING, STAFF)
    file = {"name": "darbuotojai.xlsx", "mimeType": "application/zip", "buffer": content}
    page.locator("input[type=file]").set_input_files(files=[file])
    page.locator("main form button[type=submit]").click()
