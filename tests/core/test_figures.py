"""Figures: whole results where they are short, counts of shapes where they are long."""

import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from core import figures
from core.figures import MonthState, Ring, RingMonth, RingTerm
from core.figures.icons import ICONS

LABELS = (
    "rugs",
    "spal",
    "lapkr",
    "gruod",
    "saus",
    "vas",
    "kov",
    "bal",
    "geg",
    "birž",
    "liep",
    "rugp",
)
MONTH = '<path class="m m-{}" d="'


def year(count, *terms, state="done", **more):
    months = tuple(RingMonth(state, label) for label in LABELS[:count])
    return Ring("Rievė", "Aprašas", months, terms, **more)


def classes(svg):
    """How many shapes of each class; parsing also proves that the figure is well formed."""
    return Counter(e.get("class") for e in ElementTree.fromstring(svg).iter() if e.get("class"))  # noqa: S314 our own text


def month_paths(svg):
    return re.findall(r'<path class="m [^"]*" d="([^"]*)"', svg)


def test_ring_draws_one_arc_as_the_reference_does():
    figure = Ring("T", "D", (RingMonth("answered", "rugs"),) + (RingMonth("future"),) * 9)

    svg = figures.ring(figure, labels=False)

    first_arc = "M5.4 -117.9A118 118 0 0 1 67.3 -96.9L45.4 -66.9A90 90 0 0 0 -1.9 -82.9Z"
    assert svg.startswith(
        '<svg class="ring" viewBox="-122 -122 244 244" role="img" '
        'aria-labelledby="ring-t ring-d"><title id="ring-t">T</title><desc id="ring-d">D</desc>'
    )
    assert month_paths(svg)[0] == first_arc


@pytest.mark.parametrize("count", [6, 7, 8, 9, 10, 11, 12])
def test_ring_draws_an_arc_and_a_name_for_every_month(count):
    svg = figures.ring(year(count))

    assert classes(svg) == {"ring": 1, "m m-done": count, "grain": 3, "t": count}
    assert re.findall(r">(\w+)</text>", svg) == list(LABELS[:count])


def test_ring_without_months_is_still_a_figure():
    assert classes(figures.ring(Ring("T", "D", ()))) == {"ring": 1, "grain": 3}


@pytest.mark.parametrize(
    ("count", "terms", "widened"),
    [(10, 2, [0, 4, 5, 9]), (12, 3, [0, 3, 4, 7, 8, 11]), (6, 2, [0, 2, 3, 5]), (10, 3, [0, 9])],
)
def test_ring_parts_months_more_where_terms_meet(count, terms, widened):
    term = RingTerm(0, 0, 0, 0)

    with_terms = month_paths(figures.ring(year(count, *[term] * terms)))
    in_one = month_paths(figures.ring(year(count)))

    narrower = [k for k in range(count) if with_terms[k] != in_one[k]]
    assert narrower == [k for k in widened if k not in (0, count - 1)]


def test_ring_gives_every_state_its_look():
    months = tuple(RingMonth(state) for state in MonthState)

    found = classes(figures.ring(Ring("T", "D", months), labels=False))

    looks = ("answered", "draft", "now", "missed", "future")
    assert found == {"ring": 1, "grain": 3, "reply": 1, "m m-done": 2} | {
        f"m m-{look}": 1 for look in looks
    }


def test_ring_draws_nothing_for_a_month_left_out():
    svg = figures.ring(year(10, state="left_out"))

    assert classes(svg) == {"ring": 1, "grain": 3, "t": 10}


def test_ring_refuses_an_unknown_state():
    with pytest.raises(ValueError, match="forgotten"):
        figures.ring(Ring("T", "D", (RingMonth("forgotten"),)))


def test_ring_fills_the_marks_that_are_done():
    svg = figures.ring(year(10, RingTerm(2, 1), RingTerm(0, 3)), labels=False)

    kinds = re.findall(r'<(circle|path) class="(l(?: l-on)?)"', svg)

    shown, observed = ("circle", "path")
    assert kinds == [
        (shown, "l l-on"),
        (shown, "l l-on"),
        (observed, "l l-on"),
        (observed, "l"),
        (shown, "l"),
        (shown, "l"),
        (observed, "l l-on"),
        (observed, "l l-on"),
    ]


