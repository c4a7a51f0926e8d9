"""Forms of a group's paper: a point of the agenda, an agreement, the group's rules, a file."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import DayInput, LongText, PlainForm
from meetings.models.paper import LONGEST_POINT
from people.models import Member

SHORT = 2_000


class PointForm(PlainForm):
    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    #: which words of the point the page began from; of a new point none
    was = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=gettext_lazy("Point of the agenda"), max_length=200)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), min_value=1, max_value=LONGEST_POINT, required=False
    )
    text = LongText(
        label=gettext_lazy("What it is about, what to prepare"), max_length=SHORT, required=False
    )
    brings = forms.ChoiceField(
        label=gettext_lazy("Bring to the table"),
        help_text=gettext_lazy(
            "What its owner shares with the group, so that everybody reads it."
        ),
        required=False,
    )

    def __init__(self, *args, offered=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 3
        if offered:
            self.fields["brings"].choices = [("", _("nothing")), *offered]
        else:
            del self.fields["brings"]


class AgreementForm(PlainForm):
    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    text = forms.CharField(label=gettext_lazy("What we agreed"), max_length=500)
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Who"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=gettext_lazy("everybody"),
    )
    due_on = forms.DateField(label=gettext_lazy("By when"), required=False, widget=DayInput())

    def __init__(self, *args, people, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people
        self.meeting = meeting

    def clean_due_on(self):
        on = self.cleaned_data["due_on"]
        if on and not self.meeting.day <= on <= self.meeting.year.ends_on:
            raise forms.ValidationError(
                _("Choose a day after the meeting and before the end of the school year.")
            )
        return on


class DropForm(PlainForm):
    why = forms.CharField(label=gettext_lazy("Why it is dropped"), max_length=300)


class RulesForm(PlainForm):
    text = LongText(
        label=gettext_lazy("Our rules"),
        help_text=gettext_lazy("One on each line."),
        max_length=SHORT,
        required=False,
    )
