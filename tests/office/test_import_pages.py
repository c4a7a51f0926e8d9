"""A staff file through the pages: chosen, mended, confirmed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office.models import ImportBatch
from people.models import Invitation, Member
from people.services.staff import change_member
from post.models import Letter
from tests.office.files import HEADING, csv, row, xlsx

FAULTY = [
    row("Ona", "Onaitė", "ona(at)mokykla.lt", group="Ąžuolai"),
    row("Jonas", "Jonaitis", "jonas@mokykla.lt", category="profesorius"),
    row("Rasa", "Rasaitė", "rasa@mokykla.lt", curator="Niekas"),
    row("Ema", "Emaitė", "ema@mokykla.lt", curator="Rasa Rasaitė"),
]


def upload(client, file, **fields):
    return client.post("/people/import/", {"file": file, **fields})


def fingerprint(client, address):
    return client.get(address).context["preview"].plan.fingerprint


def test_three_faulty_rows_are_mended_on_the_page_and_the_file_is_written(cast, login):
    client = login(cast.administrator)
    address = upload(client, xlsx(*FAULTY)).url

    faulty = client.get(address).context["preview"].faulty
    assert [(r.number, [c.heading for c in r.faulty]) for r in faulty] == [
        (2, ["el. paštas"]),
        (3, ["kvalifikacinė kategorija"]),
        (4, ["kuratorius"]),
    ]

    mend = {
        "cell-2-email": "ona@mokykla.lt",
        "cell-3-category": "ekspertas",
        "cell-4-curator": "",
        "cell-99-email": "x",
        "cell-2-pk": "1",
    }
    client.post(f"{address}mend/", mend)
    client.post(f"{address}confirm/", {"fingerprint": fingerprint(client, address)})

    assert (
        Member.objects.filter(school=cast.school, email__endswith="@mokykla.lt")
        .filter(first_name__in=["Ona", "Jonas", "Rasa", "Ema"])
        .count()
        == 4
    )
    done = client.get(address)
    assert done.context["batch"].counts["new"] == 4
    assert done.context["without_account"] == 4

    client.post("/people/invite/")

    assert Invitation.objects.count() == 4
    assert Letter.objects.filter(kind="invitation").count() == 4


def test_a_row_may_be_left_out(cast, login):
    client = login(cast.administrator)
    address = upload(client, csv(row(email="blogas"), row(email="a@x.lt"))).url

    client.post(f"{address}mend/", {"leave_out": ["2", "x"]})

    assert [r.number for r in client.get(address).context["preview"].plan.rows] == [3]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"not a table"),
        ("a.pdf", b"%PDF-1.4"),
        ("a.csv", b""),
        ("a.csv", "vardas;pavardė\nOna;Onaitė\n".encode()),
        ("a.csv", "vardas;vardai;pavardė;el. paštas\na;b;c;d\n".encode()),
        ("a.csv", b"\x00\x01\x02"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(cast, login, name, content):
    response = upload(login(cast.administrator), SimpleUploadedFile(name, content))

    assert response.status_code == 422
    assert response.context["form"].errors["file"]
    assert not ImportBatch.objects.exists()


def test_missing_columns_are_named(cast, login):
    file = csv(["Ona", "x"], heading=["vardas", "telefonas"])

    response = upload(login(cast.administrator), file)

    assert "pavardė, el. paštas" in str(response.context["form"].errors["file"])


def test_columns_that_are_not_ours_are_named(cast, login):
    client = login(cast.administrator)
    file = csv([*row(email="a@x.lt"), "861"], heading=[*HEADING, "Telefonas"])

    assert "Telefonas" in client.get(upload(client, file).url).text


def test_the_same_upload_sent_four_times_is_one_batch(cast, login):
    client = login(cast.administrator)
    once = {"form_token": "8e5f5b8e-6f6c-4ad0-a8b2-3a9a5e0f7a11"}

    answers = {upload(client, csv(row(email="a@x.lt")), **once).url for _time in range(4)}

    assert ImportBatch.objects.count() == 1
    assert len(answers) == 1


def test_a_confirmation_sent_four_times_writes_once(cast, login):
    client = login(cast.administrator)
    address = upload(client, csv(row(email="a@x.lt"))).url
    seen = fingerprint(client, address)

    for _time in range(4):
        client.post(f"{address}confirm/", {"fingerprint": seen})

    assert Member.objects.filter(email="a@x.lt").count() == 1


def test_a_staff_list_that_changed_is_previewed_anew(cast, login):
    client = login(cast.administrator)
    address = upload(client, csv(row(email="a@x.lt"))).url
    seen = fingerprint(client, address)
    change_member(cast.teacher, by=cast.administrator, last_name="Kitokia")

    answer = client.post(f"{address}confirm/", {"fingerprint": seen})

    assert answer.status_code == 409
    assert not Member.objects.filter(email="a@x.lt").exists()
    client.post(f"{address}confirm/", {"fingerprint": answer.context["preview"].plan.fingerprint})
    assert Member.objects.filter(email="a@x.lt").exists()


def test_the_preview_names_changes_and_people_not_in_the_file(cast, login):
    client = login(cast.administrator)
    who = cast.teacher
    file = csv(row(who.first_name, "Nauja", who.email, curator=cast.colleague.email))

    page = client.get(upload(client, file).url).text

    for words in (who.last_name, "Nauja", cast.curator.name, cast.groupmate.name):
        assert words in page


def test_a_preview_costs_the_same_for_one_row_and_for_thirty(cast, login):
    client = login(cast.administrator)
    costs = []
    for count in (1, 30):
        rows = [row(email=f"p{n}@x.lt", group=f"G{n}", subject=f"d{n}") for n in range(count)]
        address = upload(client, csv(*rows)).url
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 18


@pytest.mark.parametrize("tail", ["", "mend/", "confirm/"])
def test_another_schools_file_does_not_exist(cast, login, tail):
    address = upload(login(cast.administrator), csv(row(email="a@x.lt"))).url + tail
    ways = {"": "get"}

    for who in (cast.stranger_administrator, cast.teacher):
        answer = getattr(login(who), ways.get(tail, "post"))(address)
        assert answer.status_code == 404


def test_only_an_administrator_brings_files(cast, login):
    assert login(cast.teacher).get("/people/import/").status_code == 404
    assert upload(login(cast.teacher), csv(row())).status_code == 404


def test_many_faulty_rows_are_mended_fifty_at_a_time(cast, login):
    client = login(cast.administrator)
    file = csv(*[row(email=f"blogas{n}", category="?", curator="?") for n in range(400)])
    address = upload(client, file).url

    preview = client.get(address).context["preview"]
    assert (len(preview.faulty), preview.faulty_later) == (50, 350)

    mend = {cell.name: "" for one in preview.faulty for cell in one.faulty}
    numbers = [one.number for one in preview.faulty]
    assert client.post(f"{address}mend/", {**mend, "leave_out": numbers}).status_code == 302
    assert client.get(address).context["preview"].faulty_later == 300
