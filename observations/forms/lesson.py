"""An open lesson as its teacher types it: four fields, the rest folded."""

import datetime as dt
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.files import ACCEPT, check_upload
from core.forms import LongText, PlainForm
from core.wording import clock
from goals.models import GoalStep
from observations.enums import LessonKind
from observations.vocabulary import words_of
from people.enums import SchoolKind
from people.models import Member, Subject

MINUTES = 45
MOST_MINUTES = 480
MOST_PLACES = 30
TOO_LATE = gettext_lazy("It would end on the next day.")


class DayInput(forms.DateInput):
    """The browser's own calendar; it speaks ISO whatever the language."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


def whole(label, initial, least, most):
    """A small whole number, bounded in the page as well."""
    return forms.IntegerField(
        label=label,
        initial=initial,
        required=False,
        validators=[MinValueValidator(least), MaxValueValidator(most)],
        widget=forms.NumberInput(attrs={"min": least, "max": most}),
    )


class WhenForm(PlainForm):
    """A day, and a lesson of the bells or an hour; gives `starts_at`, `ends_at`, `number`."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    number = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)
    begins = forms.TimeField(
        label=gettext_lazy("Begins at"),
        required=False,
        widget=TimeInput,
    )
    minutes = whole(gettext_lazy("Minutes"), MINUTES, 1, MOST_MINUTES)

    def __init__(self, *args, school, bells, **kwargs):
        super().__init__(*args, **kwargs)
        self.bells = {bell.number: bell for bell in bells}
        self.words = words_of(school)
        self.fields["begins"].help_text = self.words["outside_bells"]
        number = self.fields["number"]
        number.label = self.words["when"]
        number.choices = [("", self.words["other_time"]), *map(_choice, bells)]
        self.has_bells = bool(bells)
        if not bells:
            del self.fields["number"]
            self.fields["begins"].required = True
            self.fields["begins"].help_text = ""

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not 2000 <= day.year <= 2199:
            raise ValidationError(_("Check the year: this day is too far away."))
        return day

    def clean(self):
        super().clean()
        bell = self.bells.get(self.cleaned_data.get("number"))
        begins = bell.starts_at if bell else self.cleaned_data.get("begins")
        if not begins and not self.has_error("begins") and not self.has_error("number"):
            self.add_error(
                "number" if self.has_bells else "begins",
                _("Choose one of the bell times, or say at what time it begins."),
            )
        if not self.errors:
            self._set_moments(bell, begins)
        return self.cleaned_data

    def _set_moments(self, bell, begins):
        day = self.cleaned_data["day"]
        starts_at = _moment(day, begins)
        if bell:
            ends_at = _moment(day, bell.ends_at)
        else:
            minutes = self.cleaned_data.get("minutes") or MINUTES
            ends_at = starts_at + dt.timedelta(minutes=minutes)
        if timezone.localtime(ends_at).date() != day:
            self.add_error("minutes", TOO_LATE)
        number = bell.number if bell else None
        self.when = {"starts_at": starts_at, "ends_at": ends_at, "number": number}


class AboutForm(PlainForm):
    """What is shown and what to notice; `about` are columns of OpenLesson."""

    class_name = forms.CharField(max_length=30)
    focus_question = LongText(
        label=gettext_lazy("What do you ask to notice?"),
        help_text=gettext_lazy("One question whose answer matters to you."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "write"}),
    )
    topic = forms.CharField(label=gettext_lazy("Topic"), max_length=200, required=False)
    subject = forms.ModelChoiceField(
        Subject.objects.none(),
        label=gettext_lazy("Subject"),
        required=False,
        empty_label=gettext_lazy("not chosen"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=LessonKind.choices, required=False
    )
    room = forms.CharField(label=gettext_lazy("Room or link"), max_length=200, required=False)
    objective = LongText(
        label=gettext_lazy("Objective"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    places_count = whole(gettext_lazy("Places for observers"), 2, 1, MOST_PLACES)
    serves_goal = forms.BooleanField(
        label=gettext_lazy("It serves my goal of the year"), required=False
    )
    goal_step = forms.ModelChoiceField(
        GoalStep.objects.none(),
        label=gettext_lazy("Step of the goal"),
        required=False,
        empty_label=gettext_lazy("not chosen"),
    )
    is_shared_among_observers = forms.BooleanField(
        label=gettext_lazy("Observers may read each other's record once it is confirmed"),
        required=False,
    )

    def __init__(self, *args, member, subjects, goal, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.goal = goal
        self.fields["class_name"].label = words_of(member.school)["class"]
        self.fields["subject"].queryset = subjects
        self.fields["subject"].initial = member.subject_id
        if member.school.kind == SchoolKind.KINDERGARTEN:
            kinds = (LessonKind.ACTIVITY, LessonKind.EVENT)
            self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
            self.fields["kind"].initial = LessonKind.ACTIVITY
        if goal is None:
            del self.fields["serves_goal"], self.fields["goal_step"]
        else:
            self.fields["goal_step"].queryset = steps

    @property
    def about(self):
        data = self.cleaned_data
        step = data.get("goal_step")
        names = ("class_name", "focus_question", "topic", "subject", "room", "objective")
        return {
            **{name: data[name] for name in names},
            "kind": data["kind"] or self.fields["kind"].initial or LessonKind.LESSON,
            "places_count": data["places_count"] or 2,
            "goal": self.goal if step or data.get("serves_goal") else None,
            "goal_step": step,
            "is_shared_among_observers": data["is_shared_among_observers"],
        }

    def clean_class_name(self):
        return " ".join(self.cleaned_data["class_name"].split())

    @property
    def folded(self):
        """The fields that nobody has to open, in their order."""
        names = ("topic", "subject", "kind", "room", "objective", "places_count", "goal_step")
        return [self[name] for name in names if name in self.fields]

    @property
    def boxes(self):
        names = ("serves_goal", "is_shared_among_observers")
        return [self[name] for name in names if name in self.fields]

    @property
    def is_unfolded(self):
        """A refused field is never hidden."""
        return any(field.errors for field in [*self.folded, *self.boxes])


class PostForm(WhenForm, AboutForm):
    """A new lesson on the board."""

    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    request_id = forms.IntegerField(required=False, widget=forms.HiddenInput)


class MoveForm(WhenForm):
    why = LongText(
        label=gettext_lazy("A word to those signed up"),
        max_length=300,
        required=False,
        widget=forms.TextInput,
    )


class WordForm(PlainForm):
    """A word that goes with taking back, giving up or declining."""

    word = LongText(
        label=gettext_lazy("A word"), max_length=300, required=False, widget=forms.TextInput
    )


class InviteForm(PlainForm):
    observer = forms.ModelChoiceField(
        Member.objects.none(),
        label=gettext_lazy("Colleague"),
        empty_label=gettext_lazy("choose"),
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["observer"].queryset = colleagues


class PlanForm(PlainForm):
    """`cleaned_data["file"]` is a core.files.CheckedFile."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )

    def clean_file(self):
        return check_upload(self.cleaned_data["file"])


def _choice(bell):
    return bell.number, f"{bell.number}. {clock(bell.starts_at)}–{clock(bell.ends_at)}"


def _moment(day, time):
    return timezone.make_aware(dt.datetime.combine(day, time))
