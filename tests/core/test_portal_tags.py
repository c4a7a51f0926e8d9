"""The tags and filters as templates write them."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from core import figures
from core.figures import Ring, RingMonth, RingTerm

YEAR = Ring("Rievė", "Aprašas", (RingMonth("done", "rugs"),) * 10, (RingTerm(1, 0),) * 2, 1, 3)
#: 1 April in Vilnius, still 31 March in Greenwich
LATE_EVENING = datetime.datetime(2027, 3, 31, 22, 30, tzinfo=datetime.UTC)


class Person:
    def __str__(self):
        return "Eglė Vaitkūnienė"


def shown(source, **context):
    with translation.override("lt"):
        return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% icon 'pen' %}", figures.icon("pen")),
        ("{% icon 'pen' css='big' %}", figures.icon("pen", "big")),
        ("{% ring year %}", figures.ring(YEAR)),
        ("{% ring year uid='a' labels=False %}", figures.ring(YEAR, uid="a", labels=False)),
        ("{% strip 'S' year.months parts=3 %}", figures.strip("S", YEAR.months, parts=3)),
        ("{% marks 'M' 1 2 2 3 %}", figures.marks("M", 1, 2, 2, 3)),
        ("{% bar 1 4 'b-b' %}", figures.bar(1, 4, "b-b")),
        ("{% keymark 'goal' %}", figures.keymark("goal")),
        ("{% keymark year.months.0.state %}", figures.keymark("done")),
        ("{% glyph %}", figures.glyph()),
        ("{% empty_ring 'goal' %}", figures.empty("goal")),
        ("{% login_art %}", figures.login_art()),
    ],
)
def test_figure_tags_give_the_figures(source, expected):
    assert shown(source, year=YEAR) == expected


def test_who_takes_a_person_or_a_name():
    circle = '<span class="who" aria-hidden="true">EV</span>'

    assert shown("{% who person %}", person=Person()) == circle
    assert shown("{% who 'Eglė Vaitkūnienė' %}") == circle
    assert shown("{% who '<b> &' css='big' %}") == (
        '<span class="who big" aria-hidden="true">&lt;&amp;</span>'
    )


@pytest.mark.parametrize(("code", "colour"), [("A3", "a"), ("b1", "b"), ("C2", "c"), ("7", "c")])
def test_growth_tag_colours_by_letter(code, colour):
    assert shown("{% growth_tag code label %}", code=code, label="<i>") == (
        f'<span class="tag tag-{colour}"><i>{code}</i>&lt;i&gt;</span>'
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ on|day }}", "balandžio 1\xa0d."),
        ("{{ at|day }}", "balandžio 1\xa0d."),
        ("{{ naive|day }}", "balandžio 1\xa0d."),
        ("{{ at|day_long|capfirst }}", "Ketvirtadienis, balandžio 1\xa0d."),
        ("{{ at|weekday_name }}, {{ on|weekday_short }}", "ketvirtadienis, ketvirtad."),
        ("{{ at|month_name }}", "balandis"),
        ("{{ on|month_genitive|capfirst }}", "Balandžio"),
        ("{{ 4|month_accusative }}", "balandį"),
        ("{{ on|month_locative }}", "balandyje"),
        ("{{ on|month_short }}", "bal"),
        ("{{ none|day }}{{ none|month_name }}", ""),
        ("{{ 'Eglė'|vocative }}", "Egle"),
        ("{{ 'a b'|nbsp }}", "a\xa0b"),
    ],
)
def test_filters_speak(source, expected):
    on = datetime.date(2027, 4, 1)
    naive = LATE_EVENING.astimezone(ZoneInfo("Europe/Vilnius")).replace(tzinfo=None)

    assert shown(source, on=on, at=LATE_EVENING, naive=naive, none=None) == expected


def test_filters_escape_once():
    assert shown("{{ text|quoted }}", text="<b>") == "„&lt;b&gt;“"
    assert shown("{{ text|quoted }}", text=mark_safe("<b>")) == "„<b>“"
    assert shown("{{ text|nbsp|vocative }}", text="<i> x") == "&lt;i&gt;\xa0x"
