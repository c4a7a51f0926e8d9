"""The curator's queue: what waits for an answer, who has waited longest first."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.prepared import Prepared
from core.wording import day, month_accusative, month_genitive
from dialogue.models import Message, MessageDraft, Thread
from dialogue.queries import answer_key, in_queue
from goals.enums import AssessmentStatus, GoalStatus, Moment
from observations.enums import ObservationStatus
from reflections.enums import HowItWent

LINE, OPEN = 90, 420  # how much of somebody's words stands in a line, and in the open item

HOW = {
    HowItWent.WORKED: gettext_lazy("it worked"),
    HowItWent.PARTLY: gettext_lazy("it worked partly"),
    HowItWent.NOT_TRIED: gettext_lazy("not tried yet"),
}
ASSESSMENTS = {
    Moment.MID: gettext_lazy("mid-year self-assessment"),
    Moment.END: gettext_lazy("year-end self-assessment"),
}


def _of(record, *fields):
    return [f"{record}__{field}" for field in fields]


WORDS = ("mattered", "what_happened", "next_step", "slip", "slip_month", "how_it_went")
#: The columns that the queue tells of: there are ten times as many.
TOLD = (
    *("subject", "teacher", "curator", "year", "waiting_since", "answered_at", "read_at"),
    *_of("teacher", "first_name", "last_name"),
    *_of("goal_link__goal", "status", "sentence", "submitted_at"),
    *_of("assessment_link__assessment", "goal", "moment", "status", "closeness", "words"),
    *_of("assessment_link__assessment", "submitted_at", "goal__status"),
    *_of("reflection_link__reflection", "month", "status", "submitted_at", *WORDS),
    *_of("observation_link__observation", "lesson", "status", "confirmed_at"),
    *_of("observation_link__observation__lesson", "starts_at"),
)


@dataclass(frozen=True)
class Said:
    """What waits, as the queue tells it; `words` are the teacher's own."""

    kind: str
    title: str
    words: str
    url: str
    since: object = None
    slip_title: str = ""
    slip: str = ""


@dataclass
class Item:
    """One thread of the queue; the rest belongs to the form of the open one."""

    thread: Thread
    said: Said
    text: str = ""
    version: int = 0
    errors: tuple = ()
    form_token: UUID = field(default_factory=uuid4)

    @property
    def teacher(self):
        return self.thread.teacher

    @property
    def days(self):
        """Calendar days, as pages say it; reminders go by working days."""
        return (timezone.localdate() - timezone.localdate(self.thread.waiting_since)).days

    @property
    def waits(self):
        if self.days == 0:
            return _("waiting since today")
        said = ngettext("waiting for %(n)s day", "waiting for %(n)s days", self.days)
        return said % {"n": self.days}

    @property
    def draft_key(self):
        """Names this answer in the browser's own keeping."""
        return answer_key(self.thread)

    @property
    def draft_state(self):
        """What stands beside the buttons before anything is typed."""
        return _("Draft saved") if self.version and self.text and not self.errors else ""

    @property
    def is_goal(self):
        """A goal is agreed or returned on its own page, not answered here."""
        return self.said.kind == "goal"

    @property
    def url(self):
        """The record, with the way on through the queue."""
        return in_queue(self.said.url)

    @property
    def line(self):
        return Truncator(self.said.words).chars(LINE)

    @property
    def excerpt(self):
        return Truncator(self.said.words).chars(OPEN)


@dataclass
class Queue:
    """The items in order; one of them is open."""

    items: list[Item]
    open: Item | None = None

    @property
    def oldest(self):
        return self.items[0] if self.items else None

    @property
    def previous(self):
        """What stands before the open one."""
        at = self.items.index(self.open) if self.open else 0
        return self.items[at - 1] if at else None

    @property
    def next(self):
        after = self.items.index(self.open) + 1 if self.open else 0
        return next(iter(self.items[after:]), None)

    @property
    def answerable(self):
        return [item for item in self.items if not item.is_goal]


def waits_of(curator, teacher):
    """What of `teacher` waits for `curator`, in the queue's order."""
    return [item for item in queue_of(curator).items if item.thread.teacher_id == teacher.pk]


