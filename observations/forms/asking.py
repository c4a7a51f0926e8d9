"""Asking a teacher who has posted nothing, and answering."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import LongText, PlainForm
from observations.models import OpenLesson
from people.models import Member


class AskForm(PlainForm):
    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    asked = forms.ModelChoiceField(
        Member.objects.none(),
        label=gettext_lazy("Colleague"),
        empty_label=gettext_lazy("choose"),
    )
    words = LongText(
        label=gettext_lazy("What would you like to see, and why?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked"].queryset = colleagues


class AnswerForm(PlainForm):
    """A lesson of one's own that is ahead, or a friendly no."""

    lesson = forms.ModelChoiceField(
        OpenLesson.objects.none(),
        required=False,
        empty_label=gettext_lazy("choose"),
    )
    answer = LongText(
        label=gettext_lazy("A word"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    does = forms.ChoiceField(choices=[("accept", ""), ("decline", "")])

    def __init__(self, *args, lessons, words, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lesson"].queryset = lessons
        self.fields["lesson"].label = words["your_lesson"]

    def clean(self):
        data = super().clean()
        if data.get("does") == "accept" and not data.get("lesson") and not self.errors:
            self.add_error("lesson", _("Choose which one, or post a new one first."))
        return data
