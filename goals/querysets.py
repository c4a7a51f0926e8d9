"""Every read of goals that is worth a name."""

from django.db import models
from django.db.models import Count, F, Q

from core.collation import by_name
from goals.enums import AssessmentStatus, GoalStatus, Outcome
from groups.audience import curated_by, readable_by
from people.models import Member
from years.enums import YearStatus

#: What an administrator may know of any goal of the school: no words (decisions.md, section 1).
FACTS = (
    "pk",
    "owner_id",
    "status",
    "outcome",
    "competence",
    "direction_id",
    "is_other_direction",
    "submitted_at",
    "agreed_at",
    "returned_at",
    "closed_at",
    "steps_total",
    "steps_done",
)


class GoalQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Own goals, and the words of what others submitted and share with this reader."""
        return self.filter(readable_by(member, submitted=~Q(status=GoalStatus.DRAFT)))

    def submitted(self):
        """Out of the draft: what counts as having a goal."""
        return self.exclude(status=GoalStatus.DRAFT)

    def with_steps_done(self):
        """Adds `steps_total` and `steps_done`."""
        return self.annotate(
            steps_total=Count("steps"),
            steps_done=Count("steps", filter=Q(steps__done_on__isnull=False)),
        )

    def for_page(self):
        """With what a page about one goal names: owner, school, year, direction."""
        return self.select_related("owner__school", "year", "direction", "carried_from")

    def of_years_before(self, member, year):
        """The member's own goals of other years, latest first."""
        goals = self.filter(owner=member).select_related("year")
        return (goals.exclude(year=year) if year else goals).order_by("-year__starts_on")

    def after(self, goal):
        """The owner's goals of later open years, the next first."""
        later = self.filter(owner=goal.owner_id, year__starts_on__gt=goal.year.starts_on)
        return later.filter(year__status=YearStatus.OPEN).order_by("year__starts_on")

    def going_on(self, former, year):
        """Goals of `former` closed as carried over, whose owners take part in `year` and have
        no goal there yet."""
        taken = self.model.objects.filter(year=year).values("owner")
        here = Member.objects.taking_part(year.starts_on)
        goals = self.filter(year=former, outcome=Outcome.CARRIED, owner__in=here)
        goals = goals.exclude(owner__in=taken).select_related("owner", "year")
        return goals.order_by(*by_name("owner__last_name", "owner__first_name"))

    def facts(self):
        """States and numbers as dicts, never words; drafts of others are left out (A45)."""
        return self.submitted().with_steps_done().values(*FACTS)


class SelfAssessmentQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The owner; once submitted, the curator."""
        submitted = Q(status=AssessmentStatus.SUBMITTED)
        curated = curated_by(member, owner="goal__owner", year="goal__year")
        return self.filter(Q(goal__owner=member) | (submitted & curated))

    def submitted(self):
        return self.filter(status=AssessmentStatus.SUBMITTED)


class GoalPartQuerySet(models.QuerySet):
    """Steps and attachments: read by whoever may read the goal's words."""

    def visible_to(self, member):
        return self.filter(goal__in=self._goals().visible_to(member))

    def _goals(self):
        return self.model._meta.get_field("goal").related_model.objects


class GoalStepQuerySet(GoalPartQuerySet):
    def in_order(self):
        """By the day each is meant for; those without a day stand last."""
        return self.order_by(F("due_on").asc(nulls_last=True), "position", "pk")

    def open(self):
        return self.filter(done_on=None)


class GoalHistoryQuerySet(models.QuerySet):
    """The history of changes: the owner's and the curator's."""

    def visible_to(self, member):
        curated = curated_by(member, owner="goal__owner", year="goal__year")
        return self.filter(Q(goal__owner=member) | (~Q(goal__status=GoalStatus.DRAFT) & curated))


class GoalThreadQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(thread__waiting_since__isnull=False)
