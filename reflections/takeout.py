"""One's own texts of a year, out: a page that opens anywhere, and the attached files."""

import tempfile
import zipfile
from pathlib import PurePosixPath

from django.template.loader import render_to_string

from activity.registry import found
from core.files import clean_name
from dialogue.models import Message
from goals.models import Goal
from people.models import Acceptance
from reflections.content import unsent
from reflections.queries import of_year

#: Kept in memory up to here, on disk beyond.
IN_MEMORY_BYTES = 2 * 1024 * 1024


def year_in_zip(member, year):
    """An open file: `index.html` with goal, reflections and conversations, files beside it."""
    reflections = list(of_year(member, year))
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115  the response closes it
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        goal = Goal.objects.visible_to(member).filter(owner=member, year=year).first()
        pages = [
            (row, unsent(row), _add_files(archive, "files", row.attachments.all()))
            for row in reflections
        ]
        context = {
            "member": member,
            "year": year,
            "goal": goal,
            "steps": list(goal.steps.all()) if goal else [],
            "assessments": list(goal.assessments.all()) if goal else [],
            "goal_files": _add_files(archive, "goal", goal.attachments.all()) if goal else [],
            "pages": pages,
            "talks": _talks(member, year),
            "acceptances": list(Acceptance.objects.visible_to(member).order_by("version")),
        }
        archive.writestr("index.html", render_to_string("reflections/takeout.html", context))
    out.seek(0)
    return out


def _add_files(archive, folder, attachments):
    """[(name, path in the archive)]; a lost file is left out."""
    files = []
    for attachment in attachments:
        name = PurePosixPath(clean_name(attachment.name)).name
        path = f"{folder}/{attachment.pk}-{name}"
        try:
            with attachment.file.open("rb") as content:
                archive.writestr(path, content.read())
        except FileNotFoundError:
            continue
        files.append((name, path))
    return files


def _talks(member, year):
    """[(title, [Message])] of the member's own conversations of the year."""
    messages = Message.objects.visible_to(member).filter(thread__teacher=member, thread__year=year)
    talks = {}
    for message in messages.in_order().select_related("thread"):
        talks.setdefault(message.thread.subject, []).append(message)
    known = found(member, talks)
    return [(known[key].title if key in known else "", lines) for key, lines in talks.items()]
