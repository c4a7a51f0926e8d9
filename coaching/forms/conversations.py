"""Times to choose from, and the few words that go with a conversation."""

import datetime as dt
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.enums import Doer
from coaching.models import ConversationTime
from coaching.models.conversation import MINUTES
from coaching.services.conversations import LEAST, MOST, Offer
from core.forms import DayInput, LongText, PlainForm
from observations.forms.lesson import TimeInput

MOST_MINUTES = 480
NUMBERS = range(1, MOST + 1)
AHEAD = gettext_lazy("Choose a time that is ahead.")
OUTSIDE = gettext_lazy("This day is outside the school year.")


def near_day(day):
    """A year of four digits that a school may mean."""
    if day and not 2000 <= day.year <= 2199:
        raise ValidationError(_("Check the year: this day is too far away."))
    return day


class PlaceForm(PlainForm):
    """How long, and where."""

    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        initial=MINUTES,
        required=False,
        validators=[MinValueValidator(5), MaxValueValidator(MOST_MINUTES)],
        widget=forms.NumberInput(attrs={"min": 5, "max": MOST_MINUTES}),
    )
    place = forms.CharField(label=gettext_lazy("Room or link"), max_length=200, required=False)


class TimesForm(PlaceForm):
    """Two times are asked, a third one is offered; all of them within `year`."""

    def __init__(self, *args, year=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.year = year
        for number in NUMBERS:
            is_asked = number <= LEAST
            day = forms.DateField(
                label=_("Day"), widget=DayInput(), required=is_asked, validators=[near_day]
            )
            begins = forms.TimeField(label=_("Begins at"), widget=TimeInput(), required=is_asked)
            self.fields |= {f"day{number}": day, f"begins{number}": begins}

    @property
    def rows(self):
        """(number, day, hour, is optional), as the page shows them."""
        return [(n, self[f"day{n}"], self[f"begins{n}"], n > LEAST) for n in NUMBERS]

    def clean(self):
        super().clean()
        self.times = []
        for number in NUMBERS:
            self._take(number)
        if len(set(self.times)) < len(self.times):
            self.add_error(None, _("Propose two or three different times."))
        return self.cleaned_data

    def _take(self, number):
        day, begins = (self.cleaned_data.get(f"{name}{number}") for name in ("day", "begins"))
        if day and begins:
            at = timezone.make_aware(dt.datetime.combine(day, begins))
            self.times.append(at)
            if at <= timezone.now():
                self.add_error(f"day{number}", AHEAD)
            elif self.year and not self.year.holds(day):
                self.add_error(f"day{number}", OUTSIDE)
        elif day and not self.has_error(f"begins{number}"):
            self.add_error(f"begins{number}", _("Say at what time it begins."))
        elif begins and not self.has_error(f"day{number}"):
            self.add_error(f"day{number}", _("Choose a day."))

    @property
    def minutes(self):
        return self.cleaned_data.get("minutes") or MINUTES

    @property
    def offer(self):
        return Offer(tuple(self.times), self.minutes, self.cleaned_data["place"])

    @property
    def spans(self):
        """(begins, ends) of what is filled in so far."""
        return [(at, at + dt.timedelta(minutes=self.minutes)) for at in sorted(set(self.times))]


class ProposeForm(TimesForm):
    """A new proposal; `partners` are (teacher, curator) of the pairs of which one is a part."""

    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    partner = forms.ChoiceField(label=gettext_lazy("With whom"))
    wish = LongText(
        label=gettext_lazy("What would you like to talk about?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "write"}),
    )

    def __init__(self, *args, member, partners, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member
        self.pairs = {_other(member, pair).pk: pair for pair in partners}
        people = [_other(member, pair) for pair in partners]
        self.is_one = len(people) == 1
        empty = [] if self.is_one else [("", _("choose"))]
        self.fields["partner"].choices = empty + [(str(one.pk), one.name) for one in people]
        if self.is_one:
            self.fields["partner"].initial = str(people[0].pk)
        self.only = people[0] if self.is_one else None
        if not any(teacher == member for teacher, _curator in partners):
            del self.fields["wish"]

    def clean(self):
        """Nothing typed is dropped silently: to a teacher of one's own goes no wish."""
        data = super().clean()
        if data.get("wish") and data.get("partner") and self.pair[0] != self.member:
            self.add_error("wish", _("The teacher writes what to talk about: clear this field."))
        return data

    @property
    def pair(self):
        return self.pairs[int(self.cleaned_data["partner"])]


class MoveForm(PlaceForm):
    """Another hour for what was agreed."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput, validators=[near_day])
    begins = forms.TimeField(label=gettext_lazy("Begins at"), widget=TimeInput)
    word = LongText(
        label=gettext_lazy("A word"), max_length=300, required=False, widget=forms.TextInput
    )

    field_order = ("day", "begins", "minutes", "place", "word")

    @classmethod
    def of(cls, row, data=None):
        begins = timezone.localtime(row.starts_at)
        initial = {"day": begins.date(), "begins": begins.time()}
        form = cls(data, initial={**initial, "minutes": row.minutes, "place": row.place})
        form.year = row.year
        return form

    def clean(self):
        data = super().clean()
        if data.get("day") and data.get("begins"):
            self.starts_at = timezone.make_aware(dt.datetime.combine(data["day"], data["begins"]))
            if self.starts_at <= timezone.now():
                self.add_error("day", AHEAD)
            elif not self.year.holds(data["day"]):
                self.add_error("day", OUTSIDE)
        return data


class ChoiceForm(PlainForm):
    """One of the times proposed."""

    time = forms.ModelChoiceField(
        ConversationTime.objects.none(),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose one of the times."),
            "invalid_choice": gettext_lazy("The times have changed since: choose again."),
        },
    )

    def __init__(self, *args, times, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["time"].queryset = times


class WordForm(PlainForm):
    """A word that goes with a no, or with calling it off."""

    word = LongText(
        label=gettext_lazy("A word"), max_length=300, required=False, widget=forms.TextInput
    )


class WishForm(PlainForm):
    wish = LongText(
        label=gettext_lazy("What would you like to talk about?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "write"}),
    )
    #: what the page began from: what another page has kept since is not taken away
    was = LongText(required=False, widget=forms.HiddenInput)

    @property
    def began_from(self):
        return self.cleaned_data["was"] if "was" in self.data else None


class AgreementForm(PlainForm):
    """One thing that was agreed: what, who, until when."""

    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    text = LongText(
        label=gettext_lazy("What you agreed"),
        max_length=300,
        widget=forms.TextInput,
        error_messages={"required": gettext_lazy("Write what you agreed.")},
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Who does it"), choices=Doer.choices, initial=Doer.TEACHER
    )
    due_on = forms.DateField(
        label=gettext_lazy("By when"), widget=DayInput, required=False, validators=[near_day]
    )


class NextForm(PlainForm):
    """The day of the next one; empty takes it back."""

    next_on = forms.DateField(
        label=gettext_lazy("Next conversation"),
        widget=DayInput,
        required=False,
        validators=[near_day],
    )

    def clean_next_on(self):
        day = self.cleaned_data["next_on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("Choose a day that is ahead."))
        return day


def _other(member, pair):
    return next(one for one in pair if one.pk != member.pk)
