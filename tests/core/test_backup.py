"""One file out, the same school in."""

import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core import backup
from people.models import School, User
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def private(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.PRIVATE_ROOT.mkdir()
    return settings.PRIVATE_ROOT


def test_backup_holds_the_database_and_the_files(private, tmp_path):
    make.make_school("Ąžuolupio gimnazija")
    (private / "reflections").mkdir()
    (private / "reflections" / "a").write_bytes(b"turinys")

    call_command("backup", tmp_path / "kopija.zip", stdout=StringIO())

    names = zipfile.ZipFile(tmp_path / "kopija.zip").namelist()
    assert names == [f"database.{connection.vendor}", "private/reflections/a"]
    assert (tmp_path / "kopija.zip").stat().st_mode & 0o077 == 0


def test_restore_brings_back_what_was_there(private, tmp_path):
    make.make_school("Ąžuolupio gimnazija")
    (private / "a").write_bytes(b"turinys")
    backup.write_backup(tmp_path / "kopija.zip")
    School.objects.all().delete()
    (private / "a").unlink()

    backup.read_backup(tmp_path / "kopija.zip")

    assert [school.name for school in School.objects.all()] == ["Ąžuolupio gimnazija"]
    assert (private / "a").read_bytes() == b"turinys"


def test_restore_refuses_a_database_with_people(private, tmp_path):
    make.make_user()

    with pytest.raises(CommandError, match="people in this database"):
        call_command("restore", tmp_path / "kopija.zip")

    assert User.objects.count() == 1


def test_restore_refuses_a_path_that_leads_out(private, tmp_path):
    backup.write_backup(tmp_path / "kopija.zip")
    with zipfile.ZipFile(tmp_path / "kopija.zip", "a") as archive:
        archive.writestr("private/../../pabegau", b"x")

    with pytest.raises(ValueError, match="leads out"):
        backup.read_backup(tmp_path / "kopija.zip")
