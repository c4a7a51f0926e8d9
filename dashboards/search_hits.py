"""A found record as one line of the page: what it is, whose and when, the words found."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from core.wording import month_genitive
from dashboards.search_marks import Marks, Piece


@dataclass(frozen=True)
class Hit:
    """`url` is empty where the asker has no page of it; `state` is said only when unusual."""

    title: list[Piece]
    about: list[str]
    url: str = ""
    state: str = ""
    pieces: list[Piece] = field(default_factory=list)


def person(row, words, member):
    """To the administrator's page of a person, the curator's of a teacher; colleagues have no
    page of each other."""
    if member.is_administrator and not member.has_left():
        url = reverse("office:person", args=[row.pk])
    else:
        url = reverse("dashboards:teacher", args=[row.pk]) if row.is_taught else ""
    return Hit(
        title=Marks([row.name], words).whole(row.name),
        about=[row.subject.name] if row.subject else [],
        url=url,
        state=_("has left") if row.has_left() else "",
    )


def goal(row, words, member):
    title = row.sentence or _("A goal without a sentence yet")
    marks = Marks([title, row.why, row.criteria, row.part], words)
    return Hit(
        title=marks.whole(title),
        about=[row.owner.name, row.year.label],
        url=row.get_absolute_url(),
        state=_("draft") if row.is_draft else "",
        pieces=marks.excerpt(title),
    )


def reflection(row, words, member):
    title = capfirst(_("%(month)s reflection") % {"month": month_genitive(row.month.month)})
    answers = [answer["text"] for answer in row.answers]
    marks = Marks([row.mattered, row.next_step, row.what_happened, *answers], words)
    return Hit(
        title=[Piece(title)],
        about=[row.owner.name, row.year.label],
        url=row.get_absolute_url(),
        state="" if row.is_submitted else _("draft"),
        pieces=marks.excerpt(),
    )


def lesson(row, words, member):
    subject = row.subject.name if row.subject else ""
    title = row.topic or subject or capfirst(row.get_kind_display())
    marks = Marks([title, row.focus_question, row.objective], words)
    said = [row.owner.name, localdate(row.starts_at).isoformat(), row.class_name]
    return Hit(
        title=marks.whole(title),
        about=[*said, subject] if subject and subject != title else said,
        url=row.get_absolute_url(),
        state="" if row.is_posted else _("taken back"),
        pieces=marks.excerpt(title),
    )


def meeting(row, words, member):
    title = row.topic or capfirst(_("group meeting"))
    marks = Marks([title, row.part, row.bring], words)
    return Hit(
        title=marks.whole(title),
        about=[row.group.name, row.day.isoformat()],
        url=row.get_absolute_url(),
        state=_("cancelled") if row.is_cancelled else "",
        pieces=marks.excerpt(title),
    )
