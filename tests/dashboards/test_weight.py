"""What a page weighs before its text can be read, as it travels: compressed."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders

from goals.enums import GoalStatus
from tests import factories as make

KB = 1000
LINKED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]+?(?:href|src)="/static/([^"]+)"')
FONT = re.compile(r"url\(\.\./(fonts/[^)]+)\)")


def packed(content):
    return len(gzip.compress(content, 6))


def file_of(name):
    with open(finders.find(name), "rb") as file:
        return file.read()


def weights(response):
    """(page, styles and scripts it names, fonts those name), in bytes."""
    names = LINKED.findall(response.text)
    files = {name: file_of(name) for name in names}
    fonts = {font for content in files.values() for font in FONT.findall(content.decode())}
    linked = sum(map(packed, files.values()))
    return packed(response.content), linked, sum(len(file_of(font)) for font in fonts)


@pytest.fixture
def full_home(cast, login):
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=5)
    make.make_reflection(cast.teacher, cast.year, submitted=True, next_step="Žingsnis " * 30)
    return login(cast.teacher).get("/")


def test_home_can_be_read_within_fifty_kilobytes(full_home):
    page, linked, _fonts = weights(full_home)

    assert len(LINKED.findall(full_home.text)) == 5
    assert page + linked <= 50 * KB


def test_the_first_visit_with_fonts_is_within_a_hundred_and_fifty(full_home):
    assert sum(weights(full_home)) <= 150 * KB


def test_a_later_visit_is_within_fifteen(full_home):
    page, _linked, _fonts = weights(full_home)

    assert page <= 15 * KB


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
