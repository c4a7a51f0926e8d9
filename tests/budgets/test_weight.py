"""What every page weighs before its text can be read, as it travels: compressed.

Pages by gzip (`GZipMiddleware`), styles and scripts both by brotli, which WhiteNoise keeps ready
for every browser over https, and by gzip, which is all that some proxies let through: the budget
holds for either.
"""

import gzip
import re
from functools import cache
from posixpath import dirname, join, normpath

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from office.demo import Size, fill
from office.demo_cast import CURATOR, HEAD, TEACHER
from people.models import Member

pytestmark = pytest.mark.crawl

KB = 1000
#: before the text can be read, with fonts on a first visit, afterwards
READABLE, FIRST, LATER = 50 * KB, 150 * KB, 15 * KB
LINKED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]+?(?:href|src)="/static/([^"]+)"')
IMPORTED = re.compile(r'^import [^;]*?from "(\.[^"]+)"', re.MULTILINE)
FONT = re.compile(r"url\(\.\./(fonts/[^)]+)\)")
ELSEWHERE = re.compile(r"""(?:url\(|from |import\(?|fetch\() *["']?https?:""")
FETCHED = re.compile(
    r'<(?:link|script|img|source|use|iframe|form)\b[^>]*?(?:href|src|action)="([^"]+)"'
)
PAGES = {
    None: ["/accounts/login/", "/accounts/password/reset/"],
    TEACHER: [
        "/",
        "/goals/",
        "/goals/own/edit/",
        "/reflections/",
        "/reflections/2026-10/",
        "/reflections/2026-11/",
        "/reflections/year/",
        "/inbox/",
        "/lessons/",
        "/lessons/?view=week",
        "/lessons/new/",
        "/lessons/requests/",
        "/lessons/timetable/",
        "/observations/",
        "/settings/",
        "/help/",
        "/who-sees-what/",
        "/more/",
        "/search/?q=mokini",
    ],
    CURATOR: ["/", "/desk/", "/desk/teacher/", "/goals/own/"],
    HEAD: [
        "/",
        "/school/",
        "/school/lessons/",
        "/school/lessons/not-visited/",
        "/people/",
        "/people/add/",
        "/people/groups/",
        "/people/import/",
        "/people/print/",
        "/school/settings/",
        "/school/settings/school/",
        "/school/settings/years/",
        "/school/settings/years/open/",
        "/school/settings/subjects/",
        "/school/settings/directions/",
        "/school/settings/prompts/",
        "/school/settings/mail/",
        "/school/settings/reminders/",
        "/school/remind/",
        "/school/settings/bells/",
        "/school/settings/protocol/",
        "/school/settings/quotas/",
        "/style/",
    ],
}


def packed(content):
    return len(gzip.compress(content, 6))


@cache
def file_of(name):
    with open(finders.find(name), "rb") as file:
        return file.read()


@cache
def weight_of(name):
    """The heavier of the two ways a file may travel."""
    return max(packed(file_of(name)), len(brotli.compress(file_of(name))))


def linked_files(page):
    """{name: content} of styles and scripts a page names, with the modules those import."""
    found, names = {}, LINKED.findall(page)
    while names:
        name = names.pop()
        if name not in found:
            found[name] = file_of(name)
            imports = IMPORTED.findall(found[name].decode())
            names += [normpath(join(dirname(name), one)) for one in imports]
    return found


def weights(response):
    """(page, styles and scripts, fonts), in bytes."""
    files = linked_files(response.text)
    linked = sum(map(weight_of, files))
    fonts = {font for content in files.values() for font in FONT.findall(content.decode())}
    return packed(response.content), linked, sum(len(file_of(font)) for font in fonts)


@pytest.fixture
def seen(db):
    """{"who address": answer} of every page, in the demonstration's school."""
    fill(Size(schools=1))
    teacher = Member.objects.get(email=TEACHER.email)
    year = teacher.goals.latest("year__starts_on").year_id
    goal = teacher.goals.get(year=year).pk
    answers = {}
    for who, paths in PAGES.items():
        client = Client()
        if who:
            client.force_login(Member.objects.get(email=who.email).user)
        for path in paths:
            path = path.replace("/goals/own/", f"/goals/{goal}/")
            path = path.replace("/desk/teacher/", f"/desk/{teacher.pk}/")
            path = path.replace("/years/open/", f"/years/{year}/")
            answers[f"{who and who.email} {path}"] = client.get(path)
    return answers


def foreign(response):
    """Addresses of other hosts that the page, its styles or its scripts would fetch."""
    in_files = [ELSEWHERE.findall(one.decode()) for one in linked_files(response.text).values()]
    in_page = [one for one in FETCHED.findall(response.text) if "//" in one]
    return [*in_page, *filter(None, in_files)]


def test_every_page_is_light_and_asks_no_other_host(seen):
    weighed = {page: weights(response) for page, response in seen.items()}

    assert {page: r.status_code for page, r in seen.items() if r.status_code != 200} == {}
    assert {page: w for page, w in weighed.items() if w[0] + w[1] > READABLE} == {}
    assert {page: w for page, w in weighed.items() if sum(w) > FIRST} == {}
    assert {page: w for page, w in weighed.items() if w[0] > LATER} == {}
    assert {page: r for page, r in seen.items() if foreign(r)} == {}


@pytest.mark.urls("apt_portal.bench_urls")
def test_the_empty_page_costs_five_statements_and_six_kilobytes(
    cast, login, django_assert_max_num_queries
):
    client = login(cast.administrator_curator)

    with django_assert_max_num_queries(5):
        response = client.get("/bench/empty/")

    assert packed(response.content) <= 6 * KB


def test_the_empty_page_is_the_benchs_alone(cast, login):
    assert login(cast.teacher).get("/bench/empty/").status_code == 404
