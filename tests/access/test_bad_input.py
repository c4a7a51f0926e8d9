"""Nothing that arrives makes the portal fall over, and what was typed is not lost."""

from html import unescape
from itertools import count
from urllib.parse import quote, unquote, urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import Resolver404, resolve

from tests.access.forms import FORMS, NOWHERE, names_a_record, parts, path_of
from tests.access.sending import body, client_of, data_of
from tests.access.table import GET, TABLE, expected
from tests.access.test_addresses import letters
from tests.browser import ALL
from tests.tries import forget_tries

URLENCODED = "application/x-www-form-urlencoded"
SENDERS = sorted({role or "anonymous" for role, _fields in FORMS.values()})
READING = ["teacher", "administrator"]
TYPED = {
    "nothing": "",
    "too long": "ž" * 100_001,
    "control characters": "a\x00b\x07\x1bc",
    "lone surrogate": "a\ud800b",
    "marks of direction": "\u202eabc\u200f",
    "no such day": "2026-02-30",
    "year nought": "0000-01-01",
    "year 9999": "9999-12-31",
    "nought": "0",
    "minus one": "-1",
    "out of bounds": str(2**63),
    "five thousand digits": "9" * 5_000,
    "letters": "abc",
    "digits of another script": "٣٤",
}
#: tried in every run; the others, which meet the same code, with `--all`
DAILY = ["nothing", "too long", "control characters", "out of bounds", "digits of another script"]
#: what PostgreSQL refuses and SQLite keeps is tried in every field there
STRICTER = ["too long", "control characters", "out of bounds"]
#: fields that no page shows again, or not as they came; answer_… stand in the editor only
#: where the reflection was begun with the school's questions
UNSEEN = {"file", "password", "form_token", "next", "query", "fingerprint", "member", "thread"}
UNSEEN |= {"version", "editor", "seq", "done", "act", "person", "login", "email", "step_ids"}
#: their page is another one: the list, told above what was wrong
ELSEWHERE = {"dialogue:read_many", "office:import_mend", "office:group_leave"}
IDS = ["0", str(2**63), "1" + "0" * 20, "-1", "abc", "%00", "1.5", "9" * 5000]
TEXTS = ["%00", "abc", "2026-13", "0000-11", "9999-11", "goal:0", "goal:" + "9" * 25, "x:1"]
TEXTS += ["goal:%00", "%D9%A3%D9%A4", "goal:%D9%A3", "x" * 3_000, "%ED%A0%80", "%FF"]
QUERIES = ["-1", "1" + "0" * 20, "%00", "%D9%A3", "9" * 5000]
#: 403 is for a person whom one sees, and may not change
TOKENS = ("people:invitation", "people:email_confirm", "activity:stop")
NOWHERE_ANSWERS = (403, 404, 405)
ASKED = ["page", "open", "show", "term", "q", "format", "next", "left", "carry"]
ASKED += [
    "view",
    "week",
    "day",
    "subject",
    "class_name",
    "windows",
    "member",
    "request",
    "ready",
    "waits",
    *("group", "curator", "category", "kind", "of", "figure", "month", "state"),
]


def some(values, turn, count):
    """So many of the values, others at each turn; with `--all` every one at every turn.

    They meet the same code behind every address: each value is tried at many of them.
    """
    values = list(values)
    if ALL:
        return values
    return [values[(turn * count + step) % len(values)] for step in range(count)]


def trying(action):
    """Do it on the stage as it stands; what it changes is taken back."""
    forget_tries()
    point = transaction.savepoint()
    try:
        return action()
    finally:
        transaction.savepoint_rollback(point)


def forms_of(role):
    return [address for address, (who, _fields) in FORMS.items() if (who or "anonymous") == role]


def encoded(data):
    return urlencode(data, errors="surrogatepass")


def post(client, path, data):
    return client.post(path, encoded(data), content_type=URLENCODED)


def baseline(stage, client, address):
    data = letters(client) if address == "activity:letters" else data_of(stage, address)
    return {name: value for name, value in data.items() if isinstance(value, str)}


def odd_values(turn):
    if ALL:
        return TYPED
    return STRICTER if connection.vendor == "postgresql" else some(DAILY, turn, 1)


@pytest.mark.parametrize("role", SENDERS)
def test_odd_values_in_every_field_are_answered(stage, role):
    client, fell, lost, turns = client_of(stage, role), [], [], count()
    for address in forms_of(role):
        if address in ("account_logout", "account_change_password"):
            continue
        path, usual = path_of(stage, address), baseline(stage, client, address)
        for field in list(usual)[:8]:
            for what in odd_values(next(turns)):
                data = {**usual, field: TYPED[what]}
                answer = trying(lambda: post(client, path, data))  # noqa: B023  called at once
                if answer.status_code >= 500:
                    fell.append((address, field, what))
                if answer.status_code == 422 and address not in ELSEWHERE:
                    lost += [(address, field, what, one) for one in missing(answer, usual, field)]

    assert fell == []
    assert lost == []


def missing(answer, usual, field):
    """Names of the other fields whose text the refused page does not show any more."""
    page = unescape(body(answer).decode())
    shown = {name: value for name, value in usual.items() if len(value) > 3 and name != field}
    if field.endswith("_FORMS"):  # without the count no row of a formset can be known
        return []
    seen = {
        name: value
        for name, value in shown.items()
        if name.split("-")[-1] not in UNSEEN and not name.startswith("answer_")
    }
    return [name for name, value in seen.items() if value not in page]


