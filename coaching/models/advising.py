"""The adviser programme (seed 003): sixteen academic hours of two colleagues."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.advising_enums import (
    ADVISING_FLOW,
    BEGUN,
    ENDED,
    LONGEST,
    RUNNING,
    AdvisingStatus,
    CycleStep,
    SupportKind,
)
from coaching.advising_querysets import (
    AdvisingPartQuerySet,
    AdvisingQuerySet,
    SupportRoleQuerySet,
)
from core.constraints import known, ordered
from core.models import CreatedOnce, TimeStamped, Transition
from observations.models import Observation
from people.models import Member
from years.models import SchoolYear


class SupportRole(CreatedOnce, TimeStamped):
    """One line of the register: who is adviser, mentor or facilitator, and since when."""

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="support_roles", verbose_name=_("colleague")
    )
    kind = models.CharField(_("role"), max_length=12, choices=SupportKind)
    since_on = models.DateField(_("since"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    objects = SupportRoleQuerySet.as_manager()

    class Meta:
        constraints = [
            known("kind", SupportKind, name="coaching_supportrole_kind_known"),
            ordered(
                "since_on",
                "until_on",
                name="coaching_supportrole_ordered",
                message=_("The last day comes before the first."),
            ),
            models.UniqueConstraint(
                fields=["member", "kind"],
                condition=Q(until_on=None),
                name="coaching_supportrole_one_open",
                violation_error_message=_("This colleague has this role already."),
            ),
        ]

    def __str__(self):
        return f"{self.member_id}: {self.kind}"


class Advising(CreatedOnce, TimeStamped):
    """One adviser's work with one colleague (`owner`) in a school year.

    It begins when both have said yes („mokytojas pats turi norėti“, seed 003). `…_ends_at`
    is each one's yes to an end before the sixteen hours are full.
    """

    FLOW = ADVISING_FLOW
    TRANSITIONS = "transitions"

    owner = models.ForeignKey(Member, models.PROTECT, related_name="advisings")
    adviser = models.ForeignKey(Member, models.PROTECT, related_name="advisings_led")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="advisings")
    proposed_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    goal = models.CharField(_("What do you want to work on?"), max_length=300)
    status = models.CharField(
        max_length=10, choices=AdvisingStatus, default=AdvisingStatus.PROPOSED
    )
    adviser_agreed_at = models.DateTimeField(null=True, blank=True)
    owner_agreed_at = models.DateTimeField(null=True, blank=True)
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    adviser_ends_at = models.DateTimeField(null=True, blank=True)
    owner_ends_at = models.DateTimeField(null=True, blank=True)

    objects = AdvisingQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", AdvisingStatus, name="coaching_advising_status_known"),
            models.CheckConstraint(
                condition=~Q(owner=F("adviser")), name="coaching_advising_of_two"
            ),
            models.CheckConstraint(condition=~Q(goal=""), name="coaching_advising_has_goal"),
            models.CheckConstraint(
                condition=~Q(status__in=BEGUN)
                | Q(
                    adviser_agreed_at__isnull=False,
                    owner_agreed_at__isnull=False,
                    began_on__isnull=False,
                ),
                name="coaching_advising_both_agreed",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED, ended_on__isnull=False)
                | (~Q(status__in=ENDED) & Q(ended_on=None)),
                name="coaching_advising_ended_when",
            ),
            models.UniqueConstraint(
                fields=["adviser", "owner", "year"],
                condition=Q(status__in=RUNNING),
                name="coaching_advising_one_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.adviser_id} with {self.owner_id}"

    def get_absolute_url(self):
        return reverse("coaching:advising", args=[self.pk])

    @property
    def key(self):
        return f"advising:{self.pk}"

    @property
    def is_open(self):
        return self.status == AdvisingStatus.OPEN

    @property
    def is_proposed(self):
        return self.status == AdvisingStatus.PROPOSED

    @property
    def academic_hours(self):
        """Logged so far; of rows read `with_halves`."""
        return Decimal(self.halves) / 2

    def other_than(self, member):
        """The other of the two."""
        return self.owner if member.pk == self.adviser_id else self.adviser


class AdvisingTransition(Transition):
    record = models.ForeignKey(Advising, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class AdvisingSession(CreatedOnce, TimeStamped):
    """One line of the log; `halves` are half academic hours, changed by who wrote it."""

    advising = models.ForeignKey(Advising, models.PROTECT, related_name="sessions")
    step = models.PositiveSmallIntegerField(_("Step of the cycle"), choices=CycleStep)
    on = models.DateField(_("Day"))
    halves = models.PositiveSmallIntegerField()
    topic = models.CharField(_("Topic"), max_length=200)
    text = models.TextField(_("What was done and agreed"), blank=True)
    observation = models.ForeignKey(
        Observation, models.PROTECT, null=True, blank=True, related_name="advising_sessions"
    )
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = AdvisingPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=CycleStep.values), name="coaching_session_step_known"
            ),
            models.CheckConstraint(
                condition=Q(halves__gte=1, halves__lte=LONGEST), name="coaching_session_hours"
            ),
            models.CheckConstraint(condition=~Q(topic=""), name="coaching_session_has_topic"),
        ]
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.advising_id} {self.on}"

    @property
    def academic_hours(self):
        return Decimal(self.halves) / 2


class AdvisingPlan(TimeStamped):
    """A training plan of the cycle; both write it, `version` tells who was first."""

    advising = models.ForeignKey(Advising, models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField()
    aims = models.TextField(_("What you want to reach"))
    actions = models.TextField(_("What you will do"), blank=True)
    signs = models.TextField(_("How you will know"), blank=True)
    due_on = models.DateField(_("By when"), null=True, blank=True)
    reviewed = models.TextField(_("How it went"), blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = AdvisingPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["advising", "number"], name="coaching_plan_once"),
            models.CheckConstraint(
                condition=Q(number__in=[1, 2]), name="coaching_plan_number_known"
            ),
            models.CheckConstraint(condition=~Q(aims=""), name="coaching_plan_has_aims"),
        ]
        ordering = ["number"]

    def __str__(self):
        return f"{self.advising_id}: {self.number}"
