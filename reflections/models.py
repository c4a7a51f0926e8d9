"""The monthly reflection (mėnesio refleksija): two required answers, done in five minutes."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from core.dates import next_month
from core.models import (
    Amendment,
    Attachment,
    Autosaved,
    CreatedOnce,
    DraftCopy,
    TimeStamped,
    Transition,
)
from core.searching import WordsField
from dialogue.models import Thread
from goals.models import GoalStep
from groups.enums import Audience
from people.models import Member, School
from reflections.enums import REFLECTION_FLOW, Growth, HowItWent, ReflectionStatus
from reflections.querysets import (
    PromptQuerySet,
    PromptVersionQuerySet,
    ReflectionCopyQuerySet,
    ReflectionOwnQuerySet,
    ReflectionPartQuerySet,
    ReflectionQuerySet,
)
from years.models import SchoolYear


class PromptVersion(TimeStamped):
    """The school's own questions from one month on; a begun month keeps its version (A40)."""

    school = models.ForeignKey(School, models.PROTECT, related_name="prompt_versions")
    from_month = models.DateField()

    objects = PromptVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "from_month"], name="reflections_promptversion_once"
            ),
            models.CheckConstraint(
                condition=Q(from_month__day=1), name="reflections_promptversion_first_day"
            ),
        ]

    def __str__(self):
        return f"{self.school_id} {self.from_month:%Y-%m}"


class Prompt(models.Model):
    """One question of the school, always optional to answer."""

    version = models.ForeignKey(PromptVersion, models.CASCADE, related_name="prompts")
    text = models.CharField(_("question"), max_length=200)
    help_text = models.CharField(_("help"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = PromptQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text


class Reflection(Autosaved, TimeStamped):
    """One per member and month.

    `slip` is the step it answers, copied from the latest submitted reflection when this one
    is first saved (A7); `slip_month` names it. `answers` begins with the school's questions of
    that moment and keeps their words (A40): [{"prompt", "question", "help", "text"}, …].
    `growth` is codes with spaces between ("A3 B1"), `step_ids` the goal steps it speaks of;
    `goal_steps` repeats them from submission on, for reading from the goal's side. `pending`
    holds an amendment being typed after submission (see reflections.content), its owner's alone.
    """

    FLOW = REFLECTION_FLOW
    TRANSITIONS = "transitions"
    #: the words that an amendment may change
    TEXT_FIELDS = ("how_it_went", "what_happened", "mattered", "next_step", "answers", "growth")

    owner = models.ForeignKey(Member, models.PROTECT, related_name="reflections")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="reflections")
    month = models.DateField()
    status = models.CharField(
        max_length=10, choices=ReflectionStatus, default=ReflectionStatus.DRAFT
    )
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.CURATOR)
    slip = models.TextField(blank=True)
    slip_month = models.DateField(null=True, blank=True)
    how_it_went = models.CharField(
        _("How did it go?"), max_length=10, choices=HowItWent, blank=True, default=""
    )
    what_happened = models.TextField(_("What happened when you tried?"), blank=True)
    mattered = models.TextField(_("What mattered most this month?"), blank=True)
    next_step = models.TextField(_("What is the next step?"), blank=True)
    answers = models.JSONField(default=list, blank=True)
    folded = WordsField(of=("what_happened", "mattered", "next_step", "answers"))
    growth = models.CharField(max_length=60, blank=True, default="")
    step_ids = models.JSONField(default=list, blank=True)
    goal_steps = models.ManyToManyField(GoalStep, related_name="reflections", blank=True)
    pending = models.JSONField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    amended_at = models.DateTimeField(null=True, blank=True)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "month"], name="reflections_once_a_month"),
            models.CheckConstraint(
                condition=Q(month__day=1), name="reflections_month_is_first_day"
            ),
            known("status", ReflectionStatus, name="reflections_status_known"),
            known("audience", Audience, name="reflections_audience_known"),
            models.CheckConstraint(
                condition=Q(how_it_went="") | Q(how_it_went__in=HowItWent.values),
                name="reflections_how_it_went_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=ReflectionStatus.SUBMITTED)
                | (~Q(next_step="") & Q(submitted_at__isnull=False)),
                name="reflections_submitted_has_step",
            ),
            models.CheckConstraint(
                condition=~Q(status=ReflectionStatus.SUBMITTED)
                | Q(slip="", how_it_went="")
                | (~Q(slip="") & ~Q(how_it_went="")),
                name="reflections_slip_is_answered",
            ),
        ]

    def __str__(self):
        return f"{self.owner_id} {self.month:%Y-%m}"

    def get_absolute_url(self):
        return reverse("reflections:detail", args=[self.pk])

    @property
    def subject(self):
        """What notices, threads and reminders name it by."""
        return f"reflection:{self.pk}"

    @property
    def next_month(self):
        """The month that the next step is for."""
        return next_month(self.month)

    @property
    def growth_categories(self):
        return [Growth(code) for code in self.growth.split() if code in Growth.values]

    @property
    def is_submitted(self):
        return self.status == ReflectionStatus.SUBMITTED


class ReflectionTransition(Transition):
    record = models.ForeignKey(Reflection, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class ReflectionAmendment(Amendment):
    """What one amendment changed after submission."""

    reflection = models.ForeignKey(Reflection, models.CASCADE, related_name="amendments")

    objects = ReflectionOwnQuerySet.as_manager()

    class Meta(Amendment.Meta):
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.field} of {self.reflection_id}"


class ReflectionAttachment(Attachment, CreatedOnce):
    reflection = models.ForeignKey(Reflection, models.CASCADE, related_name="attachments")

    objects = ReflectionPartQuerySet.as_manager()

    def __str__(self):
        return self.name


class ReflectionDraftCopy(DraftCopy):
    """The text that arrived second, kept until its owner chooses (A30)."""

    reflection = models.ForeignKey(Reflection, models.CASCADE, related_name="copies")

    objects: ClassVar[models.Manager] = ReflectionCopyQuerySet.as_manager()

    def __str__(self):
        return f"copy of {self.reflection_id}"


class ReflectionThread(models.Model):
    """Links a reflection to its thread with one curator."""

    reflection = models.ForeignKey(Reflection, models.PROTECT, related_name="threads")
    thread = models.OneToOneField(Thread, models.PROTECT, related_name="reflection_link")

    def __str__(self):
        return f"{self.reflection_id}: {self.thread_id}"


class ReflectionAudienceChange(models.Model):
    """Who could read before and since: kept, told to nobody."""

    reflection = models.ForeignKey(Reflection, models.CASCADE, related_name="audience_changes")
    was = models.CharField(max_length=10, choices=Audience)
    now = models.CharField(max_length=10, choices=Audience)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.was} → {self.now}"
