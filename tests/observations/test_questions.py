"""Default questions are said in the reader's language and in the words of the kind of school."""

import pytest

from observations.content import typed_in
from observations.enums import ObservationStatus
from observations.models import ObservationDraftCopy, ProtocolTemplate
from observations.services import begin_protocol, setting
from people.enums import SchoolKind
from tests import factories as make
from tests.observations.factories import LATELY, make_lesson, make_observation, make_place

HELPED = {"en": "What helped pupils to learn", "lt": "Kas padėjo mokiniams mokytis"}
CHILDREN = "What helped children to learn"


@pytest.fixture
def lesson(cast):
    return make_lesson(cast.teacher, cast.year, LATELY)


@pytest.fixture
def read(login):
    """`read(member, address, language)`: what the page says."""

    def _read(member, address, language):
        client = login(member)
        client.cookies["apt_language"] = language
        return client.get(address).text

    return _read


def pages_of(row):
    address = row.get_absolute_url()
    return [address, f"{address}print/", f"{address}history/", f"{address}amend/"]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_each_reads_the_default_questions_in_the_own_language(cast, lesson, read, language):
    row = make_observation(lesson, cast.colleague, ObservationStatus.SUBMITTED)
    row.amendments.create(field="answer:strengths", was="a", now="b", by=cast.colleague)
    content = typed_in(row)
    answers = [{**answer, "answer": "Kitas."} for answer in content["answers"]]
    ObservationDraftCopy.objects.create(
        observation=row, content={**content, "answers": answers}, base_version=0
    )
    pages = [*pages_of(row), f"{row.get_absolute_url()}conflict/"]

    said = {page: HELPED[language] in read(cast.colleague, page, language) for page in pages}

    assert said == dict.fromkeys(pages, True)


def test_a_kindergarten_asks_about_children(cast, lesson, read):
    type(cast.school).objects.filter(pk=cast.school.pk).update(kind=SchoolKind.KINDERGARTEN)
    lesson.refresh_from_db()
    make_place(lesson, cast.colleague)
    row = begin_protocol(lesson, by=cast.colleague)

    pages = {name: read(cast.colleague, row.get_absolute_url(), name) for name in HELPED}

    assert CHILDREN in pages["en"]
    assert [name for name, words in HELPED.items() if words in pages[name]] == []


def test_the_schools_own_questions_stay_in_its_words(cast, lesson, read):
    make_place(lesson, cast.colleague)
    questions = [{"key": "strengths", "text": "Kas nudžiugino?", "help": ""}]
    setting.set_template(
        cast.school, name="Mūsų", questions=questions, scales=[], by=cast.administrator
    )
    row = begin_protocol(lesson, by=cast.colleague)
    ProtocolTemplate.objects.all().delete()

    page = read(cast.colleague, row.get_absolute_url(), "en")

    assert "Kas nudžiugino?" in page
    assert HELPED["en"] not in page


def test_a_default_question_is_kept_without_words(cast, lesson):
    row = make_observation(lesson, cast.colleague)

    kept = [(one["key"], one["text"], one["default"]) for one in row.answers]
    kind = make.make_school().kind
    assert kept == [(key, "", kind) for key in ("strengths", "question", "idea")]