@pytest.mark.crawl
@pytest.mark.parametrize("role", SENDERS)
def test_bodies_that_are_no_form_are_answered(stage, role):
    client, fell = client_of(stage, role), []
    kinds = ["application/json", "text/plain", "multipart/form-data", "", "a/b; charset=utf-7"]
    kinds += [f"{URLENCODED}; charset=utf-7", "multipart/form-data; boundary=x"]
    for turn, address in enumerate(forms_of(role)):
        path = path_of(stage, address)
        for kind in some(kinds, turn, 2):
            answer = trying(
                lambda: client.generic("POST", path, b'{"a": [1, \xff', kind)  # noqa: B023
            )
            if answer.status_code >= 500:
                fell.append((address, kind))

    assert fell == []


@pytest.mark.parametrize(
    "address", ["goals:attachment_add", "reflections:attachment_add", "office:import"]
)
@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.4\n" + b"x" * 12 * 2**20, b"", b"<svg/>", b"PK\x03\x04broken", b"\xff\xd8"],
)
def test_files_that_cannot_be_kept_are_refused_beside_the_field(stage, address, content):
    client = client_of(stage, FORMS[address][0])
    file = SimpleUploadedFile("a\u202egnp.pdf", content, "application/pdf")

    answer = client.post(path_of(stage, address), {"file": file})

    assert answer.status_code == 422
    assert "invalid-feedback" in answer.text or "error_" in answer.text


def hostile_paths(stage, address):
    """The address's own path with each of its variable parts replaced by what is none."""
    names = parts(address)
    path = path_of(stage, address)
    for turn, name in enumerate(names, start=sum(map(ord, address))):
        is_text = name.startswith("'") or address in NOWHERE or address in TOKENS
        row = "" if name.startswith("'") else None
        value = name[1:] if row == "" else str(getattr(_row(stage, name), "pk", _row(stage, name)))
        for odd in some(TEXTS if is_text else IDS, turn, 3):
            odd_path = path.replace(f"/{quote(value)}/", f"/{odd}/", 1)
            if odd_path != path and leads_somewhere(odd_path):
                yield odd_path


def leads_somewhere(path):
    """False where the URLconf itself has no such path, as it has none for every other."""
    try:
        resolve(unquote(path))
    except Resolver404:
        return False
    return True


def _row(stage, name):
    value = stage
    for step in name.split("."):
        value = getattr(value, step)
    return value


@pytest.mark.crawl
@pytest.mark.parametrize("role", READING)
def test_odd_paths_lead_nowhere(stage, role):
    """Every one is a 404 (or a page that is the same for every path), never more."""
    client, answered = client_of(stage, role), []
    same_for_all = {"account_reset_password_from_key"}
    for address in {line[0] for line in TABLE if parts(line[0])} - same_for_all:
        for path in hostile_paths(stage, address):
            for method in ("GET", "POST"):
                answer = trying(lambda: client.generic(method, path))  # noqa: B023
                if answer.status_code not in NOWHERE_ANSWERS:
                    answered.append((address, method, path[:60], answer.status_code))

    assert answered == []


@pytest.mark.crawl
@pytest.mark.parametrize("role", READING)
def test_odd_questions_are_answered(stage, role):
    client, fell = client_of(stage, role), []
    for turn, (address, state, method, line) in enumerate(TABLE):
        if method != GET or state or expected(GET, line, role) != 200:
            continue
        for value in some(QUERIES, turn, 2):
            for names in (ASKED, ["year"]):
                query = "&".join(f"{name}={value}" for name in names)
                path = f"{path_of(stage, address)}?{query}"
                answer = trying(lambda: client.generic("GET", path))  # noqa: B023
                refused = (422,) if address == "dashboards:search" else ()  # beside its field
                if answer.status_code not in (200, 404, *refused):
                    fell.append((address, names[0], value[:20], answer.status_code))
                body(answer)

    assert fell == []


def test_rows_of_another_school_are_no_choice(stage):
    """Foreign ids in a form's own fields: refused like any id that does not exist."""
    boss, told = client_of(stage, "administrator"), client_of(stage, "teacher")
    group, stranger = stage.other_group.pk, stage.stranger.pk
    direction = stage.other_year.directions.get().pk
    everybody = "/people/choose/"

    boss.post(everybody, {"action": "group", "ids": stage.teacher.pk, "group": group})
    boss.post(everybody, {"action": "curator", "ids": stage.teacher.pk, "curator": stranger})
    boss.post(everybody, {"action": "curator", "ids": stranger, "curator": stage.curator.pk})
    statuses = [
        boss.post(f"/people/groups/{stage.group.pk}/facilitator/", {"facilitator": stranger}),
        boss.post(
            f"/people/groups/{stage.group.pk}/join/", {"people": stranger, "on": "2026-11-24"}
        ),
        told.post(f"/goals/{stage.goal.pk}/edit/", {"sentence": "x", "direction": direction}),
    ]

    assert [answer.status_code for answer in statuses] == [422] * 3
    assert names_a_record("office:group")
    assert not stage.other_group.memberships.exclude(member=stage.stranger).exists()
    assert not stage.stranger.curatorships.filter(curator=stage.curator).exists()
    assert not stage.teacher.curatorships.filter(curator=stage.stranger).exists()
