"""Words planted in every text that a person types, looked for on every page of everybody.

Each reader follows every link from home and also opens the address of every record there is;
what is found must be what decisions.md, section 1, says, and nothing more.
"""

import io
import re
import zipfile
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.apps import apps
from django.db.models import CharField, FileField, JSONField, TextField

from coaching.models import Conversation
from dashboards.addresses import ADDRESSES
from dialogue.models import Message, MessageDraft, PrivateNote
from goals.models import Goal, GoalAmendment, GoalAttachment, GoalDraftCopy, SelfAssessment
from groups.enums import Audience
from groups.models import AptGroup
from meetings.models import Meeting
from observations.models import Observation
from reflections.models import (
    Reflection,
    ReflectionAmendment,
    ReflectionAttachment,
    ReflectionDraftCopy,
)
from tests import factories as make
from tests.access import coaching, exchange, groups, lessons, paper
from tests.access.forms import path_of
from tests.access.sending import ECHOES, body, client_of
from tests.access.stage import NOVEMBER, OCTOBER, a_file

pytestmark = pytest.mark.crawl

MOST_PAGES = 520
WORD = re.compile(rb"zz(?:draft|curator|group|school)[a-z]+")
LINK = re.compile(r'href="(/[^"#]*)')
NOT_FOLLOWED = re.compile(r"^/(static|accounts|sw\.js|admin/logout)")
KINDS = ["draft", *Audience.values]

#: What is planted in each kind of owner's year, by who may read it.
SHARED = ["sentence", "why", "criterion", "step", "goalfile", "mattered"]
SHARED += ["happened", "nextstep", "answer", "monthfile", *lessons.READ_WITH]
OF_TWO = ["assessed", "goalwas", "goalnow", "monthwas", "monthnow", "asked", "replied"]
OWN = ["pendinggoal", "pendingmonth", "goalcopy", "monthcopy", "unsaid", "novembers"]
OF_CURATOR = ["typing", "note"]

#: Text fields of people's records in which nobody's words stand, or that all may read.
PLAIN = {
    "status audience competence outcome moment editor field subject from_status to_status "
    "was now growth how_it_went step_ids form_token file mime slip is_other_direction "
    "template_name scales"
}


def plant(stage):
    """Four owners who all stand as the teacher does, each with the words of their kind."""
    stage.owners = {kind: _owner(stage, kind) for kind in KINDS}
    for kind, owner in stage.owners.items():
        _goal(stage, kind, owner)
        _months(stage, kind, owner)
        lessons.plant_protocol(stage, kind, owner)
        coaching.plant(stage, kind, owner)
        PrivateNote.objects.create(author=stage.curator, about=owner, text=f"zz{kind}note")
    paper.plant_paper(stage, groups.plant_meeting(stage))
    stage.few = exchange.plant(stage)
    return stage


def _owner(stage, kind):
    owner = make.make_member(stage.school, kind.title())
    make.make_curatorship(stage.curator, owner, stage.year)
    stage.group.memberships.create(
        member=owner, year=stage.year, kind=stage.group.kind, from_on=stage.year.starts_on
    )
    return owner


def _goal(stage, kind, owner):
    w = f"zz{kind}"
    is_draft = kind == "draft"
    goal = make.make_goal(
        owner,
        stage.year,
        "draft" if is_draft else "agreed",
        steps=0,
        audience="school" if is_draft else kind,
        sentence=f"{w}sentence",
        why=f"{w}why",
        criteria=f"{w}criterion",
    )
    goal.steps.create(text=f"{w}step")
    GoalAttachment.objects.create(
        goal=goal, file=a_file(), name=f"{w}goalfile.pdf", mime="application/pdf", size=9
    )
    text = {"why": "", "criteria": "", "competence": "", "direction": ""}
    GoalDraftCopy.objects.create(
        goal=goal, content={**text, "sentence": f"{w}goalcopy"}, base_version=0
    )
    SelfAssessment.objects.create(goal=goal, moment="end", words=f"{w}unsaid")
    if is_draft:
        return
    Goal.objects.filter(pk=goal.pk).update(pending={**text, "sentence": f"{w}pendinggoal"})
    GoalAmendment.objects.create(
        goal=goal, field="why", was=f"{w}goalwas", now=f"{w}goalnow", by=owner
    )
    assessment = SelfAssessment.objects.create(
        goal=goal,
        moment="mid",
        status="submitted",
        closeness=2,
        words=f"{w}assessed",
        submitted_at=make.at(make.TODAY),
    )
    make.make_waiting(assessment, stage.curator)


