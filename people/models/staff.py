"""Schools and the people employed in them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.constraints import known, ordered
from core.models import TimeStamped
from core.searching import WordsField
from people.enums import Category, SchoolKind, WordForm
from people.models.accounts import User
from people.querysets import LeaveQuerySet, MemberQuerySet


class School(TimeStamped):
    """One school; everything a teacher writes stays inside it."""

    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(
        _("kind"), max_length=15, choices=SchoolKind, default=SchoolKind.SCHOOL
    )
    #: A goal must name a school direction before it can be submitted (A2).
    is_direction_required = models.BooleanField(_("a goal names a direction"), default=True)

    class Meta:
        constraints = [known("kind", SchoolKind, name="people_school_kind_known")]

    def __str__(self):
        return self.name


class SubjectArea(models.Model):
    """A group of subjects, as the school's dashboard groups people."""

    school = models.ForeignKey(School, models.PROTECT, related_name="subject_areas")
    name = models.CharField(_("name"), max_length=100)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="people_subjectarea_once"),
        ]

    def __str__(self):
        return self.name


class Subject(models.Model):
    """One row of the school's own catalogue of subjects."""

    school = models.ForeignKey(School, models.PROTECT, related_name="subjects")
    area = models.ForeignKey(
        SubjectArea, models.PROTECT, null=True, blank=True, related_name="subjects"
    )
    name = models.CharField(_("name"), max_length=100)
    folded = WordsField(of=("name",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="people_subject_once"),
        ]

    def __str__(self):
        return self.name


class Member(TimeStamped):
    """One person's employment in one school; owns all their records there."""

    school = models.ForeignKey(School, models.PROTECT, related_name="members")
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    first_name = models.CharField(_("first name"), max_length=80)
    last_name = models.CharField(_("last name"), max_length=80)
    #: "vardas pavardė" folded (no case, no diacritics), for search on both databases
    folded_name = models.CharField(max_length=170, editable=False, default="")
    email = models.EmailField(_("e-mail"), max_length=254)
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="+")
    category = models.CharField(
        _("qualification category"), max_length=12, choices=Category, blank=True, default=""
    )
    category_gained_on = models.DateField(_("gained on"), null=True, blank=True)
    word_form = models.CharField(max_length=1, choices=WordForm, blank=True, default="")
    #: Letters may repeat the addressee's own step; never anybody else's words (A43).
    has_own_words_in_letters = models.BooleanField(_("my own words in letters"), default=True)
    is_administrator = models.BooleanField(_("administrator"), default=False)
    joined_on = models.DateField(_("joined on"), default=timezone.localdate)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    takes_part_from = models.DateField(_("takes part from"), null=True, blank=True)
    takes_part_until = models.DateField(_("takes part until"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("school", Lower("email"), name="people_member_email_once"),
            models.UniqueConstraint(fields=["school", "user"], name="people_member_user_once"),
            known("category", Category, name="people_member_category_known"),
            known("word_form", WordForm, name="people_member_word_form_known"),
            ordered("joined_on", "left_on", name="people_member_left_after_joined"),
            ordered("takes_part_from", "takes_part_until", name="people_member_part_ordered"),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """Nominative, first name first, as it stands on every page."""
        return f"{self.first_name} {self.last_name}"

    def has_left(self, day=None):
        """Read and export only (A34)."""
        return self.left_on is not None and self.left_on < (day or timezone.localdate())

    def takes_part(self, day=None):
        """Has a goal, reflections and a curator on `day` (A12)."""
        day = day or timezone.localdate()
        since, until = self.takes_part_from, self.takes_part_until
        return since is not None and since <= day and (until is None or day <= until)


class Leave(TimeStamped):
    """Days away; no reason is kept. Months due within are not expected (A11)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="leaves")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))

    objects = LeaveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="people_leave_ordered"
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.from_on}–{self.until_on}"
