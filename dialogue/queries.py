"""A conversation about one record, as one reader may see it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

import rules
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from activity.registry import found
from dialogue import records, words
from dialogue.models import Message, MessageDraft, PrivateNote, Receipt, Thread
from people.models import Member


@dataclass(frozen=True)
class Line:
    """One message; `role` is the curator's word, empty for the teacher."""

    message: Message
    is_mine: bool
    role: str
    can_correct: bool


@dataclass(frozen=True)
class Neighbour:
    """A record that waits beside this one."""

    name: str
    title: str
    url: str


@dataclass(frozen=True)
class Place:
    """Where a record stands among what waits for the curator; number 0: it waits no more."""

    number: int
    total: int
    previous: Neighbour | None
    next: Neighbour | None


@dataclass(frozen=True)
class Read:
    """When one of the two last had the record and its conversation on the screen."""

    reader: Member
    is_mine: bool
    at: datetime


@dataclass
class Part:
    """One thread: the words between the teacher and one curator, and nobody else's."""

    thread: Thread
    other: Member
    lines: list[Line] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)

    def read_by(self, member):
        return next((read.at for read in self.reads if read.reader.pk == member.pk), None)


@dataclass
class Talk:
    """What `dialogue/_conversation.html` shows; nothing for those who are not of the two."""

    subject: str
    member: Member
    parts: list[Part]
    #: where this reader writes now: a thread, or a record without one yet
    part: Part | None = None
    can_open: bool = False
    #: of the form: the answer one has begun, or a refused text with its reason
    form_token: UUID = field(default_factory=uuid4)
    text: str = ""
    version: int = 0
    errors: tuple = ()

    @property
    def is_shown(self):
        return bool(self.parts) or self.can_open

    @property
    def is_curator(self):
        """The reader speaks as the curator."""
        return self.can_open or any(p.thread.curator_id == self.member.pk for p in self.parts)

    @property
    def heading(self):
        """The teacher's heading, in the curator's own word; the curator has a plain one."""
        if self.is_curator or not self.parts:
            return ""
        return words.talk_heading(self.parts[-1].thread.curator)

    @property
    def can_reply(self):
        return self.part is not None or self.can_open

    @property
    def reply_url(self):
        if self.part:
            return reverse("dialogue:reply", args=[self.part.thread.pk])
        return reverse("dialogue:open", args=[self.subject])

    @property
    def draft_url(self):
        """Where the answer being typed is kept; nowhere before the record has a thread."""
        return reverse("dialogue:draft", args=[self.part.thread.pk]) if self.part else ""

    @property
    def draft_key(self):
        """Names this answer in the browser's own keeping, here and on the desk."""
        return answer_key(self.part.thread)

    @property
    def draft_state(self):
        """What stands beside the buttons before anything is typed."""
        return _("Draft saved") if self.version and self.text and not self.errors else ""

    @property
    def read_url(self):
        """„Perskaičiau“: for what waits for the curator, and for words not read yet."""
        if self.part is None or not self._has_news():
            return ""
        return reverse("dialogue:read", args=[self.part.thread.pk])

    @property
    def receipt_url(self):
        """Where a script tells that the text was on the screen for two seconds."""
        thread = self.part.thread if self.part else None
        return reverse("dialogue:receipt", args=[thread.pk]) if thread else ""

    @property
    def answers_count(self):
        """How many messages, of both."""
        return sum(len(part.lines) for part in self.parts)

    @property
    def curator_read_at(self):
        """When the (latest) curator last read; for „kuratorė perskaitė kovo 3 d.“."""
        ats = [part.read_by(part.thread.curator) for part in self.parts]
        return max(filter(None, ats), default=None)

    @property
    def curator_looked_at(self):
        """When this curator last had the record on the screen; None for the teacher."""
        return self.part.read_by(self.member) if self.part and self.is_curator else None

    @property
    def waiting_since(self):
        return self.parts[-1].thread.waiting_since if self.parts else None

    def _has_news(self):
        if self.is_curator and self.part.thread.waiting_since:
            return True
        mine = self.part.read_by(self.member)
        theirs = [line.message.sent_at for line in self.part.lines if not line.is_mine]
        return bool(theirs) and (mine is None or max(theirs) > mine)


def answer_key(thread):
    return f"answer:{thread.pk}"


