"""The difference of two texts, for reading."""

import pytest
from django.utils.html import strip_tags

from core.difference import difference


@pytest.mark.parametrize(
    ("was", "now", "shown"),
    [
        ("", "", ""),
        ("Tas pats.", "Tas pats.", "Tas pats."),
        ("", "Naujas žodis", "<ins>Naujas žodis</ins>"),
        ("Senas", "", "<del>Senas</del>"),
        ("Klausiu kartą.", "Klausiu du kartus.", "Klausiu <del>kartą.</del><ins>du kartus.</ins>"),
        ("a b c", "a c", "a <del>b</del> c"),
        ("viena\ndu", "viena\ntrys", "viena<br><del>du</del><ins>trys</ins>"),
    ],
)
def test_words_are_crossed_out_and_marked(was, now, shown):
    assert difference(was, now) == shown


def test_what_people_typed_is_escaped():
    shown = difference("<b>a</b> {x} & c", "<script>alert(1)</script> {} %s & c")

    assert "<b>" not in shown
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {} %s" in shown


def test_nothing_is_lost():
    was, now = "Vakar  pradėjau\n\n klausimu, ", "Vakar pradėjau\n\n dviem  klausimais,"

    shown = difference(was, now).replace("<br>", "\n")

    without_new = "".join(part.rpartition("</ins>")[2] for part in shown.split("<ins>"))
    without_old = "".join(part.rpartition("</del>")[2] for part in shown.split("<del>"))
    assert strip_tags(without_new).split() == was.split()
    assert strip_tags(without_old).split() == now.split()


def test_two_long_texts_are_compared_at_once():
    was = " ".join(f"žodis{number % 40}" for number in range(1400))
    now = " ".join(f"žodis{number * 7 % 41}" for number in range(1400))

    assert difference(was, now).count("<ins>") > 0
