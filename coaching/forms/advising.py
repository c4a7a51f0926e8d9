"""The forms of the adviser programme and of its register."""

from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.advising_enums import LONGEST, CycleStep, Recommends, SupportKind
from coaching.models import AdvisingReport
from core.forms import DayInput, LongText, PlainForm
from observations.models import Observation
from people.models import Member

CHOOSE = gettext_lazy("choose")


class Token(PlainForm):
    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)


class ProposeForm(Token):
    """A teacher chooses an adviser; an adviser also a colleague; the administrator both."""

    adviser = forms.ModelChoiceField(
        Member.objects.none(), label=gettext_lazy("Adviser or mentor"), empty_label=CHOOSE
    )
    owner = forms.ModelChoiceField(
        Member.objects.none(), label=gettext_lazy("Teacher who learns"), empty_label=CHOOSE
    )
    goal = forms.CharField(
        label=gettext_lazy("What do you want to work on?"),
        help_text=gettext_lazy("One line; only the two of you see it."),
        max_length=300,
    )

    def __init__(self, *args, advisers, owners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = advisers
        if owners is None:
            del self.fields["owner"]
        else:
            self.fields["owner"].queryset = owners


def _halves():
    return [
        (halves, number_format(halves / 2, 1 if halves % 2 else 0))
        for halves in range(1, LONGEST + 1)
    ]


class SessionForm(Token):
    """One line of the log."""

    step = forms.TypedChoiceField(
        label=gettext_lazy("Step of the cycle"), choices=CycleStep.choices, coerce=int
    )
    on = forms.DateField(label=gettext_lazy("Day"), widget=DayInput, initial=timezone.localdate)
    halves = forms.TypedChoiceField(
        label=gettext_lazy("Academic hours"),
        help_text=gettext_lazy("45 minutes each."),
        choices=_halves,
        coerce=int,
        initial=2,
    )
    topic = forms.CharField(label=gettext_lazy("Topic"), max_length=200)
    text = LongText(
        label=gettext_lazy("What was done and agreed"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "write"}),
    )
    observation = forms.ModelChoiceField(
        Observation.objects.none(),
        label=gettext_lazy("Observed lesson"),
        help_text=gettext_lazy("Only those that both of you may read."),
        required=False,
        empty_label=gettext_lazy("none"),
    )

    def __init__(self, *args, observations, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["observation"]
        field.queryset = observations
        field.label_from_instance = lambda row: str(row.lesson)


class PlanForm(PlainForm):
    """A training plan; `version` is what its text began from."""

    version = forms.IntegerField(
        min_value=0, max_value=10**6, widget=forms.HiddenInput, required=False
    )
    aims = LongText(label=gettext_lazy("What you want to reach"))
    actions = LongText(label=gettext_lazy("What you will do"), required=False)
    signs = LongText(label=gettext_lazy("How you will know"), required=False)
    due_on = forms.DateField(label=gettext_lazy("By when"), widget=DayInput, required=False)
    reviewed = LongText(
        label=gettext_lazy("How it went"),
        help_text=gettext_lazy("Written when you look back at the plan together."),
        required=False,
    )

    def clean_version(self):
        return self.cleaned_data["version"] or 0


def _label(name):
    return AdvisingReport._meta.get_field(name).verbose_name


def _answer(name):
    return LongText(label=_label(name), required=False)


def _line(name):
    most = AdvisingReport._meta.get_field(name).max_length
    return forms.CharField(label=_label(name), max_length=most, required=False)


class ReportForm(PlainForm):
    """The seed's questions; nothing is required while one writes."""

    name = _line("name")
    subject = _line("subject")
    experience = _line("experience")
    prompted = _answer("prompted")
    advantages = _answer("advantages")
    drawbacks = _answer("drawbacks")
    preparation = _answer("preparation")
    content = _answer("content")
    successes = _answer("successes")
    recommends = forms.ChoiceField(
        label=_label("recommends"),
        choices=Recommends.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    reason = _answer("reason")


class RoleForm(Token):
    """One more line of the register."""

    member = forms.ModelChoiceField(
        Member.objects.none(), label=gettext_lazy("Colleague"), empty_label=CHOOSE
    )
    kind = forms.ChoiceField(label=gettext_lazy("Role"), choices=SupportKind.choices)
    since_on = forms.DateField(label=gettext_lazy("Since"), widget=DayInput)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members


class EndForm(PlainForm):
    until_on = forms.DateField(
        label=gettext_lazy("Last day"), widget=DayInput, initial=timezone.localdate
    )

    def clean_until_on(self):
        day = self.cleaned_data["until_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day