def talk_about(subject, member):
    """The conversation about a record ("reflection:12") as `member` may see it.

    The teacher sees every thread of the record, former curators' too; a curator their own
    (A6). A constant number of queries.
    """
    draft = MessageDraft.objects.visible_to(member).filter(thread=OuterRef("pk"))
    threads = Thread.objects.visible_to(member).about(subject)
    threads = threads.with_curator_reading().annotate(
        draft_text=Subquery(draft.values("text")[:1]),
        draft_version=Subquery(draft.values("version")[:1]),
    )
    threads = threads.select_related("teacher", "curator").order_by("created_at", "pk")
    threads = list(threads)
    talk = Talk(subject, member, [_part(thread, member) for thread in threads])
    if not threads:
        talk.can_open = not member.has_left() and records.about(member, subject) is not None
        return talk
    by_thread = {part.thread.pk: part for part in talk.parts}
    for message in Message.objects.filter(thread__in=by_thread).in_order():
        part = by_thread[message.thread_id]
        part.lines.append(_line(message, part.thread, member))
    for receipt in Receipt.objects.filter(thread__in=by_thread).select_related("reader"):
        read = Read(receipt.reader, receipt.reader_id == member.pk, receipt.last_at)
        by_thread[receipt.thread_id].reads.append(read)
    talk.part = _where_to_write(talk.parts, member)
    if talk.part:
        thread = talk.part.thread
        talk.text, talk.version = thread.draft_text or "", thread.draft_version or 0
    return talk


def place_of(subject, member):
    """The record's Place in the curator's queue; a constant number of queries.

    A record that waits no more stands before the first: from it one goes on to the oldest.
    """
    threads = Thread.objects.visible_to(member).waiting_for(member).select_related("teacher")
    seen = found(member, [thread.subject for thread in threads])
    rows = [(thread, seen[thread.subject]) for thread in threads if thread.subject in seen]
    subjects = [thread.subject for thread, _what in rows]
    at = subjects.index(subject) if subject in subjects else -1
    neighbours = [
        Neighbour(thread.teacher.name, what.title, in_queue(what.url)) for thread, what in rows
    ]
    return Place(
        number=at + 1,
        total=len(rows),
        previous=neighbours[at - 1] if at > 0 else None,
        next=next(iter(neighbours[at + 1 :]), None),
    )


def in_queue(url):
    """The record's address, with the way on through the queue."""
    page, sign, part = url.partition("#")
    return f"{page}?queue=1{sign}{part}"


def messages_kept_by(member):
    """What a former curator keeps: own words with the record's kind and date (A6)."""
    rows = Message.objects.visible_to(member).filter(author=member, thread__curator=member)
    seen = Thread.objects.visible_to(member).values("pk")
    return rows.exclude(thread__in=seen).select_related("thread__teacher").order_by("-sent_at")


def notes_kept_by(member, *, now_about):
    """Private notes about people whom the member no longer accompanies (A6)."""
    notes = PrivateNote.objects.visible_to(member).exclude(about__in=now_about)
    return notes.exclude(text="", late_text="").select_related("about")


def draft_of(thread, member):
    """The answer that `member` has begun in this thread, or None."""
    return MessageDraft.objects.visible_to(member).filter(thread=thread).first()


def note_about(teacher, member):
    """The member's private page about `teacher`; an unsaved one before the first word."""
    note = PrivateNote.objects.visible_to(member).filter(about=teacher).first()
    return note or PrivateNote(author=member, about=teacher)


def answers_of_curators():
    """Messages written by the curator of their thread."""
    return Message.objects.filter(author=F("thread__curator"))


def _part(thread, member):
    other = thread.curator if thread.teacher_id == member.pk else thread.teacher
    return Part(thread, other)


def _line(message, thread, member):
    is_mine = message.author_id == member.pk
    is_curator = message.author_id == thread.curator_id
    return Line(
        message=message,
        is_mine=is_mine,
        role=words.curator_word(thread.curator) if is_curator else "",
        can_correct=is_mine and message.is_correctable and not member.has_left(),
    )


def _where_to_write(parts, member):
    """The part whose curator is the curator today: one question per thread of the record."""
    for part in reversed(parts):
        if rules.has_perm("dialogue.reply_thread", member, part.thread):
            return part
    return None
