"""When a group meets: one meeting, or the days of a whole year."""

import datetime as dt
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import parse_month
from core.forms import DayInput, LongText, PlainForm
from core.wording import WEEKDAYS, is_lithuanian, month_name
from meetings.proposals import LAST, ByDay, ByWeekday, months_of

MINUTES = 60
MOST_MINUTES = 480
#: A year has no more months.
MOST_DAYS = 12
#: The last month that is proposed unless another is chosen: lessons end in June.
JUNE = 6
OUTSIDE = gettext_lazy("This day is outside the school year.")
NTH = (
    (1, gettext_lazy("the first")),
    (2, gettext_lazy("the second")),
    (3, gettext_lazy("the third")),
    (4, gettext_lazy("the fourth")),
    (LAST, gettext_lazy("the last")),
)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


def moment(day, time):
    """An aware moment of the school's clock."""
    return timezone.make_aware(dt.datetime.combine(day, time))


class HourForm(PlainForm):
    """From when, how long, where: the same for one meeting and for a year of them."""

    begins = forms.TimeField(label=gettext_lazy("Begins at"), widget=TimeInput, initial="15:00")
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        initial=MINUTES,
        validators=[MinValueValidator(5), MaxValueValidator(MOST_MINUTES)],
        widget=forms.NumberInput(attrs={"min": 5, "max": MOST_MINUTES}),
    )
    place = forms.CharField(label=gettext_lazy("Place or link"), max_length=200, required=False)

    def clean(self):
        super().clean()
        begins, minutes = self.cleaned_data.get("begins"), self.cleaned_data.get("minutes")
        if begins and minutes and begins.hour * 60 + begins.minute + minutes > 24 * 60:
            self.add_error("minutes", _("It would end on the next day."))
        return self.cleaned_data


class WhenForm(HourForm):
    """One meeting's day and hour; gives `starts_at` and `ends_at`."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    field_order = ["day", "begins", "minutes", "place"]

    def __init__(self, *args, year, **kwargs):
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not self.year.holds(day):
            raise ValidationError(OUTSIDE)
        return day

    @property
    def starts_at(self):
        return moment(self.cleaned_data["day"], self.cleaned_data["begins"])

    @property
    def ends_at(self):
        return self.starts_at + dt.timedelta(minutes=self.cleaned_data["minutes"])


class MoveForm(WhenForm):
    """Another time or place of a meeting that is planned."""


class MeetForm(WhenForm):
    """One meeting more."""

    topic = forms.CharField(label=gettext_lazy("Topic"), max_length=200, required=False)
    bring = LongText(
        label=gettext_lazy("What to bring"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)


class RuleForm(HourForm):
    """By which rule the year's days are proposed; it is asked with GET and writes nothing."""

    rule = forms.ChoiceField(
        label=gettext_lazy("When in the month"),
        choices=[
            ("weekday", gettext_lazy("on a weekday")),
            ("day", gettext_lazy("on the same day")),
        ],
        initial="weekday",
        widget=forms.RadioSelect,
    )
    nth = forms.TypedChoiceField(
        label=gettext_lazy("Which of the month"), choices=NTH, coerce=int, initial=2
    )
    weekday = forms.TypedChoiceField(label=gettext_lazy("Weekday"), coerce=int, initial=2)
    number = forms.IntegerField(
        label=gettext_lazy("Day of the month"),
        initial=10,
        required=False,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        widget=forms.NumberInput(attrs={"min": 1, "max": 31}),
    )
    first = forms.TypedChoiceField(label=gettext_lazy("From"), coerce=parse_month)
    last = forms.TypedChoiceField(label=gettext_lazy("Until"), coerce=parse_month)

    def __init__(self, *args, year, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.months = months_of(year)
        choices = [
            (f"{m:%Y-%m}", capfirst(f"{month_name(m.month)} {m.year}")) for m in self.months
        ]
        now = max(self.months[0], today.replace(day=1))
        june = [month for month in self.months if month.month == JUNE and month >= now]
        for name, initial in (("first", now), ("last", (june or self.months)[-1])):
            self.fields[name].choices = choices
            self.fields[name].initial = f"{initial:%Y-%m}"
        names = [d.nominative if is_lithuanian() else d.english for d in WEEKDAYS[:5]]
        self.fields["weekday"].choices = list(enumerate(names))

    def clean(self):
        super().clean()
        said = self.cleaned_data
        is_by_day = said.get("rule") == "day"
        if is_by_day and not said.get("number") and not self.has_error("number"):
            self.add_error("number", _("Choose a day from 1 to 31."))
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("The last month is before the first."))
        return said

    @property
    def chosen_rule(self):
        said = self.cleaned_data
        if said["rule"] == "day":
            return ByDay(said["number"])
        return ByWeekday(said["nth"], said["weekday"])

    @property
    def chosen_months(self):
        said = self.cleaned_data
        return [month for month in self.months if said["first"] <= month <= said["last"]]


class DatesForm(HourForm):
    """The proposed days, each ticked or not, each to be changed; gives `starts`."""

    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, data=None, *args, year, days=(), **kwargs):
        super().__init__(data, *args, **kwargs)
        self.year = year
        count = len(days) if data is None else _sent(data)
        for n in range(count):
            self.fields[f"use_{n}"] = forms.BooleanField(
                label=_("Plan it"), required=False, initial=True
            )
            self.fields[f"day_{n}"] = forms.DateField(
                label=_("Day"),
                required=False,
                widget=DayInput(),
                initial=days[n] if n < len(days) else None,
            )
        self.rows = [(self[f"use_{n}"], self[f"day_{n}"]) for n in range(count)]

    def clean(self):
        super().clean()
        self.days = []
        for n in range(len(self.rows)):
            if self.cleaned_data.get(f"use_{n}"):
                self._keep(f"day_{n}")
        if not self.days and not self.errors:
            self.add_error(None, _("Tick at least one day."))
        return self.cleaned_data

    def _keep(self, name):
        day = self.cleaned_data.get(name)
        if self.has_error(name):
            return
        if day is None:
            self.add_error(name, _("Choose a day, or take the tick away."))
        elif not self.year.holds(day):
            self.add_error(name, OUTSIDE)
        elif day in self.days:
            self.add_error(name, _("This day is chosen twice."))
        else:
            self.days.append(day)

    @property
    def starts(self):
        return [moment(day, self.cleaned_data["begins"]) for day in self.days]


def _sent(data):
    """How many days the sent page had."""
    return max((n + 1 for n in range(MOST_DAYS) if f"day_{n}" in data), default=0)
