"""An exchange event as its host types it, and what else is sent about one."""

import datetime as dt
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import DayInput, LongText, OnceMixin, PlainForm, RowForm
from meetings.events_enums import ExchangeForm, Usefulness
from meetings.models import Section
from meetings.models.event import MOST_PLACES
from people.models import Member


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class TimeForm(PlainForm):
    """A day, and from when to when; gives `when`: `starts_at` and `ends_at`."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    begins = forms.TimeField(label=gettext_lazy("Begins at"), widget=TimeInput)
    ends = forms.TimeField(label=gettext_lazy("Ends at"), widget=TimeInput)

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not 2000 <= day.year <= 2199:
            raise ValidationError(_("Check the year: this day is too far away."))
        return day

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if not all(data.get(name) for name in ("day", "begins", "ends")):
            return data
        if data["ends"] <= data["begins"]:
            self.add_error("ends", _("It ends before it begins."))
            return data
        self.when = {
            "starts_at": _moment(data["day"], data["begins"]),
            "ends_at": _moment(data["day"], data["ends"]),
        }
        return data


class AboutForm(PlainForm):
    """What it is; `about` are columns of ExchangeEvent."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=ExchangeForm.choices)
    text = LongText(
        label=gettext_lazy("What it is about, what to bring"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "class": "write"}),
    )
    place = forms.CharField(label=gettext_lazy("Place or link"), max_length=200, required=False)
    places = forms.IntegerField(
        label=gettext_lazy("Places"),
        help_text=gettext_lazy("Empty means that everybody fits."),
        required=False,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLACES)],
        widget=forms.NumberInput(attrs={"min": 1, "max": MOST_PLACES}),
    )
    section = forms.ModelChoiceField(
        Section.objects.none(),
        label=gettext_lazy("Section"),
        required=False,
        empty_label=gettext_lazy("no section"),
    )
    is_open_to_others = forms.BooleanField(
        label=gettext_lazy("Open to other schools"),
        help_text=gettext_lazy(
            "They see the title, time, place, you with your school, the materials and how many "
            "places there are; you see who comes and from where."
        ),
        required=False,
    )

    def __init__(self, *args, sections, can_open, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections
        if not sections:
            del self.fields["section"]
        if not can_open:
            del self.fields["is_open_to_others"]

    @property
    def about(self):
        """A tick that the school does not offer stays as it was."""
        names = ("title", "form", "text", "place", "places")
        about = {name: self.cleaned_data[name] for name in names}
        others = ("section", "is_open_to_others")
        return about | {n: self.cleaned_data[n] for n in others if n in self.fields}


class PostForm(TimeForm, AboutForm):
    """A new event."""

    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)


class MoveForm(TimeForm):
    why = LongText(
        label=gettext_lazy("A word to those who come"),
        max_length=300,
        required=False,
        widget=forms.TextInput,
    )


class CancelForm(PlainForm):
    word = LongText(
        label=gettext_lazy("A word to those who come"),
        max_length=300,
        required=False,
        widget=forms.TextInput,
    )


class FeedbackForm(PlainForm):
    """Three questions; only the first has to be answered."""

    useful = forms.TypedChoiceField(
        label=gettext_lazy("Was it useful to you?"),
        choices=Usefulness.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the five.")},
    )
    takes = LongText(
        label=gettext_lazy("What do you take with you?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "write"}),
    )
    wishes = LongText(
        label=gettext_lazy("What would you wish?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "write"}),
    )


class EventsForm(PlainForm):
    """The filters of the list: a GET form, so a wrong value is no filter and no error."""

    form = forms.ChoiceField(label=gettext_lazy("Form"), required=False)
    section = forms.TypedChoiceField(
        label=gettext_lazy("Section"), coerce=int, empty_value=None, required=False
    )
    mine = forms.BooleanField(label=gettext_lazy("Mine"), required=False)
    others = forms.BooleanField(label=gettext_lazy("Of other schools"), required=False)

    def __init__(self, data, *, sections):
        super().__init__(data)
        self.fields["form"].choices = [("", _("All forms")), *ExchangeForm.choices]
        named = [(one.pk, one.name) for one in sections]
        self.fields["section"].choices = [("", _("All sections")), *named]
        self.has_sections = bool(named)

    def wanted(self):
        """{name: value} of what makes sense; the rest is as if it were not asked."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def selects(self):
        return [self["form"], self["section"]] if self.has_sections else [self["form"]]

    @property
    def boxes(self):
        return [self["mine"], self["others"]]


class SettingForm(PlainForm):
    is_open = forms.BooleanField(
        label=gettext_lazy("Exchange events may be open to other schools"),
        help_text=gettext_lazy(
            "Then a host may open an event to the other schools of this portal. They see its "
            "title, time, place, the host's name and school, materials and how many places "
            "there are, and may sign up."
        ),
        required=False,
    )


class SectionForm(OnceMixin, RowForm):
    class Meta:
        model = Section
        fields = ["name", "topic", "leader"]

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        leader = self.fields["leader"]
        leader.queryset = members | Member.objects.filter(pk=self.instance.leader_id)
        leader.empty_label = _("nobody yet")


def _moment(day, time):
    return timezone.make_aware(dt.datetime.combine(day, time))
