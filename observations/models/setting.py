"""What is set once: bell times, timetable, numbers of lessons, the protocol's questions."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import TimeStamped
from core.wording import clock
from observations.querysets import (
    BellTimeQuerySet,
    LessonSettingQuerySet,
    ProtocolTemplateQuerySet,
    QuotaQuerySet,
    TimetableQuerySet,
)
from people.models import Member, School
from years.models import Term


class LessonSetting(models.Model):
    """A school's own days; a school without a row has the defaults."""

    school = models.OneToOneField(School, models.PROTECT, related_name="lesson_setting")
    #: working days before a lesson until which it can be posted, moved or taken back
    notice_days = models.PositiveSmallIntegerField(_("notice, working days"), default=1)
    #: working days after the lesson in which the protocol is due (A37)
    protocol_days = models.PositiveSmallIntegerField(_("record due, working days"), default=3)

    objects = LessonSettingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(notice_days__lte=10, protocol_days__gte=1, protocol_days__lte=20),
                name="observations_setting_days",
            ),
        ]

    def __str__(self):
        return f"{self.notice_days}, {self.protocol_days}"


class BellTime(models.Model):
    """When lesson `number` begins and ends in this school; later changes move no posted lesson."""

    school = models.ForeignKey(School, models.PROTECT, related_name="bell_times")
    number = models.PositiveSmallIntegerField(_("lesson"))
    starts_at = models.TimeField(_("begins"))
    ends_at = models.TimeField(_("ends"))

    objects = BellTimeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="observations_bell_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="observations_bell_ordered"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=0, number__lte=15), name="observations_bell_number"
            ),
        ]
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}: {clock(self.starts_at)}–{clock(self.ends_at)}"


class TimetableSlot(models.Model):
    """One lesson that a member teaches every week: feeds warnings and „per mano langus“."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="timetable")
    #: 1 is Monday
    weekday = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    class_name = models.CharField(_("class"), max_length=30, blank=True)

    objects = TimetableQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "weekday", "number"], name="observations_slot_once"
            ),
            models.CheckConstraint(
                condition=Q(weekday__gte=1, weekday__lte=7), name="observations_slot_weekday"
            ),
        ]
        ordering = ["weekday", "number"]

    def __str__(self):
        return f"{self.weekday}/{self.number}"


class Quota(models.Model):
    """Other numbers than the term's for one member; zero and zero is an exemption (A11)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="quotas")
    term = models.ForeignKey(Term, models.PROTECT, related_name="quotas")
    need_shown = models.PositiveSmallIntegerField(_("lessons to show"))
    need_observed = models.PositiveSmallIntegerField(_("lessons to observe"))

    objects = QuotaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "term"], name="observations_quota_once"),
            models.CheckConstraint(
                condition=Q(need_shown__lte=20, need_observed__lte=20),
                name="observations_quota_need",
            ),
        ]

    def __str__(self):
        return f"{self.need_shown}+{self.need_observed}"


class ProtocolTemplate(TimeStamped):
    """The school's questions after a lesson, one version; the newest is asked.

    `questions` is [{"key", "text", "help", "is_required"}, …]. `scales` is a list of the same
    shape, empty unless the school switches scales on. A protocol copies what it is asked, so
    that a finished record keeps the template it was made with.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="protocol_templates")
    version = models.PositiveIntegerField()
    name = models.CharField(_("name"), max_length=100)
    questions = models.JSONField(default=list)
    scales = models.JSONField(default=list, blank=True)

    objects = ProtocolTemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "version"], name="observations_template_once"
            ),
        ]

    def __str__(self):
        return f"{self.name} {self.version}"
