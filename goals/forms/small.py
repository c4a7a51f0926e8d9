"""The smaller forms: a first sentence, a step, a decision, an ending, a file."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import DayInput, LongText, PlainForm, RowForm
from goals.enums import Closeness, Outcome
from goals.forms.text import days_of, outside, wide
from goals.models import GoalStep, SelfAssessment


class StartForm(PlainForm):
    """One sentence is enough to begin."""

    sentence = LongText(
        label=gettext_lazy("The goal in one sentence"),
        help_text=gettext_lazy("What should change for your pupils? You can change it later."),
        max_length=300,
        required=False,
        widget=wide(2),
    )


class StepForm(RowForm):
    """What and by when; for a step that is done, the day it was done."""

    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    text = LongText(
        label=gettext_lazy("What will you do?"), max_length=300, widget=forms.TextInput
    )

    class Meta:
        model = GoalStep
        fields = ["text", "due_on", "done_on"]
        labels = {
            "due_on": gettext_lazy("By when"),
            "done_on": gettext_lazy("Done on"),
        }

    def __init__(self, *args, goal, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.goal = goal
        self.fields["due_on"].widget = DayInput(attrs=days_of(goal.year))
        if self.instance.done_on is None:
            del self.fields["done_on"]
        else:
            self.fields["done_on"].widget = DayInput(attrs=days_of(goal.year))
            self.fields["done_on"].required = True

    def clean_text(self):
        return " ".join(self.cleaned_data["text"].split())

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and not self.instance.goal.year.holds(day):
            raise ValidationError(outside(self.instance.goal.year))
        return day

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        if not self.instance.goal.year.holds(day):
            raise ValidationError(outside(self.instance.goal.year))
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day


class DecideForm(PlainForm):
    """The curator's decision; a return needs a note.

    `seen` is when the goal on the screen was submitted: another text is looked at first.
    """

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    decision = forms.ChoiceField(choices=[("agree", ""), ("return", "")])
    note = LongText(
        label=gettext_lazy("What should be clarified?"),
        help_text=gettext_lazy("Needed only for a return; the teacher reads it above the goal."),
        required=False,
        widget=wide(3),
    )

    def __init__(self, *args, goal=None, **kwargs):
        self.goal = goal
        super().__init__(*args, **kwargs)

    def clean(self):
        data = super().clean()
        if data.get("seen") and data["seen"] != self.goal.submitted_at.isoformat():
            self.add_error(None, _("The goal has moved on since you opened it."))
        if data.get("decision") == "return" and not data.get("note", "").strip():
            self.add_error("note", _("Write what should be clarified."))
        return data


class CloseForm(PlainForm):
    outcome = forms.ChoiceField(
        label=gettext_lazy("How did the goal end?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how the goal ended.")},
    )


class AssessmentForm(RowForm):
    """A draft asks for nothing; submitting asks for both (`is_whole`)."""

    closeness = forms.TypedChoiceField(
        label=gettext_lazy("How close have you come to the goal?"),
        choices=Closeness.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    words = LongText(label=gettext_lazy("In words"), required=False, widget=wide(6))

    class Meta:
        model = SelfAssessment
        fields = ["closeness", "words"]

    def __init__(self, *args, is_whole=False, **kwargs):
        self.is_whole = is_whole
        super().__init__(*args, **kwargs)

    def clean(self):
        data = super().clean()
        if self.is_whole and not data.get("closeness") and "closeness" not in self.errors:
            self.add_error("closeness", _("Choose one of the five."))
        if self.is_whole and not data.get("words", "").strip() and "words" not in self.errors:
            self.add_error("words", _("Say it in a few words."))
        return data

    def text(self):
        return {name: self.cleaned_data[name] for name in ("closeness", "words")}
