"""An open lesson (atvira pamoka) on the school's board."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from core.models import Attachment, CreatedOnce, TimeStamped, Transition
from core.searching import WordsField
from goals.models import Goal, GoalStep
from observations.enums import LESSON_FLOW, LessonKind, LessonStatus
from observations.querysets import LessonPartQuerySet, LessonQuerySet, WishQuerySet
from people.models import Member, Subject
from years.models import SchoolYear


class OpenLesson(CreatedOnce, TimeStamped):
    """What a teacher shows, when, and what they ask colleagues to notice.

    `starts_at` and `ends_at` are fixed when it is posted; `revision` grows with every move.
    """

    FLOW = LESSON_FLOW
    TRANSITIONS = "transitions"

    owner = models.ForeignKey(Member, models.PROTECT, related_name="open_lessons")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="open_lessons")
    status = models.CharField(max_length=10, choices=LessonStatus, default=LessonStatus.POSTED)
    kind = models.CharField(
        _("kind"), max_length=12, choices=LessonKind, default=LessonKind.LESSON
    )
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    #: the school's lesson number, where it was posted by number
    number = models.PositiveSmallIntegerField(_("lesson"), null=True, blank=True)
    class_name = models.CharField(_("class"), max_length=30)
    focus_question = models.CharField(_("what I ask you to notice"), max_length=300)
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="+")
    topic = models.CharField(_("topic"), max_length=200, blank=True)
    objective = models.CharField(_("objective"), max_length=500, blank=True)
    folded = WordsField(of=("topic", "focus_question", "class_name", "objective"))
    room = models.CharField(_("room or link"), max_length=200, blank=True)
    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="open_lessons"
    )
    goal_step = models.ForeignKey(
        GoalStep, models.SET_NULL, null=True, blank=True, related_name="open_lessons"
    )
    places_count = models.PositiveSmallIntegerField(_("places for observers"), default=2)
    #: co-observers see each other's confirmed protocol
    is_shared_among_observers = models.BooleanField(_("observers see each other"), default=False)
    revision = models.PositiveIntegerField(default=0)
    cancelled_why = models.CharField(max_length=300, blank=True)

    objects = LessonQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", LessonStatus, name="observations_lesson_status_known"),
            known("kind", LessonKind, name="observations_lesson_kind_known"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="observations_lesson_ordered"
            ),
            models.CheckConstraint(
                condition=Q(places_count__gte=1, places_count__lte=30),
                name="observations_lesson_places",
            ),
            models.CheckConstraint(
                condition=~Q(focus_question="") & ~Q(class_name=""),
                name="observations_lesson_says_what",
            ),
        ]
        indexes = [
            # the board: a school year's lessons by day
            models.Index(fields=["year", "starts_at"], name="observations_board"),
            # clash warnings and one's own lessons
            models.Index(fields=["owner", "starts_at"], name="observations_lesson_of"),
        ]

    def __str__(self):
        return self.topic or self.focus_question

    def get_absolute_url(self):
        return reverse("observations:lesson", args=[self.pk])

    @property
    def key(self):
        return f"lesson:{self.pk}"

    @property
    def is_posted(self):
        return self.status == LessonStatus.POSTED

    def has_begun(self, now=None):
        return self.starts_at <= (now or timezone.now())

    def is_held(self, now=None):
        """Derived: posted and over."""
        return self.is_posted and self.ends_at <= (now or timezone.now())


class LessonTransition(Transition):
    record = models.ForeignKey(OpenLesson, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class LessonMove(models.Model):
    """One move: when it was, when it is, who moved it."""

    lesson = models.ForeignKey(OpenLesson, models.CASCADE, related_name="moves")
    was_at = models.DateTimeField()
    now_at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = LessonPartQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.was_at} → {self.now_at}"


class LessonAttachment(Attachment):
    """The lesson plan, for whoever may see the lesson."""

    lesson = models.ForeignKey(OpenLesson, models.CASCADE, related_name="attachments")

    objects = LessonPartQuerySet.as_manager()

    def __str__(self):
        return self.name


class PlaceWish(models.Model):
    """„Pranešti, jei atsiras“: told when a place frees, first come first served."""

    lesson = models.ForeignKey(OpenLesson, models.CASCADE, related_name="wishes")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = WishQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lesson", "member"], name="observations_wish_once"),
        ]

    def __str__(self):
        return f"{self.member_id} wishes {self.lesson_id}"
