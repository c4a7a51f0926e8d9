"""The picture of who visited whom: geometry of the reference, words from outside, any size."""

from collections import Counter
from xml.etree import ElementTree

from core.figures import Circle, Person, visits

LANGUAGES = Circle("Kalbos", [Person(1, "EV"), Person(2, "RČ")])
SCIENCE = Circle("Tikslieji", [Person(3, "MŠ")])


def drawn(circles, links, **more):
    svg = visits("Kas pas ką", "Du apsilankymai", circles, links, **more)
    return ElementTree.fromstring(svg)  # noqa: S314  our own text


def classes(figure):
    return Counter(e.get("class") for e in figure.iter() if e.get("class"))


def test_a_curve_is_drawn_for_each_visit_and_blue_across_groups():
    figure = drawn([LANGUAGES, SCIENCE], [(1, 2), (1, 3), (1, 3)])

    assert classes(figure) == {
        "visits": 1,
        "t": 2,
        "v-arc": 2,
        "v v-in": 1,
        "v v-x": 2,
        "n-o": 2,
        "n-o n-out": 1,
        "n-t": 3,
    }


def test_people_stand_on_the_circle_as_in_the_reference():
    """24 people in 6 groups: the first one stands half a gap and half a step from the top."""
    groups = [Circle(f"G{g}", [Person((g, k), "AB") for k in range(4)]) for g in range(6)]

    figure = drawn(groups, [])

    first = next(e for e in figure.iter() if e.get("class") == "n-o n-0")
    assert (first.get("cx"), first.get("cy"), first.get("r")) == ("38.7", "-201.3", "18")


def test_the_one_who_only_visited_is_not_filled_and_who_did_neither_is_dashed():
    figure = drawn([LANGUAGES, SCIENCE], [(1, 3)])

    looks = [e.get("class") for e in figure.iter() if e.get("cx")]
    assert looks == ["n-o n-out", "n-o n-0", "n-o"]


def test_words_are_the_arguments_and_are_escaped():
    figure = drawn([Circle("<b>&", [Person(1, "<i>")])], [], uid="x")

    texts = [e.text for e in figure.iter() if e.text]
    assert texts == ["Kas pas ką", "Du apsilankymai", "<b>&", "<i>"]
    assert figure.get("aria-labelledby") == "x-t x-d"


def test_a_visit_of_somebody_outside_the_picture_is_left_out():
    figure = drawn([LANGUAGES], [(1, 99), (99, 2)])

    assert classes(figure)["n-o n-0"] == 2
    assert not any(e.get("class", "").startswith("v v-") for e in figure.iter())


def test_a_big_school_has_small_circles_without_initials():
    figure = drawn([Circle("Visi", [Person(k, "AB") for k in range(300)])], [])

    assert "n-t" not in classes(figure)
    assert {e.get("r") for e in figure.iter() if e.get("cx")} == {"2.5"}


def test_nobody_is_an_empty_picture():
    assert classes(drawn([], [])) == {"visits": 1}
