"""The school's calendar: rows with dates, never computed on the way."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from core.models import TimeStamped, Transition
from people.models import School
from years.enums import YEAR_FLOW, YearStatus
from years.querysets import (
    ClosureQuerySet,
    DirectionQuerySet,
    DueDayQuerySet,
    SchoolYearQuerySet,
)

ENDS_BEFORE = _("The last day is before the first.")


class SchoolYear(TimeStamped):
    """One school's year, as a rule 1 September – 31 August."""

    FLOW = YEAR_FLOW
    TRANSITIONS = "transitions"

    school = models.ForeignKey(School, models.PROTECT, related_name="years")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    status = models.CharField(max_length=10, choices=YearStatus, default=YearStatus.PLANNED)

    objects = SchoolYearQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", YearStatus, name="years_schoolyear_status_known"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="years_schoolyear_ordered"
            ),
            models.UniqueConstraint(fields=["school", "starts_on"], name="years_schoolyear_once"),
        ]
        indexes = [
            # the current year: asked on every page
            models.Index(fields=["school", "status", "starts_on"], name="years_year_current"),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """„2026–2027“; the words „m. m.“ are the page's."""
        return f"{self.starts_on.year}–{self.ends_on.year}"

    def holds(self, day):
        return self.starts_on <= day <= self.ends_on

    def clean(self):
        """Years of one school do not overlap (A9)."""
        super().clean()
        if not (self.school_id and self.starts_on and self.ends_on):
            return
        others = SchoolYear.objects.filter(
            school_id=self.school_id, starts_on__lte=self.ends_on, ends_on__gte=self.starts_on
        ).exclude(pk=self.pk)
        if others.exists():
            raise ValidationError(_("These days belong to another school year already."))


class YearTransition(Transition):
    record = models.ForeignKey(SchoolYear, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class Term(TimeStamped):
    """A half-year or trimester with its own numbers of lessons to show and observe."""

    year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="terms")
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=60)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    need_shown = models.PositiveSmallIntegerField(_("lessons to show"), default=2)
    need_observed = models.PositiveSmallIntegerField(_("lessons to observe"), default=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="years_term_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="years_term_ordered",
                violation_error_message=ENDS_BEFORE,
            ),
            models.CheckConstraint(
                condition=Q(need_shown__lte=20, need_observed__lte=20), name="years_term_need"
            ),
        ]
        ordering = ["number"]

    def __str__(self):
        return self.name

    def clean(self):
        """Terms lie inside their year and do not overlap."""
        super().clean()
        _check_days(self, "starts_on", "ends_on", _("Another term has these days already."))


class Closure(models.Model):
    """The school's holidays: no working days, besides public holidays and weekends."""

    year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="closures")
    name = models.CharField(_("name"), max_length=80)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))

    objects = ClosureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")),
                name="years_closure_ordered",
                violation_error_message=ENDS_BEFORE,
            ),
        ]
        ordering = ["from_on"]

    def __str__(self):
        return self.name

    def clean(self):
        """Closures lie inside their year and do not overlap."""
        super().clean()
        _check_days(self, "from_on", "until_on", _("Another holiday has these days already."))


class DueDay(models.Model):
    """When something is due; proposed by a kind's rule, the school may set it by hand."""

    year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="due_days")
    #: a name that an app registered in `years.duekinds`
    kind = models.CharField(max_length=30)
    month = models.DateField(null=True, blank=True)
    term = models.ForeignKey(Term, models.CASCADE, null=True, blank=True, related_name="due_days")
    opens_on = models.DateField(_("opens on"))
    due_on = models.DateField(_("due on"))
    is_set_by_hand = models.BooleanField(default=False)

    objects = DueDayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "kind"],
                condition=Q(month=None, term=None),
                name="years_dueday_once_a_year",
            ),
            models.UniqueConstraint(
                fields=["year", "kind", "month"],
                condition=Q(month__isnull=False),
                name="years_dueday_once_a_month",
            ),
            models.UniqueConstraint(
                fields=["year", "kind", "term"],
                condition=Q(term__isnull=False),
                name="years_dueday_once_a_term",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")), name="years_dueday_ordered"
            ),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(month__day=1),
                name="years_dueday_month_is_first_day",
            ),
        ]
        ordering = ["due_on"]

    def __str__(self):
        return f"{self.kind} {self.due_on}"


class YearCount(models.Model):
    """Something of a whole school year, counted beforehand (`years.counts`).

    The concrete model adds its numbers and the constraint that names TOLD_APART_BY.
    """

    TOLD_APART_BY: ClassVar[tuple[str, ...]] = ("year",)

    year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="+")
    counted_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self):
        return f"year {self.year_id}"


class Direction(models.Model):
    """A school direction (mokyklos kryptis) that goals of the year serve."""

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="directions")
    code = models.CharField(_("code"), max_length=6)
    name = models.CharField(_("name"), max_length=150)
    position = models.PositiveSmallIntegerField(default=0)

    objects = DirectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "code"],
                name="years_direction_code_once",
                violation_error_message=_("Another direction has this code already."),
            ),
        ]
        ordering = ["position", "code"]

    def __str__(self):
        return self.name


def _check_days(row, first, last, taken):
    """Refuse days outside the row's year, and days of another row of the same kind."""
    since, until = getattr(row, first), getattr(row, last)
    if not (row.year_id and since and until):
        return
    errors = {
        name: _("This day is outside the school year.")
        for name, day in ((first, since), (last, until))
        if not row.year.holds(day)
    }
    if not errors and until < since:
        errors[last] = ENDS_BEFORE
    if errors:
        raise ValidationError(errors)
    others = type(row)._default_manager.filter(year_id=row.year_id).exclude(pk=row.pk)
    if others.filter(**{f"{first}__lte": until, f"{last}__gte": since}).exists():
        raise ValidationError({first: taken})
