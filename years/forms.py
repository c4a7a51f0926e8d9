"""What the administrator types into the calendar."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import DayInput, PlainForm, RowForm
from core.wording import day as said
from years.enums import TermSystem
from years.models import Closure, Direction, DueDay, Term


class ProposeForm(PlainForm):
    """Which school year to prepare, and how it is divided."""

    starts_year = forms.TypedChoiceField(label=_("School year"), coerce=int)
    system = forms.ChoiceField(
        label=_("Divided into"), choices=TermSystem, widget=forms.RadioSelect
    )

    def __init__(self, *args, following, has_years, **kwargs):
        """`following` is the year to propose; a school's first may be another one.

        What was sent may name a year made a moment ago: the second click is no mistake.
        """
        super().__init__(*args, **kwargs)
        this = timezone.localdate().year
        near = {this - 1, this, this + 1}
        years = sorted({following} if has_years and not self.is_bound else near | {following})
        self.fields["starts_year"].initial = following
        self.fields["starts_year"].choices = [(year, f"{year}–{year + 1}") for year in years]


class SystemForm(PlainForm):
    system = forms.ChoiceField(
        label=_("Divide into"), choices=TermSystem, widget=forms.RadioSelect
    )


class TermForm(RowForm):
    class Meta:
        model = Term
        fields = ["name", "starts_on", "ends_on", "need_shown", "need_observed"]
        widgets = {"starts_on": DayInput, "ends_on": DayInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("need_shown", "need_observed"):
            self.fields[name].max_value = 20
            self.fields[name].widget.attrs["max"] = 20

    def clean(self):
        super().clean()
        for name in ("need_shown", "need_observed"):
            if (self.cleaned_data.get(name) or 0) > 20:
                self.add_error(name, _("20 lessons at most."))
        return self.cleaned_data


class ClosureForm(RowForm):
    class Meta:
        model = Closure
        fields = ["name", "from_on", "until_on"]
        widgets = {"from_on": DayInput, "until_on": DayInput}


class DueDayForm(RowForm):
    """A day set by hand is still a working day of its year."""

    class Meta:
        model = DueDay
        fields = ["opens_on", "due_on"]
        widgets = {"opens_on": DayInput, "due_on": DayInput}

    def __init__(self, *args, workdays=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.workdays = workdays

    def clean(self):
        data = super().clean()
        opens_on, due_on = data.get("opens_on"), data.get("due_on")
        if opens_on and not self.instance.year.holds(opens_on):
            self.add_error("opens_on", _("This day is outside the school year."))
        if due_on and not self.instance.year.holds(due_on):
            self.add_error("due_on", _("This day is outside the school year."))
        elif due_on and opens_on and due_on < opens_on:
            self.add_error("due_on", _("It is due before it opens."))
        elif due_on and not self.workdays.is_working(due_on):
            self.add_error("due_on", self._day_off(due_on))
        return data

    def _day_off(self, due_on):
        try:
            before = self.workdays.on_or_before(due_on)
        except ValueError:
            return _("This is not a working day.")
        return _("This is not a working day. The working day before it is %(day)s.") % {
            "day": said(before)
        }


class DirectionForm(RowForm):
    class Meta:
        model = Direction
        fields = ["code", "name"]

    def clean_code(self):
        """Beside the field: the constraint alone would speak above the form."""
        code = self.cleaned_data["code"]
        others = self.instance.year.directions.exclude(pk=self.instance.pk)
        if others.filter(code=code).exists():
            raise ValidationError(_("Another direction has this code already."))
        return code
