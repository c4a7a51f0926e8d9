"""Words planted in the work of two: who finds them, on every page and in every document."""

import re
import subprocess

import pytest

from dashboards.addresses import ADDRESSES
from tests.access import advising as stage_rows
from tests.access.forms import names_a_record, path_of
from tests.access.sending import body, client_of
from tests.access.stage import PDF, fill
from tests.access.test_planted import unpacked

WORD = re.compile(rb"zz(?:open|kept)[a-z]+")
PAGES = ["", "print/", "log.pdf", "sessions/new/", "plan/1/", "plan/2/", "report/"]
PAGES += ["report/print/", "report.pdf", "report/conflict/"]

pytestmark = pytest.mark.crawl


@pytest.fixture
def stage(cast):
    """`kept`: a report that is still a draft; `open`: submitted. Both of one pair."""
    fill(cast)
    cast.adviser = make_member(cast, "Patarėja")
    cast.learner = make_member(cast, "Mokinė")
    make_two(cast)
    return cast


def make_member(cast, name):
    return stage_rows.make.make_member(cast.school, name)


def make_two(cast):
    stage_rows.make_role(cast.adviser)
    other = make_member(cast, "Kita")
    stage_rows.make_role(other)
    cast.rows = [
        stage_rows.plant(cast.adviser, cast.learner, cast.year, "zzopen", is_submitted=True),
    ]
    kept = stage_rows.plant(other, cast.learner, cast.year, "zzkept", is_submitted=False)
    kept.adviser_id = cast.adviser.pk  # the same two, once before
    kept.status, kept.ended_on = "stopped", cast.year.starts_on
    type(kept).objects.filter(pk=kept.pk).update(
        adviser=cast.adviser, status="stopped", ended_on=cast.year.starts_on
    )
    cast.rows.append(kept)


def texts(answer):
    """What an answer says; a document is read as a reader's program reads it."""
    content = unpacked(body(answer))
    if content.startswith(b"%PDF") and content != PDF:
        done = subprocess.run(
            ["pdftotext", "-", "-"],
            input=content,
            capture_output=True,
            check=True,
        )
        return done.stdout
    return content


def found(stage, role):
    client = client_of(stage, role)
    plain = [path_of(stage, one) for one in sorted(ADDRESSES) if one != "admin:index"]
    paths = [path for path in plain if not path.startswith("/accounts/")]
    paths += [f"{row.get_absolute_url()}{page}" for row in stage.rows for page in PAGES]
    for row in stage.rows:
        paths += [f"/coaching/sessions/{session.pk}/" for session in row.sessions.all()]
    paths += [f"{path}?format=csv" for path in plain if path.endswith("/export/")]
    words = set()
    for path in paths:
        answer = client.get(path)
        if answer.status_code == 200:
            words |= {word.decode() for word in WORD.findall(texts(answer))}
    return words


def words(kind, names):
    return {f"zz{kind}{name}" for name in names}


def test_each_of_the_two_finds_what_is_theirs(stage):
    both = words("open", stage_rows.READ_BY_TWO) | words("kept", stage_rows.READ_BY_TWO)
    submitted = words("open", stage_rows.REPORT)

    assert found(stage, "adviser") == both | submitted
    learner = found(stage, "learner")
    own = both | submitted | words("kept", stage_rows.REPORT)
    assert learner - own <= {"zzopenrepcopy"}
    assert own - learner == set()


OTHERS = ["curator", "administrator", "colleague", "stranger_administrator", "operator"]


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_finds_a_word(stage, role):
    assert found(stage, role) == set()


def test_every_new_address_of_a_record_is_asked(stage):
    ours = {name for name in ADDRESSES if name.startswith("coaching:")}

    assert set(stage_rows.WHERE) <= ours
    assert all(names_a_record(name) for name in stage_rows.WHERE)