@pytest.mark.parametrize(
    ("terms", "marks"),
    [
        ([RingTerm(1, 1, 2, 2)] * 3, 12),
        ([RingTerm(1, 1, 3, 3)] * 2, 12),
        ([RingTerm(1, 1, 3, 2)] * 3, 0),
        ([RingTerm(0, 0, 7, 6)], 0),
        ([RingTerm(0, 0, 0, 0)] * 2, 0),
        ([], 0),
    ],
)
def test_ring_draws_at_most_twelve_marks(terms, marks):
    found = classes(figures.ring(year(10, *terms)))

    assert found["l"] + found["l l-on"] == marks


def test_ring_keeps_crowded_marks_apart():
    terms = (RingTerm(0, 0, 10, 0), RingTerm(0, 0, 1, 0), RingTerm(0, 0, 1, 0))

    svg = figures.ring(year(10, *terms), labels=False)

    assert re.findall(r'<circle class="l" [^>]* r="([^"]+)"', svg) == ["5.6"] * 10 + ["6.5"] * 2


def test_ring_draws_goal_centre_and_at_most_three_past_years():
    figure = year(10, steps_done=3, steps_total=5, past_years=7, big="3 iš 5", small="žingsnių")

    svg = figures.ring(figure, labels=False)

    assert classes(svg) == {
        "ring": 1, "m m-done": 10, "grain": 3, "past": 3, "g g-on": 3, "g": 2, "c1": 1, "c2": 1,
    }  # fmt: skip
    assert svg.endswith(
        '<text class="c1" x="-6" y="11">3 iš 5</text>'
        '<text class="c2" x="-6" y="27">žingsnių</text></svg>'
    )


def test_ring_draws_one_step_as_a_long_arc_and_forty_without_overlap():
    one = figures.ring(year(6, steps_total=1))
    forty = figures.ring(year(6, steps_total=90))

    assert re.search(r'class="g" d="M[^"]*A45 45 0 1 1 ', one)
    assert classes(forty)["g"] == 90
    assert "A45 45 0 0 0" not in forty


def test_ring_makes_the_current_month_bold():
    months = (
        RingMonth("done", "rugs"),
        RingMonth("draft", "spal"),
        RingMonth("answered", "lapkr", is_current=True),
        RingMonth("now", "gruod"),
    )

    svg = figures.ring(Ring("T", "D", months))

    assert re.findall(r'class="t t-now"[^>]*>(\w+)<', svg) == ["spal", "lapkr", "gruod"]


def test_ring_escapes_every_word():
    evil = '<script>"&'
    figure = Ring(evil, evil, (RingMonth("done", evil),), big=evil, small=evil)

    svg = figures.ring(figure, uid=evil)

    assert "<script" not in svg
    assert svg.count("&lt;script&gt;&quot;&amp;") == 5 + 4
    ElementTree.fromstring(svg)  # noqa: S314 our own text


def test_strip_is_the_ring_unrolled():
    assert figures.strip("1 iš 2", ["answered", RingMonth("left_out")]) == (
        '<svg class="strip" viewBox="0 0 34 20" preserveAspectRatio="xMinYMid meet" '
        'role="img" aria-label="1 iš 2">'
        '<rect class="m m-answered" x="0.8" y="0.75" width="12" height="18.5" rx="1.5"/>'
        '<circle class="reply" cx="6.8" cy="10" r="2"/></svg>'
    )


@pytest.mark.parametrize(
    ("count", "parts", "width"), [(10, 2, "158"), (12, 3, "193"), (6, 2, "96"), (9, 2, "138.5")]
)
def test_strip_is_as_long_as_its_months(count, parts, width):
    svg = figures.strip("x", ["done"] * count, parts=parts)

    assert f'viewBox="0 0 {width} 20"' in svg
    assert classes(svg) == {"strip": 1, "m m-done": count}


def test_marks_of_one_term():
    assert figures.marks('"1" iš 1', 1, 0, 1, 1) == (
        '<svg class="marks" viewBox="0 0 48 20" preserveAspectRatio="xMinYMid meet" '
        'role="img" aria-label="&quot;1&quot; iš 1">'
        '<circle class="l l-on" cx="10" cy="10" r="6.5"/>'
        '<path class="l" d="M38 1.9L46.1 10 38 18.1 29.9 10Z"/></svg>'
    )


