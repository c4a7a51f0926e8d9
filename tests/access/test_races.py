"""Every form that makes something, sent four times at the same moment, makes one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import close_old_connections, connection

from dialogue.models import Message, MessageDraft, PrivateNote, Receipt, Thread
from goals.models import Goal, GoalAttachment, GoalStep
from groups.models import AptGroup
from office.models import ImportBatch
from office.services.imports import plan_of
from people.models import Invitation, Leave, Member, Subject, SubjectArea
from reflections.models import PromptVersion, Reflection
from tests.access.forms import FORMS, path_of
from tests.access.sending import client_of, data_of
from years.models import Closure, Direction, SchoolYear

FOUR = 4
#: (address, what it makes, what has to go first, who sends it if not the form's own sender)
MAKES = [
    ("goals:new", Goal, None, "groupmate"),
    ("goals:step_add", GoalStep, None, None),
    ("goals:attachment_add", GoalAttachment, None, None),
    ("dialogue:reply", Message, None, None),
    ("dialogue:open", Thread, "threads", None),
    ("dialogue:receipt", Receipt, None, None),
    ("dialogue:draft", MessageDraft, "drafts", None),
    ("dialogue:note", PrivateNote, "notes", None),
    ("reflections:save", Reflection, None, "groupmate"),
    ("reflections:prompts", PromptVersion, None, None),
    ("years:list", SchoolYear, None, None),
    ("years:closures", Closure, None, None),
    ("years:direction_add", Direction, None, None),
    ("office:person_add", Member, None, None),
    ("office:person_away", Leave, None, None),
    ("office:groups", AptGroup, None, None),
    ("office:subject_add", Subject, None, None),
    ("office:area_add", SubjectArea, None, None),
    ("office:import", ImportBatch, None, None),
]


def at_once(stage, role, address, data):
    """The statuses of four browsers of one person who send the same at the same moment."""
    together = Barrier(FOUR)

    def post(client):
        close_old_connections()
        typed = data() if callable(data) else data
        try:
            together.wait(timeout=20)
            return client.post(path_of(stage, address), typed).status_code
        finally:
            connection.close()

    clients = [client_of(stage, role) for _number in range(FOUR)]
    with ThreadPoolExecutor(FOUR) as pool:
        return list(pool.map(post, clients))


def clear(stage, what):
    if what == "threads":
        stage.reflection.threads.all().delete()
        about = Thread.objects.filter(subject=stage.reflection.subject)
        for model in (Message, MessageDraft, Receipt):
            model.objects.filter(thread__in=about).delete()
        about.delete()
    elif what == "drafts":
        MessageDraft.objects.all().delete()
    elif what == "notes":
        PrivateNote.objects.all().delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("address", "model", "gone", "role"), MAKES, ids=lambda one: str(one))
def test_four_at_once_make_one(stage, address, model, gone, role):
    clear(stage, gone)
    before = model.objects.count()
    if address == "years:list":
        data = {"starts_year": "2027", "system": "halves"}
        stage.planned.due_days.all().delete()
        for rows in (stage.planned.terms, stage.planned.directions, stage.planned.closures):
            rows.all().delete()
        stage.planned.delete()
        before -= 1
    else:
        data = data_of(stage, address) if address in FORMS else {}
        if {"file"} & set(data):
            data = lambda: data_of(stage, address)  # noqa: E731  a file is read once

    statuses = at_once(stage, role or FORMS[address][0], address, data)

    assert model.objects.count() == before + 1
    assert max(statuses) < 500


@pytest.mark.django_db(transaction=True)
def test_four_confirmations_write_the_file_once(stage):
    before = Member.objects.count()
    data = {"fingerprint": plan_of(stage.batch).fingerprint}

    statuses = at_once(stage, "administrator", "office:import_confirm", data)

    assert Member.objects.count() == before + 1
    assert max(statuses) < 500


@pytest.mark.django_db(transaction=True)
def test_four_invitations_to_all_leave_one_each(stage):
    statuses = at_once(stage, "administrator", "office:invite_rest", {})

    assert max(statuses) < 500
    assert Invitation.objects.unanswered().filter(member=stage.newcomer).count() == 1
