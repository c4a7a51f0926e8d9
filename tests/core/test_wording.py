"""Cases, dates and names, in Lithuanian and in English."""

import datetime

import pytest
from django.utils import translation

from core import wording

DAY = datetime.date(2027, 3, 17)


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Andrejas", "Andrejau"),
        ("Elijas", "Elijau"),
        ("Jonas", "Jonai"),
        ("Kęstutis", "Kęstuti"),
        ("Gintarys", "Gintary"),
        ("Andrius", "Andriau"),
        ("Eglė", "Egle"),
        ("Rasa", "Rasa"),
        ("Ona Marija", "Ona Marija"),
        ("Ieva-Eglė", "Ieva-Egle"),
        ("John", "John"),
        ("Zoé", "Zoé"),
        ("As", "As"),
        ("", ""),
    ],
)
def test_vocative_greets(name, greeted):
    with translation.override("lt"):
        assert wording.vocative(name) == greeted


def test_vocative_leaves_names_alone_in_english():
    with translation.override("en"):
        assert wording.vocative("Eglė") == "Eglė"


@pytest.mark.parametrize(
    ("case", "lithuanian", "english"),
    [
        (wording.month_name, "sausis kovas gegužė rugsėjis", "January March May September"),
        (wording.month_genitive, "sausio kovo gegužės rugsėjo", "January March May September"),
        (wording.month_accusative, "sausį kovą gegužę rugsėjį", "January March May September"),
        (wording.month_locative, "sausyje kove gegužėje rugsėjyje", "January March May September"),
        (wording.month_short, "saus kov geg rugs", "Jan Mar May Sept"),
    ],
)
def test_months_have_cases(case, lithuanian, english):
    months = (1, 3, 5, 9)

    with translation.override("lt"):
        assert " ".join(case(month) for month in months) == lithuanian
    with translation.override("en"):
        assert " ".join(case(month) for month in months) == english


@pytest.mark.parametrize(
    ("say", "lithuanian", "english"),
    [
        (wording.day, "kovo 17\xa0d.", "17\xa0March"),
        (wording.day_long, "trečiadienis, kovo 17\xa0d.", "Wednesday, 17\xa0March"),
        (wording.weekday_name, "trečiadienis", "Wednesday"),
        (wording.weekday_short, "trečiad.", "Wed"),
        (wording.weekday_when, "trečiadienį", "Wednesday"),
    ],
)
def test_days_are_said(say, lithuanian, english):
    with translation.override("lt"):
        assert say(DAY) == lithuanian
    with translation.override("en-gb"):
        assert say(DAY) == english


def test_days_of_one_month_name_it_once():
    days = [DAY, DAY.replace(day=31), DAY.replace(month=4, day=2)]

    with translation.override("lt"):
        assert wording.days(days) == "kovo 17\xa0d., 31\xa0d., balandžio 2\xa0d."
        assert wording.days([]) == ""
    with translation.override("en"):
        assert wording.days(days) == "17, 31\xa0March, 2\xa0April"


def test_quotes_are_the_languages_own():
    with translation.override("lt"):
        assert wording.quoted("Kas toliau?") == "„Kas toliau?“"
    with translation.override("en"):
        assert wording.quoted("What next?") == "“What next?”"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Eglė Vaitkūnienė", "EV"), ("Ona Marija Petraitienė", "OP"), ("šarūnas", "Š"), (" ", "")],
)
def test_initials(name, letters):
    assert wording.initials(name) == letters


@pytest.mark.parametrize(
    ("at", "said"),
    [(datetime.time(8, 5), "8:05"), (datetime.time(13, 50), "13:50")],
)
def test_an_hour_has_no_leading_zero(at, said):
    assert wording.clock(at) == said
