"""Attachments: private, checked by content, taken out with a word in the history."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reflections.models import Reflection, ReflectionAttachment
from tests import factories as make

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"
ATTACH = "/reflections/2026-10/attachments/"


def upload(client, name="planas.pdf", content=PDF):
    return client.post(ATTACH, {"file": SimpleUploadedFile(name, content)})


def test_file_begins_the_month_and_is_read_by_the_owner(cast, login):
    client = login(cast.teacher)

    upload(client)

    row = ReflectionAttachment.objects.get()
    answer = client.get(f"/reflections/attachments/{row.pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Cache-Control"] == "private, no-store"
    assert Reflection.objects.get().is_submitted is False


def test_form_sent_twice_keeps_one_file(cast, login):
    client = login(cast.teacher)
    form = client.get("/reflections/2026-10/").context["file_form"]
    token = str(form["form_token"].value())

    for _time in range(2):
        file = SimpleUploadedFile("planas.pdf", PDF)
        client.post(ATTACH, {"file": file, "form_token": token})

    assert f'value="{token}"' not in client.get("/reflections/2026-10/").text
    assert ReflectionAttachment.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("planas.pdf", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("planas.html", b"<!doctype html><script>1</script>"),
        ("planas.pdf", b""),
        ("planas.exe", b"MZ" + b"\0" * 100),
    ],
)
def test_file_of_another_kind_is_refused_beside_its_field(cast, login, name, content):
    answer = upload(login(cast.teacher), name, content)

    assert answer.status_code == 422
    assert "error_1_id_file" in answer.text
    assert not ReflectionAttachment.objects.exists()


def test_file_too_large_is_refused(cast, login, settings):
    settings.ATTACHMENT_MAX_BYTES = 20

    assert upload(login(cast.teacher)).status_code == 422


def test_no_file_is_said(cast, login):
    assert login(cast.teacher).post(ATTACH).status_code == 422


@pytest.mark.parametrize(
    ("reader", "audience", "status"),
    [
        ("curator", "curator", 200),
        ("groupmate", "curator", 404),
        ("groupmate", "group", 200),
        ("colleague", "group", 404),
        ("administrator", "group", 404),
        ("administrator", "school", 200),
        ("stranger", "school", 404),
    ],
)
def test_file_is_served_to_who_reads_the_reflection(cast, login, reader, audience, status):
    make.make_reflection(cast.teacher, cast.year, submitted=True, audience=audience)
    upload(login(cast.teacher))
    row = ReflectionAttachment.objects.get()

    answer = login(getattr(cast, reader)).get(f"/reflections/attachments/{row.pk}/")
    content = b"".join(answer.streaming_content) if answer.streaming else b""

    assert (answer.status_code, content == PDF) == (status, status == 200)


def test_file_taken_out_is_gone_and_the_history_says_so(
    cast, login, django_capture_on_commit_callbacks
):
    row = make.make_reflection(cast.teacher, cast.year, submitted=True)
    client = login(cast.teacher)
    upload(client)
    file = ReflectionAttachment.objects.get().file

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/reflections/attachments/{row.attachments.get().pk}/delete/")

    assert not file.storage.exists(file.name)
    kept = list(row.amendments.values_list("field", "was", "now"))
    assert kept == [("attachment_added", "", ""), ("attachment_out", "", "")]


def test_others_do_not_take_it_out(cast, login):
    make.make_reflection(cast.teacher, cast.year, submitted=True)
    upload(login(cast.teacher))
    address = f"/reflections/attachments/{ReflectionAttachment.objects.get().pk}/delete/"

    assert login(cast.curator).post(address).status_code == 403
    assert login(cast.stranger).post(address).status_code == 404
    assert ReflectionAttachment.objects.exists()


def test_files_have_an_end(cast, login):
    client = login(cast.teacher)
    for _ in range(10):
        upload(client)

    assert upload(client).status_code == 422
    assert ReflectionAttachment.objects.count() == 10