def test_marks_too_many_to_count_are_words():
    assert figures.marks("9 iš <13>", 9, 0, 13, 0) == '<span class="small">9 iš &lt;13&gt;</span>'


@pytest.mark.parametrize(
    ("value", "total", "width"), [(1, 4, "25"), (0, 0, "0"), (9, 4, "100"), (-1, 4, "0")]
)
def test_bar_stays_between_nothing_and_all(value, total, width):
    assert figures.bar(value, total, "b-c") == (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="b-track" width="100" height="8"/>'
        f'<rect class="b-c" width="{width}" height="8"/></svg>'
    )


def test_bar_has_a_name_when_given_one_and_refuses_foreign_classes():
    assert 'role="img" aria-label="1 iš 2"' in figures.bar(1, 2, label="1 iš 2")
    with pytest.raises(ValueError, match="b-z"):
        figures.bar(1, 2, "b-z")


@pytest.mark.parametrize("kind", [*MonthState, "shown", "observed", "goal", "past"])
def test_keymark_is_decoration_in_the_rings_shapes(kind):
    svg = figures.keymark(kind)

    assert svg.startswith('<svg viewBox="0 0 20 20" aria-hidden="true"')
    assert bool(classes(svg)) == (kind != MonthState.LEFT_OUT)


def test_keymark_refuses_an_unknown_kind():
    with pytest.raises(ValueError, match="seen"):
        figures.keymark("seen")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("goal", {"m m-future": 10, "g g-on": 1}),
        ("month", {"m m-now": 1, "m m-future": 9}),
        ("lesson", {"m m-future": 10, "l": 8}),
        ("filter", {"m m-future": 10, "l": 8}),
        ("curator", {"m m-future": 10, "l": 2}),
        ("done", {"m m-done": 10, "g g-on": 1}),
        ("year", {"m m-future": 10}),
    ],
)
def test_empty_draws_the_part_the_page_is_about(kind, expected):
    assert classes(figures.empty(kind)) == {"ring": 1} | expected


def test_empty_refuses_an_unknown_kind():
    with pytest.raises(ValueError, match="weather"):
        figures.empty("weather")


def test_frame_figures_are_decoration():
    assert classes(figures.glyph()) == {"glyph": 1, "gl-3": 1, "gl-2": 1, "gl-1": 1}
    assert classes(figures.login_art()) == {
        "art": 1, "art-r": 20, "m m-done": 6, "m": 4, "grain": 4,
    }  # fmt: skip
    assert figures.glyph().count('aria-hidden="true"') == 1


def test_icon_is_hidden_and_takes_a_class():
    assert figures.icon("plus", "big") == (
        '<svg class="ic big" viewBox="0 0 24 24" aria-hidden="true">'
        '<path d="M12 5v14M5 12h14"/></svg>'
    )
    assert figures.icon("check").startswith('<svg class="ic" ')


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_well_formed(name):
    assert classes(figures.icon(name)) == {"ic": 1}


@pytest.mark.parametrize(
    "svg", [figures.ring(year(10, RingTerm(1, 1))), figures.login_art(), figures.empty("goal")]
)
def test_figures_pass_a_strict_policy(svg):
    assert not re.search(r"\bstyle=|<style|<script|\bon\w+=|href=", svg)


def test_columns_share_one_scale_and_print_their_numbers():
    months = [
        figures.Column("rugs", "Rugsėjis: A 4, B 0, C 2", (4, 0, 2), "/reflections/1/"),
        figures.Column("spal", "Spalis: <nepateikta>"),
    ]

    svg = figures.columns("Kas & kada", "Du mėnesiai", months)

    heights = re.findall(r'class="b-([abc])"[^>]* height="([^"]+)"', svg)
    assert heights == [("a", "96"), ("c", "48")]
    assert re.findall(r'<text class="n"[^>]*>(\d)<', svg) == ["4", "0", "2"]
    assert '<a href="/reflections/1/" aria-label="Rugsėjis: A 4, B 0, C 2">' in svg
    assert 'aria-label="Spalis: &lt;nepateikta&gt;"' in svg
    assert '<title id="columns-t">Kas &amp; kada</title>' in svg
    assert classes(svg)["t"] == 2
