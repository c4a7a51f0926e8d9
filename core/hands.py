"""A text by several hands (A29): own drafts, and a button that makes one everybody's.

Nobody locks anything and nothing is overwritten: every write is one conditional statement that
names the version it began from. Whoever comes second keeps the text as a second one beside the
first; whoever opens it next puts them together.
"""

from dataclasses import dataclass, field, replace

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from core.autosave import written
from core.difference import put_together
from core.exceptions import OvertakenError
from core.models import SharedDraft, SharedText, SharedVersion


@dataclass(frozen=True)
class Typed:
    """What a page brought: the text, the shared version it began from, and the ids of the
    second texts that were put into it."""

    text: str
    base: int = 0
    seen: tuple[int, ...] = ()


@dataclass(frozen=True)
class Desk:
    """What one writer has before them."""

    shared: SharedText
    row: SharedDraft | None = None
    besides: list[SharedVersion] = field(default_factory=list)

    @property
    def draft(self):
        return self.row if self.row and self.row.is_open else None

    @property
    def version(self):
        return self.row.version if self.row else 0

    @property
    def text(self):
        """Own draft; else what everybody has, with the second texts put in."""
        if self.draft:
            return self.draft.text
        text = self.shared.text
        for beside in self.besides:
            text = put_together(text, beside.text)
        return text

    @property
    def base(self):
        return self.draft.base_version if self.draft else self.shared.version

    @property
    def seen(self):
        return self.draft.seen if self.draft else [beside.pk for beside in self.besides]

    @property
    def is_behind(self):
        """Somebody made another text everybody's while this draft was written."""
        return self.base < self.shared.version


@dataclass(frozen=True)
class Kept:
    """Where a typed text went: into the author's draft, or into `second` beside that."""

    draft: SharedDraft | None
    second: SharedDraft | None = None

    @property
    def version(self):
        return self.draft.version if self.draft else 0


def desk_of(shared, member):
    """Two statements; none for a text nobody has written in yet (`shared` may be unsaved)."""
    if shared.pk is None:
        return Desk(shared)
    row = shared.drafts.first_of(member).first()
    return Desk(shared, row, besides_of(shared))


def besides_of(shared):
    """Second texts that wait to be put together with the first, with who wrote them."""
    return list(shared.versions.beside().select_related("by")) if shared.pk else []


def keep_draft(shared, typed, *, by, writing):
    """Keep what `by` typed, for `by` alone; a text that met their own lies beside it.

    `writing` is the core.autosave.Writing of the post.
    """
    row = shared.drafts.first_of(by).first()
    changes = _columns(shared, typed)
    is_new = bool(changes["seen"]) or typed.text != shared.text
    if row is None:
        return _begun(shared, typed, changes, by, writing) if is_new else Kept(None)
    if writing.is_overtaken(row):
        return Kept(row)
    if not row.is_open:  # it holds no words: nothing can be lost by writing there
        writing = replace(writing, version=row.version)
    is_same = row.text == typed.text and row.seen == changes["seen"]
    if is_same if row.is_open else not is_new:
        return Kept(row)
    if writing.follows(row) and written(row, changes, writing):
        return Kept(row)
    row = shared.drafts.first_of(by).get()
    if not row.is_open:  # handed over from another page at this moment
        return keep_draft(shared, typed, by=by, writing=writing)
    return Kept(row, _met(shared, row, changes, by))


@transaction.atomic
def share_draft(shared, *, by):
    """Make `by`'s draft everybody's: the SharedVersion that came of it, None when nothing did.

    The first of two becomes the text; the second lies beside it (no `number`), and both stay
    in the history. OvertakenError when another page of `by` was writing at this moment.
    """
    draft = shared.drafts.first_of(by).filter(is_open=True).first()
    if draft is None:
        return None  # sent twice
    if not _let_go(draft):
        raise OvertakenError
    there = type(shared).objects.get(pk=shared.pk)
    is_nothing_beside = draft.base_version != there.version and not draft.text.strip()
    if is_nothing_beside or (draft.text == there.text and not draft.seen):
        return None
    now = timezone.now()
    is_first = (
        type(shared)
        .objects.filter(pk=shared.pk, version=draft.base_version)
        .update(text=draft.text, version=F("version") + 1, shared_at=now, shared_by=by)
    )
    made = {"text": draft.text, "base_version": draft.base_version, "by": by}
    if not is_first:
        there = shared.versions.beside().filter(text=draft.text, by=by).first()
        return there or shared.versions.create(**made)
    number = draft.base_version + 1
    shared.versions.beside().filter(pk__in=draft.seen).update(settled_in=number)
    return shared.versions.create(**made, number=number)


@transaction.atomic
def drop_draft(shared, *, by, version):
    """The author lets the draft go; OvertakenError when it is not the one their page shows."""
    row = shared.drafts.first_of(by).filter(is_open=True).first()
    if row is None:
        return
    if row.version != version or not _let_go(row):
        raise OvertakenError


@transaction.atomic
def choose_own(shared, second, text, *, by, version):
    """End the author's conflict with their own `second`: `text` becomes the draft, or (None)
    what is there stays. OvertakenError when it has changed since the two were shown.

    A joined text began where the older of the two began: it cannot hide what came after.
    """
    row = shared.drafts.first_of(by).filter(version=version).first()
    if row is None:
        raise OvertakenError
    if text is not None:
        bases = [second.base_version]
        bases += [row.base_version] if row.is_open and text != second.text else []
        changes = {"text": text, "base_version": min(bases), "seen": second.seen}
        rows = shared.drafts.filter(pk=row.pk, version=version)
        if not rows.update(**changes, is_open=True, version=F("version") + 1, editor=""):
            raise OvertakenError
    shared.drafts.met(by).filter(pk=second.pk).delete()


@dataclass(frozen=True)
class Change:
    """One row of the history: what `version` says, and what stood there before it."""

    version: SharedVersion
    was: str


def history_of(shared):
    """Everything that was ever everybody's, the latest first; one statement."""
    rows = list(shared.versions.select_related("by")) if shared.pk else []
    texts = {row.number: row.text for row in rows if row.number}
    return [Change(row, texts.get(row.base_version, "")) for row in reversed(rows)]


def _columns(shared, typed):
    ids = sorted(set(typed.seen))
    known = shared.versions.beside().filter(pk__in=ids) if ids else shared.versions.none()
    return {
        "text": typed.text,
        "base_version": min(typed.base, shared.version),
        "seen": sorted(known.values_list("pk", flat=True)),
        "is_open": True,
    }


def _begun(shared, typed, changes, by, writing):
    row = shared.drafts.model(shared=shared, author=by, **changes)
    row.count_save(writing)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # another page was first, at the same moment
        return keep_draft(shared, typed, by=by, writing=writing)
    return Kept(row)


def _met(shared, row, changes, by):
    """The later of the author's own two texts; None when they say the same."""
    if row.text == changes["text"]:
        return None
    there = shared.drafts.met(by).filter(text=changes["text"]).first()
    return there or shared.drafts.create(author=by, met_at=timezone.now(), **changes)


def _let_go(draft):
    """Claim the words of an open draft: of two at once one alone gets them."""
    same = type(draft).objects.filter(pk=draft.pk, version=draft.version, is_open=True)
    empty: dict[str, models.F | object] = {"text": "", "seen": [], "is_open": False}
    return same.update(**empty, version=F("version") + 1, updated_at=timezone.now())
