"""What is said about one meeting: its topic, who comes, who came, why it is cancelled."""

from django import forms
from django.utils.translation import gettext_lazy

from core.forms import LongText, PlainForm
from meetings.enums import Intention, Presence
from people.models import Member


class TopicForm(PlainForm):
    topic = forms.CharField(label=gettext_lazy("Topic"), max_length=200, required=False)
    bring = LongText(
        label=gettext_lazy("What to bring"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class WordForm(PlainForm):
    word = LongText(
        label=gettext_lazy("A word to the group"),
        max_length=300,
        required=False,
        widget=forms.TextInput,
    )


class AnswerForm(PlainForm):
    intention = forms.ChoiceField(choices=Intention.choices)


class OneOfForm(PlainForm):
    """Names one of the group's people."""

    member = forms.ModelChoiceField(
        Member.objects.none(),
        label=gettext_lazy("Who leads"),
        required=False,
        empty_label=gettext_lazy("nobody yet"),
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = people


class PresenceForm(OneOfForm):
    """One tap."""

    presence = forms.ChoiceField(choices=Presence.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].required = True