def queue_of(curator, *, open_pk=None):
    """Everything that waits for `curator`; the chosen item is open, else the first. One query."""
    threads = _threads.rows(curator=curator.pk, day=timezone.localdate())
    items = [item for item in map(_item, threads) if item]
    chosen = [item for item in items if item.thread.pk == open_pk]
    return Queue(items, next(iter(chosen or items), None))


@Prepared
def _threads(curator, day: date):
    last = Message.objects.filter(thread=OuterRef("pk")).order_by("-sent_at", "-pk")
    draft = MessageDraft.objects.visible_to(curator).filter(thread=OuterRef("pk"))
    threads = Thread.objects.waiting_for(curator, day).select_related(
        "teacher",
        "goal_link__goal",
        "assessment_link__assessment__goal",
        "reflection_link__reflection",
        "observation_link__observation__lesson",
    )
    return threads.only(*TOLD).annotate(
        last_text=Subquery(last.values("text")[:1]),
        last_author=Subquery(last.values("author")[:1]),
        draft_text=Subquery(draft.values("text")[:1]),
        draft_version=Subquery(draft.values("version")[:1]),
    )


def _item(thread):
    said = _said(thread)
    if said is None:
        return None
    return Item(
        thread=thread,
        said=said,
        text=thread.draft_text or "",
        version=thread.draft_version or 0,
    )


def _said(thread):
    """None when the record went back to its draft: to others it does not exist (A45)."""
    for link, say in SAYINGS:
        row = getattr(thread, link, None)
        if row:
            said = say(row)
            return _as_reply(thread, said) if said else None
    return None


def _as_reply(thread, said):
    """The record was answered before, and the teacher had the last word since."""
    settled = max(filter(None, [thread.answered_at, thread.read_at]), default=None)
    is_reply = thread.last_author == thread.teacher_id and settled
    if not is_reply or (said.since and said.since > settled):
        return said
    return Said(
        kind="reply",
        title=_("replied to you – %(title)s") % {"title": said.title},
        words=thread.last_text,
        url=f"{said.url}#pokalbis",
    )


def _goal(link):
    goal = link.goal
    if goal.status == GoalStatus.DRAFT:
        return None
    return Said(
        kind="goal",
        title=_("the year's goal"),
        words=goal.sentence,
        url=goal.get_absolute_url(),
        since=goal.submitted_at,
    )


def _assessment(link):
    row = link.assessment
    if row.status != AssessmentStatus.SUBMITTED:
        return None
    return Said(
        kind="assessment",
        title=str(ASSESSMENTS[row.moment]),
        words=row.words or row.get_closeness_display(),
        url=row.get_absolute_url(),
        since=row.submitted_at,
    )


def _reflection(link):
    row = link.reflection
    if not row.is_submitted:
        return None
    return Said(
        kind="reflection",
        title=_("%(month)s reflection") % {"month": month_genitive(row.month.month)},
        words=row.mattered or row.what_happened or row.next_step,
        url=row.get_absolute_url(),
        since=row.submitted_at,
        slip_title=slip_title(row),
        slip=row.slip,
    )


def _observation(link):
    """Only a reply waits: about an observation a curator writes freely."""
    row = link.observation
    if row.status != ObservationStatus.CONFIRMED:
        return None
    return Said(
        kind="observation",
        title=_("observation record of %(day)s")
        % {"day": day(timezone.localdate(row.lesson.starts_at))},
        words="",
        url=row.get_absolute_url(),
        since=row.confirmed_at,
    )


def slip_title(reflection):
    """„Sausį užsibrėžė – pavyko iš dalies“."""
    if not reflection.slip or not reflection.slip_month:
        return ""
    said = _("Set in %(month)s – %(how)s")
    month = month_accusative(reflection.slip_month.month)
    how = HOW.get(reflection.how_it_went, "")
    return capfirst(said % {"month": month, "how": how})


def kind_word(thread):
    """What kind of record the thread is about, and nothing more of it."""
    return str(KINDS.get(thread.subject.partition(":")[0], ""))


KINDS = {
    "goal": gettext_lazy("the year's goal"),
    "assessment": gettext_lazy("self-assessment"),
    "reflection": gettext_lazy("reflection"),
    "observation": gettext_lazy("observation record"),
}
SAYINGS = (
    ("goal_link", _goal),
    ("assessment_link", _assessment),
    ("reflection_link", _reflection),
    ("observation_link", _observation),
)
