"""A kindergarten shows activities: no page of the 2+2 speaks of lessons or pupils."""

import re
from html import unescape

import pytest

from activity.services import record
from dashboards.addresses import ADDRESSES
from observations.models import OpenLesson
from observations.verbs import TOLD
from people.enums import SchoolKind
from tests.access.forms import path_of
from tests.access.stage import fill

pytestmark = pytest.mark.crawl

#: Words of a school with classes and lessons, by the reader's language.
SCHOOLS = {
    "lt": re.compile(r"\b(?:pamok|mokin|klas[ėeę])\w*", re.IGNORECASE),
    "en": re.compile(r"\b(?:lessons?|pupils?|class|classes)\b", re.IGNORECASE),
}
#: Pages of other practices in which a few words are about all schools alike.
BESIDE = ["dashboards:home", "dashboards:desk", "dashboards:teacher", "activity:inbox"]
BESIDE += ["dashboards:school_lessons", "dashboards:school_not_visited", "dashboards:more"]
PAGES = [one for one in sorted(ADDRESSES) if one.startswith("observations:")] + BESIDE
PAGES.remove("observations:attachment")  # a file, not a page
#: The goal's own words, the same in every school.
GOALS = re.compile("what should change for your pupils|mokiniams pamokoje turėtų pasikeisti")
READERS = ["teacher", "colleague", "groupmate", "curator", "administrator"]
HIDDEN = re.compile(r"<(script|style|template)\b.*?</\1>", re.DOTALL)
SPOKEN = re.compile(r'(?:aria-label|placeholder|title|alt)="([^"]*)"')


def said(page):
    """What a page says to eyes and ears, without its addresses."""
    page = HIDDEN.sub(" ", page)
    spoken = " ".join(SPOKEN.findall(page))
    return unescape(" ".join([re.sub(r"<[^>]*>", " ", page), spoken]))


@pytest.fixture
def kindergarten(cast, settings, tmp_path):
    """A row of every kind, in which nobody typed a word of a school."""
    settings.MEDIA_ROOT = tmp_path
    cast.school.kind = SchoolKind.KINDERGARTEN
    cast.school.save()
    fill(cast)
    OpenLesson.objects.update(
        kind="activity", class_name="Boružėlės", focus_question="Ką vaikai sako?", number=1
    )
    cast.goal.sentence = "Noriu, kad vaikai patys matytų."
    cast.goal.save()
    cast.reflection.next_step = "Pradėsiu klausimu."
    cast.reflection.save()
    for verb in TOLD:
        subject = cast.observation.key if verb.startswith("observation") else cast.lesson.key
        subject = cast.request.key if "request" in verb or "asked" in verb else subject
        record(cast.colleague, verb, subject, tell=[cast.teacher], school=cast.school)
    return cast


@pytest.mark.parametrize("language", ["lt", "en"])
def test_no_page_of_it_speaks_of_lessons_or_pupils(kindergarten, login, language):
    found, seen = {}, set()
    for name in READERS:
        client = login(getattr(kindergarten, name))
        client.cookies["apt_language"] = language
        for address in PAGES:
            answer = client.get(path_of(kindergarten, address))
            if answer.status_code != 200:
                continue
            seen.add(address)
            for word in SCHOOLS[language].finditer(said(answer.text)):
                around = word.string[max(word.start() - 40, 0) : word.end() + 30]
                found.setdefault(" ".join(around.split()), f"{name} {address}")

    allowed = {text for text in found if GOALS.search(text)}
    assert set(found) - allowed == set(), found
    assert len(seen) > 22
