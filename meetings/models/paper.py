"""What a group keeps together: agenda, agreements, its own rules, files."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from core.models import Attachment, CreatedOnce, SharedText, TimeStamped, Transition
from core.searching import WordsField
from groups.models import AptGroup
from meetings.enums import AGREEMENT_FLOW, AgreementStatus
from meetings.models.meeting import Meeting
from meetings.querysets import AgreementQuerySet, GroupPartQuerySet, MeetingPartQuerySet
from observations.models import Observation
from people.models import Member
from reflections.models import Reflection

#: No point of an agenda takes longer than half a day.
LONGEST_POINT = 240  # minutes


class AgendaPoint(CreatedOnce, TimeStamped):
    """One point of a meeting's agenda; it may bring a record to the table.

    Whether a reader sees the record is asked of the record each time: its owner may have
    shared it less since.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="points")
    author = models.ForeignKey(Member, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_POINT)],
    )
    title = models.CharField(_("point"), max_length=200)
    text = models.TextField(_("what to prepare, what it is about"), blank=True)
    folded = WordsField(of=("title", "text"))
    reflection = models.ForeignKey(
        Reflection, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    observation = models.ForeignKey(
        Observation, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__range=(1, LONGEST_POINT)),
                name="meetings_agendapoint_minutes_few",
            ),
            models.CheckConstraint(
                condition=Q(reflection=None) | Q(observation=None),
                name="meetings_agendapoint_one_record",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="meetings_agendapoint_titled"),
        ]

    def __str__(self):
        return self.title

    @property
    def brings(self):
        """A record was brought, whoever may see it."""
        return bool(self.reflection_id or self.observation_id)


class Agreement(CreatedOnce, TimeStamped):
    """What the group agreed: by whom (nobody named: by all) and by when.

    Until it is done, or dropped with a word, it comes back at every later meeting (A28).
    """

    FLOW = AGREEMENT_FLOW
    TRANSITIONS = "transitions"

    group = models.ForeignKey(AptGroup, models.PROTECT, related_name="agreements")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agreements")
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    text = models.CharField(_("agreement"), max_length=500)
    owner = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("who"),
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    status = models.CharField(max_length=10, choices=AgreementStatus, default=AgreementStatus.OPEN)
    dropped_why = models.CharField(_("why it is dropped"), max_length=300, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", AgreementStatus, name="meetings_agreement_status_known"),
            models.CheckConstraint(condition=~Q(text=""), name="meetings_agreement_worded"),
            models.CheckConstraint(
                condition=(Q(status=AgreementStatus.DROPPED) & ~Q(dropped_why=""))
                | (~Q(status=AgreementStatus.DROPPED) & Q(dropped_why="")),
                name="meetings_agreement_dropped_why",
            ),
        ]
        indexes = [
            # what one still has to do: the home page
            models.Index(fields=["owner", "status"], name="meetings_agreement_of"),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{reverse('meetings:meeting', args=[self.meeting_id])}#susitarimas-{self.pk}"

    @property
    def key(self):
        return f"agreement:{self.pk}"

    @property
    def is_open(self):
        return self.status == AgreementStatus.OPEN


class AgreementTransition(Transition):
    record = models.ForeignKey(Agreement, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class GroupRules(SharedText):
    """„Mūsų susitarimai“: how the group meets, in lines; any member changes them."""

    group = models.OneToOneField(AptGroup, models.CASCADE, related_name="own_rules")

    objects = GroupPartQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "group rules"

    def __str__(self):
        return f"rules of {self.group_id}"


class MeetingFile(Attachment, CreatedOnce):
    """A file of a meeting, for whoever may see the meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="files")
    uploaded_by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = MeetingPartQuerySet.as_manager()

    def __str__(self):
        return self.name
