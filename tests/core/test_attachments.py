"""A file and its row: both stay, or both go."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from core.attachments import keep_with_file, let_files_go
from reflections.models import ReflectionAttachment
from tests import factories as make

TEXT = {"name": "planas.pdf", "mime": "application/pdf", "size": 3}


def attachment_of(reflection, **fields):
    file = ContentFile(b"abc", name="planas.pdf")
    return ReflectionAttachment(reflection=reflection, file=file, **TEXT, **fields)


@pytest.fixture
def reflection(cast):
    return make.make_reflection(cast.teacher, cast.year, date(2026, 10, 1))


@pytest.fixture
def folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    return tmp_path


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_row_and_file_are_kept(reflection, folder):
    keep_with_file(attachment_of(reflection))

    assert ReflectionAttachment.objects.count() == 1
    assert [path.read_bytes() for path in files_in(folder)] == [b"abc"]


def test_file_of_a_refused_row_leaves_the_disk(reflection, folder):
    token = keep_with_file(attachment_of(reflection, form_token=uuid4())).form_token

    with pytest.raises(IntegrityError):
        keep_with_file(attachment_of(reflection, form_token=token))

    assert len(files_in(folder)) == 1


def test_file_stays_until_the_row_is_gone_for_good(
    reflection, folder, django_capture_on_commit_callbacks
):
    row = keep_with_file(attachment_of(reflection))

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        let_files_go([row])
        assert len(files_in(folder)) == 1

    assert files_in(folder) == []