def _months(stage, kind, owner):
    w = f"zz{kind}"
    is_draft = kind == "draft"
    prompt = {"prompt": stage.prompt.pk, "question": "Ką?", "help": ""}
    row = make.make_reflection(
        owner,
        stage.year,
        OCTOBER,
        submitted=not is_draft,
        audience="school" if is_draft else kind,
        mattered=f"{w}mattered",
        what_happened=f"{w}happened",
        next_step=f"{w}nextstep",
        slip="Buvęs",
        slip_month=OCTOBER.replace(month=9),
        how_it_went="worked",
        answers=[{**prompt, "text": f"{w}answer"}],
    )
    ReflectionAttachment.objects.create(
        reflection=row, file=a_file(), name=f"{w}monthfile.pdf", mime="application/pdf", size=9
    )
    if is_draft:
        return
    content = {"how_it_went": "worked", "what_happened": "", "next_step": "x", "growth": ""}
    content |= {"answers": [], "step_ids": [], "mattered": f"{w}pendingmonth"}
    Reflection.objects.filter(pk=row.pk).update(pending=content)
    other = make.make_reflection(owner, stage.year, NOVEMBER, mattered=f"{w}novembers")
    ReflectionDraftCopy.objects.create(
        reflection=other, content={**content, "mattered": f"{w}monthcopy"}, base_version=0
    )
    ReflectionAmendment.objects.create(
        reflection=row, field="mattered", was=f"{w}monthwas", now=f"{w}monthnow", by=owner
    )
    thread = make.make_waiting(row, stage.curator)
    Message.objects.create(thread=thread, author=owner, text=f"{w}asked")
    Message.objects.create(thread=thread, author=stage.curator, text=f"{w}replied")
    MessageDraft.objects.create(thread=thread, author=stage.curator, text=f"{w}typing")


def words(kinds, names):
    return {f"zz{kind}{name}" for kind in kinds for name in names}


#: what is said in a group's meetings stays there
OF_GROUP = words(["group"], [*groups.MEETING_WORDS, *paper.WORDS])

EXPECTED = {
    "curator": words(KINDS[1:], [*SHARED, *OF_TWO, "typing"])
    | words(KINDS, ["note", *coaching.OF_TWO, *coaching.CURATORS]),
    "groupmate": words(["group", "school"], SHARED) | OF_GROUP,
    "facilitator": words(["group", "school"], SHARED) | OF_GROUP,
    "former_curator": words(["school"], SHARED),
    "colleague": words(["school"], SHARED),
    "administrator": words(["school"], SHARED),
    "administrator_curator": words(["school"], SHARED),
    "leaver": set(),
    "stranger": set(),
    "stranger_administrator": set(),
    "operator": set(),
}


def opened(stage, role):
    """{path: what it says} of everything this person can open."""
    client, pages = client_of(stage, role), {}
    waiting = ["/", *every_address(stage)] + (["/admin/"] if role == "operator" else [])
    while waiting and len(pages) < MOST_PAGES:
        path = waiting.pop(0)
        if path in pages or NOT_FOLLOWED.match(path):
            continue
        answer = client.get(path)
        pages[path] = unpacked(body(answer)) if answer.status_code == 200 else b""
        if answer.status_code == 302:
            waiting.append(urlsplit(urljoin(path, answer["Location"])).path)
        if answer.get("Content-Type", "").startswith("text/html"):
            found = LINK.findall(unescape(pages[path].decode()))
            waiting += [link for link in found if link.count("&") < 2]
    return pages


