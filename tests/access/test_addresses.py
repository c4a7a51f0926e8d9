"""Every address, every role: the whole table of statuses, and no body tells what is hidden."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import get_resolver
from django.utils import timezone

from dashboards.addresses import ADDRESSES
from dashboards.routes import names_in
from goals.enums import Outcome
from goals.models import Goal, SelfAssessment
from groups.models import Curatorship
from people.models import Installation
from reflections.models import Reflection
from tests.access.advising import put_report
from tests.access.forms import FORMS, names_a_record, path_of, path_to_nothing
from tests.access.lessons import put_protocol
from tests.access.sending import ECHOES, ROLES, body, client_of, data_of, scrubbed
from tests.access.table import GET, POST, TABLE, expected
from tests.browser import ALL
from tests.reached import addresses
from tests.tries import forget_tries
from years.models import SchoolYear

#: Other memberships of one person may see what this one does not: the page offers it (A18).
OF_TWO_SCHOOLS = {"both_schools", "both_schools_there"}
#: States that change the frame of every page, also of the one that is not there.
FRAMES = {"closed year", "no curator", "demo"}
SIGN_IN = "/accounts/login/"

pytestmark = pytest.mark.crawl


def put(stage, state):
    """Bring the stage into a state of the table; the caller's savepoint takes it back."""
    if state == "demo":
        Installation.objects.update_or_create(pk=1, defaults={"is_demo": True})
    elif state == "closed year":
        SchoolYear.objects.filter(pk=stage.year.pk).update(status="closed")
    elif state == "no curator":
        yesterday = timezone.localdate() - timedelta(days=1)
        Curatorship.objects.filter(curator=stage.curator).update(until_on=yesterday)
    elif state == "unsaid":
        SelfAssessment.objects.update(status="draft")
    elif state == "report draft":
        put_report(stage, "draft")
    elif state.startswith("protocol "):
        _protocol, status, *audience = state.split()
        put_protocol(stage, status, "".join(audience))
    elif state:
        _records(stage, *state.partition(" ")[::2])


def _records(stage, status, audience):
    """The goal and the reflection in a status, shown to an audience."""
    goal = {"status": status, "audience": audience or "group"}
    if status == "returned":
        goal["return_note"] = "Kodėl?"
    if status == "closed":
        goal |= {"closed_at": timezone.now(), "outcome": Outcome.ACHIEVED}
    Goal.objects.filter(pk=stage.goal.pk).update(**goal)
    is_draft = {"status": "draft" if status == "draft" else "submitted"}
    rows = Reflection.objects.filter(pk=stage.reflection.pk)
    rows.update(audience=audience or "group", **is_draft)


def ask(stage, client, address, method, *, path=""):
    path = path or path_of(stage, address)
    data = data_of(stage, address) if method == POST else {}
    if address == "activity:letters":
        data = letters(client)
    return client.generic("GET", path) if method == GET else client.post(path, data)


def letters(client):
    """The settings page's own choice, whatever kinds of notices there are."""
    page = client.get("/settings/")
    parts = [context["part"] for context in page.context or [] if "part" in context]
    form = next((part["letters"] for part in parts if "letters" in part), None)
    return dict.fromkeys(form.choices, "at_once") if form else {}


def said(answer):
    is_sign_in = answer.status_code == 302 and answer["Location"].startswith(f"{SIGN_IN}?next=")
    return "sign-in" if is_sign_in else answer.status_code


def lines_of(role):
    """What a role may, whole; what does not exist for it, every other line, another half for the
    next role. Of an echo a quarter of the table. The whole of it with `--all`."""
    if ALL:
        return TABLE
    if role in ECHOES:
        return TABLE[ECHOES.index(role) :: len(ECHOES)]
    turn = ROLES.index(role)
    return [
        row
        for place, row in enumerate(TABLE, turn)
        if place % 2 == 0 or expected(row[2], row[3], role) != 404
    ]


def walk(stage, role, only=None):
    """Ask every line of the table as `role`, each from the same stage; yields the answers."""
    client = client_of(stage, role)
    for address, state, method, line in lines_of(role):
        if only and not only(address):
            continue
        forget_tries()
        client.cookies.pop("messages", None)  # what an answer before this one said
        point = transaction.savepoint()
        put(stage, state)
        answer = ask(stage, client, address, method)
        yield (address, state, method), line, answer, client
        body(answer)  # a file is read to its end
        transaction.savepoint_rollback(point)


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_as_the_table_says(stage, role):
    """And where it says 404, the answer is the very one of a record that does not exist."""
    got, wanted, told, nothing = {}, {}, [], {}
    for turn, (key, line, answer, client) in enumerate(walk(stage, role), ROLES.index(role)):
        address, state, method = key
        got[key] = said(answer)
        wanted[key] = expected(method, line, role)
        if got[key] != 404 or role in OF_TWO_SCHOOLS or not names_a_record(address):
            continue
        if turn % 3 and not ALL:  # every address meets four roles in it
            continue
        frame = (address, method, state in FRAMES and state)
        if frame not in nothing:
            nothing[frame] = of_nothing(stage, client, address, method)
        if scrubbed(answer, path_of(stage, address)) != nothing[frame]:
            here = scrubbed(answer, path_of(stage, address))
            told.append((*key, difference(here, nothing[frame])))

    assert got == wanted
    assert told == []


def difference(one, other):
    """The first line that is not the same, for the report of a failure."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))


def of_nothing(stage, client, address, method):
    """The answer that a record gets that does not exist."""
    nowhere = path_to_nothing(stage, address)
    return scrubbed(ask(stage, client, address, method, path=nowhere), nowhere)


def test_the_table_has_every_address():
    assert {address for address, *_rest in TABLE} == set(ADDRESSES)
    assert addresses() | {"admin:index"} == set(names_in(get_resolver()))


def test_every_form_of_the_table_can_be_sent():
    assert {address for address, _state, method, _line in TABLE if method == POST} == set(FORMS)


def test_another_school_gets_nothing_of_this_one():
    """Read off the table: a path that names a record of ours answers strangers with 404."""
    found = {
        address
        for address, _state, method, line in TABLE
        for role in ("stranger", "stranger_administrator", "both_schools_there")
        if names_a_record(address) and expected(method, line, role) != 404
    }

    # whoever holds the letter, or knows the address
    assert found == {
        *("people:invitation", "people:email_confirm", "activity:stop"),
        "reminders:calendar",
    }


def test_who_left_reads_their_own_and_writes_nothing(stage):
    client = client_of(stage, "leaver")
    goal, month = stage.left_goal, stage.left_reflection

    read = [client.get(page.get_absolute_url()).status_code for page in (goal, month)]
    write = [
        client.post(f"/goals/{goal.pk}/edit/", {"sentence": "x"}).status_code,
        client.post(f"/goals/{goal.pk}/audience/", {"audience": "school"}).status_code,
        client.post(f"/reflections/{month.pk}/audience/", {"audience": "school"}).status_code,
        client.post(f"/reflections/{month.month:%Y-%m}/", {"mattered": "x"}).status_code,
    ]

    assert (read, write) == ([200, 200], [403] * 4)
