"""The calendar under an administrator's hands in a real browser; looks are in tests/looks."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from people.models import Installation, Subject, SubjectArea
from post.services import write_letter
from tests import factories as make
from tests.browser import axe, sign_in
from years.services import propose_year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def school(cast):
    """A school with something on every page of settings."""
    cast.planned = propose_year(cast.school, starts_year=2027, by=cast.administrator)
    area = SubjectArea.objects.create(school=cast.school, name="Kalbos")
    Subject.objects.create(school=cast.school, name="Lietuvių kalba ir literatūra", area=area)
    Installation.objects.create(is_demo=True)
    letter = write_letter(
        address="ona@mokykla.lt", subject="Kvietimas", text="Sveiki", html="<p>a</p>", kind="x"
    )
    type(letter).objects.filter(pk=letter.pk).update(state="uncertain")
    return cast


def test_a_mistake_in_a_date_is_said_beside_it_and_mended(page, live_server, school):
    sign_in(page, live_server, school.administrator)
    page.goto(f"{live_server.url}{reverse('years:detail', args=[school.planned.pk])}")
    first = page.locator("section[aria-labelledby=terms] li").first

    first.locator("summary").click()
    first.locator("input[type=date]").last.fill("2028-02-15")
    first.get_by_role("button").click()

    expect(page.locator(".invalid-feedback")).to_be_visible()
    axe(page)
    page.locator("input.is-invalid").first.wait_for()
    first.locator("input[type=date]").last.fill("2028-01-28")
    first.get_by_role("button").click()

    expect(page.locator(".alert-success")).to_be_visible()
    expect(first).to_contain_text("2028-01-28")


def test_the_operators_admin_keeps_our_policy(page, live_server, school):
    operator = make.make_member(school.school, user=school.operator)
    sign_in(page, live_server, operator)

    for path in ("", "people/user/", f"people/user/{school.operator.pk}/change/", "post/letter/"):
        page.goto(f"{live_server.url}/admin/{path}")
        expect(page.locator("#content")).to_be_visible()
