"""An adviser's sixteen hours from the first visit to the printed report, in a browser."""

import re
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from coaching.models import Advising, AdvisingReport
from tests import browser
from tests.coaching.advisings import ANSWERS, LETTERS, make_role
from tests.journeys import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: (step, half hours, day, topic): sixteen academic hours
VISITS = [
    (1, 6, "2026-09-14", "Atvira pamoka"),
    (2, 4, "2026-09-16", "Aptarimas dviese"),
    (3, 8, "2026-09-23", "Refleksija grupėje"),
    (4, 5, "2026-10-14", "Trumpas aptarimas"),
    (5, 9, "2026-11-18", "Antra atvira pamoka"),
]


def propose_and_agree(page, live_server, adviser, teacher):
    steps.open_as(page, live_server, adviser, "/coaching/advising/")
    page.locator("a[href='/coaching/advising/new/']").click()
    page.locator("[name=adviser]").select_option(str(adviser.pk))
    page.locator("[name=owner]").select_option(str(teacher.pk))
    page.locator("[name=goal]").fill("Mokinių klausimai pamokoje")
    page.locator("form.sheet button[type=submit]").click()
    page.wait_for_url("**/coaching/advising/*/")
    row = Advising.objects.get()
    steps.open_as(page, live_server, teacher, row.get_absolute_url())
    page.locator(f"form[action='{row.get_absolute_url()}accept/'] button").click()
    expect(page.locator("#ciklas")).to_be_visible()
    return row


def log(page, step, halves, day, topic):
    page.locator(f"a[href$='sessions/new/?step={step}']").click()
    expect(page.locator("[name=step]")).to_have_value(str(step))
    page.locator("[name=on]").fill(day)
    page.locator("[name=halves]").select_option(str(halves))
    page.locator("[name=topic]").fill(topic)
    page.locator("[name=text]").fill(f"{topic}: {LETTERS}")
    page.locator("form.sheet button[type=submit]").click()
    expect(page.locator(".step.done")).to_have_count(step)


def plan(page, number, **texts):
    page.locator(f"a[href$='/plan/{number}/']").click()
    for name, text in texts.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("form.sheet button[type=submit]").click()
    expect(page.locator("#planai ~ article")).to_have_count(number)


def stored(seconds=30, **answers):
    """Waits until the server holds these answers, which nobody sent by a button."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        row = AdvisingReport.objects.first()
        if row and all(getattr(row, name) == text for name, text in answers.items()):
            return row
        time.sleep(0.2)
    raise AssertionError(f"the server does not hold {answers}")


def write_report(page):
    """Typed, kept by itself, refused once for its length, and submitted."""
    page.locator("a[href$='/report/']").click()
    for name, text in ANSWERS.items():
        if name not in ("name", "recommends"):
            page.locator(f"[name={name}]").fill(text)
    page.locator("label[for=id_recommends_0]").click()
    long = "\n".join(f"{number} eilutė" for number in range(6))
    page.locator("[name=preparation]").fill(long)
    said = page.locator("[data-lines-for=id_preparation]")
    expect(said).to_have_text(re.compile(r"^6 \S+ 5 "))
    stored(preparation=long, content=ANSWERS["content"])
    page.reload()
    expect(page.locator("[name=preparation]")).to_have_value(long)
    page.locator("button[value=submit]").click()
    expect(page.locator("#error_1_id_preparation")).to_be_visible()
    browser.axe_in_every_look(page)
    page.locator("[name=preparation]").fill(f"Rinkausi pamoką. {LETTERS}")
    expect(said).to_have_text(re.compile(r"^1 \S+ 5 "))
    page.locator("button[value=submit]").click()
    expect(page.locator("a[href$='/report.pdf']")).to_be_visible()


def read_pdf(page, address):
    """The file as it is downloaded, and what a reader's program takes out of it."""
    with page.expect_download() as event:
        page.evaluate(
            "url => Object.assign(document.createElement('a'), {href: url, download: ''}).click()",
            address,
        )
    path = Path(event.value.path())
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"],
        capture_output=True,
        check=True,
    )
    return " ".join(done.stdout.decode().split())


def test_an_advisers_sixteen_hours(page, live_server, cast):
    adviser, teacher = cast.colleague, cast.teacher
    make_role(adviser)
    row = propose_and_agree(page, live_server, adviser, teacher)

    steps.open_as(page, live_server, adviser, row.get_absolute_url())
    for visit in VISITS:
        log(page, *visit)
    expect(page.locator("#valandos ~ p .num")).to_have_text("16")
    plan(page, 1, aims=f"Spėti raštu. {LETTERS}", actions="Kas pamoką.", due_on="2026-12-18")
    plan(page, 2, aims="Klausti poromis.")
    page.locator("a[href$='/plan/1/']").click()
    page.locator("[name=reviewed]").fill("Spėja visi.")
    page.locator("form.sheet button[type=submit]").click()
    browser.axe_in_every_look(page)

    steps.open_as(page, live_server, teacher, row.get_absolute_url())
    write_report(page)
    report = read_pdf(page, f"{row.get_absolute_url()}report.pdf")
    page.goto(f"{live_server.url}{row.get_absolute_url()}report/print/")
    expect(page.locator("article")).to_contain_text(ANSWERS["content"])
    page.goto(f"{live_server.url}{row.get_absolute_url()}print/")
    expect(page.locator("tbody tr")).to_have_count(5)
    journal = read_pdf(page, f"{row.get_absolute_url()}log.pdf")
    page.goto(live_server.url + row.get_absolute_url())
    page.locator(f"form[action='{row.get_absolute_url()}finish/'] button").click()
    page.wait_for_load_state()

    assert f"Rinkausi pamoką. {LETTERS}" in report
    assert ANSWERS["successes"] in report
    assert all(topic in journal for _step, _halves, _day, topic in VISITS)
    assert f"Spėti raštu. {LETTERS}" in journal
    assert Advising.objects.get().status == "finished"