def every_address(stage):
    """Pages without a record, and each record's own, whether anything links to them or not."""
    plain = [path_of(stage, one) for one in sorted(ADDRESSES) if one != "admin:index"]
    plain = [path for path in plain if not path.startswith("/accounts/")]
    for row in Goal.objects.order_by("pk"):
        plain += [f"/goals/{row.pk}/", f"/goals/{row.pk}/conflict/", f"/goals/{row.pk}/edit/"]
        plain += [f"/goals/{row.pk}/assessment/{moment}/" for moment in ("mid", "end")]
    plain += [f"/reflections/{row.pk}/" for row in Reflection.objects.order_by("pk")]
    plain += [f"/desk/{owner.pk}/" for owner in stage.owners.values()]
    for row in Observation.objects.order_by("pk"):
        plain += [f"/observations/{row.pk}/", f"/observations/{row.pk}/history/"]
        plain += [f"/observations/{row.pk}/print/", f"/observations/{row.pk}/amend/"]
        plain += [f"/observations/{row.pk}/conflict/"]
    for row in Conversation.objects.order_by("pk"):
        plain += coaching.pages_of(row)
    for row in Meeting.objects.order_by("pk"):
        plain += [f"/groups/meetings/{row.pk}/{more}" for more in groups.PAGES]
    plain += [f"/groups/{row.pk}/" for row in AptGroup.objects.order_by("pk")]
    plain += stage.few
    plain += ["/school/export/?format=csv", "/people/export/xlsx/", "/reflections/2026-10/"]
    return plain


def unpacked(content):
    """A spreadsheet or an archive as the text that is in it."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b" ".join(archive.read(name) + name.encode() for name in archive.namelist())


def in_turn(role):
    return pytest.param(role, marks=pytest.mark.full) if role in ECHOES else role


@pytest.mark.parametrize("role", map(in_turn, EXPECTED))
def test_each_finds_the_words_that_are_theirs_to_read(stage, role):
    plant(stage)

    pages = opened(stage, role)

    found = {word.decode() for page in pages.values() for word in WORD.findall(page)}
    assert found - EXPECTED[role] == set()
    assert EXPECTED[role] - found == set()


@pytest.mark.parametrize("kind", KINDS)
def test_an_owner_finds_all_of_their_own_and_nothing_of_the_curators(stage, kind):
    plant(stage)
    stage.owner = stage.owners[kind]

    pages = opened(stage, "owner")

    found = {word.decode() for page in pages.values() for word in WORD.findall(page)}
    own = {word for word in found if word.startswith(f"zz{kind}")}
    names = [*SHARED, *OF_TWO, *lessons.OF_ITS_TWO]
    if kind == "draft":  # the protocol is its observer's
        names = [name for name in SHARED if name not in lessons.READ_WITH]
    names += [*coaching.OF_TWO, *coaching.OWNERS]
    assert words([kind], names) <= own
    assert not own & words([kind], coaching.CURATORS)
    assert not own & words([kind], lessons.OBSERVERS)
    assert not own & words([kind], OF_CURATOR)
    shared = {"group", "school"} - {kind}
    assert found - own <= words(shared, SHARED) | OF_GROUP


def test_the_administrators_figures_and_exports_have_no_words(stage):
    plant(stage)
    client = client_of(stage, "administrator")
    paths = ["/school/", "/school/export/", "/school/export/?format=csv", "/people/"]
    paths += ["/school/lessons/", "/school/lessons/export/?format=csv"]
    paths += ["/people/print/", "/people/export/csv/", "/people/export/xlsx/", "/school/?term=1"]

    pages = [unpacked(body(client.get(path))) for path in paths]

    assert [WORD.findall(page) for page in pages] == [[]] * len(paths)


def test_every_text_of_these_models_is_planted_or_named_plain():
    """A new column for words must be planted above, or named as one that holds none."""
    models = [*apps.get_app_config("goals").get_models()]
    models += [*apps.get_app_config("reflections").get_models()]
    models += [Observation]
    texts = {
        field.name
        for model in models
        for field in model._meta.fields
        if isinstance(field, (CharField, TextField, JSONField))
        and not isinstance(field, FileField)
    }
    planted = {"sentence", "why", "criteria", "text", "name", "content", "pending", "words"}
    planted |= {"mattered", "what_happened", "next_step", "answers", "was", "now", "return_note"}
    planted |= {"notes", "agreements", "late_agreements", "owner_words"}
    planted |= {"help_text"}  # the school's own question
    planted |= {"folded"}  # the same words once more, for search

    assert texts - set(next(iter(PLAIN)).split()) == planted - {"was", "now"}
