"""Abstract bases; core owns no tables."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.files import NAME_LENGTH
from core.querysets import DraftCopyQuerySet, SharedDraftQuerySet, TransitionQuerySet

MEMBER = "people.Member"


def app_folder(instance, filename):
    """A folder per app; `core.storage` gives the name, nothing of `filename` is kept."""
    return f"{instance._meta.app_label}/new"


class TimeStamped(models.Model):
    """Knows when it was written down and when it last changed."""

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Transition(models.Model):
    """One step a record took; written by `core.flow.step`, never changed.

    The concrete model adds the foreign key to its record; the record names the
    reverse relation in TRANSITIONS. `by` is empty for a step taken by time.
    """

    from_status = models.CharField(max_length=20)
    to_status = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(MEMBER, models.PROTECT, null=True, blank=True, related_name="+")

    objects = TransitionQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["at", "pk"]


class CreatedOnce(models.Model):
    """A form sent twice makes one row; see `core.forms.OnceMixin`."""

    form_token = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        abstract = True


class Attachment(models.Model):
    """A file in private storage; fill it from `core.files.CheckedFile.columns`."""

    file = models.FileField(_("file"), upload_to=app_folder, max_length=100)
    name = models.CharField(_("file name"), max_length=NAME_LENGTH)
    mime = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField(editable=False)  # bytes
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["uploaded_at", "pk"]

    def __str__(self):
        return self.name


class Autosaved(models.Model):
    """A text that saves itself: `version` grows with every save, the rest names the page that
    saved last, so that a post whose answer was lost is no conflict with oneself."""

    version = models.PositiveIntegerField(default=0)
    editor = models.CharField(max_length=40, blank=True, default="", editable=False)
    seq = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def count_save(self, writing):
        """Remember a save by the page of `writing` (core.autosave.Writing)."""
        self.version += 1
        self.editor, self.seq = writing.editor, writing.seq


class DraftCopy(models.Model):
    """The later of two texts that met; kept until somebody chooses between them."""

    content = models.JSONField()  # the form's fields by name
    base_version = models.PositiveIntegerField()  # the version its writer began from
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    chosen_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[models.Manager] = DraftCopyQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["made_at", "pk"]


class Amendment(models.Model):
    """What stood in one field before it was changed in the sight of others."""

    field = models.CharField(max_length=50)
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["at", "pk"]


class SharedText(models.Model):
    """A text by several hands: each writes a draft of their own, a button makes it everybody's
    (A29). `version` counts what everybody got; core.hands alone writes here."""

    text = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=0, editable=False)
    shared_at = models.DateTimeField(null=True, blank=True, editable=False)
    shared_by = models.ForeignKey(
        MEMBER, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        abstract = True


class SharedDraft(Autosaved, TimeStamped):
    """One writer's own text for a SharedText, until the button; nobody else sees it.

    The concrete model adds `shared`, a foreign key with related_name "drafts". The row of an
    author stays when the text is handed over (not `is_open`, no words): its version goes on
    counting, so that a page left open from before is never taken for a newer one.
    """

    author = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    text = models.TextField(blank=True, default="")
    base_version = models.PositiveIntegerField(default=0)  # of the shared text it began from
    seen = models.JSONField(default=list)  # ids of second texts put into this one
    is_open = models.BooleanField(default=True)
    #: set on the author's own second text, which came from another page of theirs
    met_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[models.Manager] = SharedDraftQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["shared", "author"],
                condition=models.Q(met_at=None),
                name="%(app_label)s_%(class)s_one_each",
            ),
        ]


class SharedVersion(models.Model):
    """What somebody made everybody's: the text number `number`, or a second text beside it.

    A second text has no number; `settled_in` is the number of the text it was put into. The
    concrete model adds `shared`, a foreign key with related_name "versions", and a manager of
    core.querysets.SharedVersionQuerySet.
    """

    number = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    base_version = models.PositiveIntegerField()
    settled_in = models.PositiveIntegerField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shared", "number"], name="%(app_label)s_%(class)s_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number=None) | models.Q(settled_in=None),
                name="%(app_label)s_%(class)s_settled_if_second",
            ),
        ]
