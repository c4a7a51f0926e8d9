"""What an administrator types about reminders."""

from dataclasses import dataclass
from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import PlainForm
from core.text import Words
from core.wording import clock
from reminders.registry import deadline_sources
from reminders.rhythm import Rhythm
from reminders.school_rules import can_be_overdue, is_usual

#: So many reminders before a due day, and so many after it.
MOST = 4
#: Working days and weeks that a reminder may be away from its due day.
DAYS, WEEKS = 30, 12
HOURS = [(hour, f"{hour}:00") for hour in range(7, 19)]


class NumbersField(forms.CharField):
    """Whole numbers between two others, separated by commas or spaces: "5, 1"."""

    def __init__(self, *, least, most, **kwargs):
        self.least, self.most = least, most
        super().__init__(required=False, empty_value=(), **kwargs)

    def to_python(self, value):
        """The numbers as they were typed; none of nothing."""
        words = (super().to_python(value) or "").replace(",", " ").replace(";", " ").split()
        if not all(word.isascii() and word.isdigit() for word in words):
            raise ValidationError(_("Whole numbers only: 5, 1."))
        if len(words) > MOST:
            raise ValidationError(_("Four numbers at most."))
        if not all(len(word) < 4 and self.least <= int(word) <= self.most for word in words):
            between = {"least": self.least, "most": self.most}
            raise ValidationError(_("From %(least)s to %(most)s.") % between)
        numbers = tuple(int(word) for word in words)
        if len(set(numbers)) < len(numbers):
            raise ValidationError(_("One number is here twice."))
        return numbers

    def prepare_value(self, value):
        return value if isinstance(value, str) else ", ".join(str(one) for one in value or ())


@dataclass(frozen=True)
class Row:
    """One kind on the page: its fields, and how it is reminded of as long as nobody says else."""

    kind: str
    label: Words
    rhythm: Rhythm
    #: what the source proposes, where the school decided otherwise
    usual: str
    before: forms.BoundField
    after: forms.BoundField | None
    at: forms.BoundField


class SchoolRulesForm(PlainForm):
    """When the school reminds of each kind: numbers before, numbers after, the hour."""

    def __init__(self, *args, rhythms, **kwargs):
        super().__init__(*args, **kwargs)
        self.rhythms = rhythms
        for source in deadline_sources:
            self._add(source, rhythms[source.name])

    def _add(self, source, rhythm):
        name, least, most = source.name, 0, DAYS
        label = gettext_lazy("Working days before")
        if rhythm.is_weekly:
            label, least, most = gettext_lazy("Weeks before"), 1, WEEKS
        self.fields[f"{name}_before"] = _numbers(label, _before(rhythm), least, most)
        if can_be_overdue(source):
            label = gettext_lazy("Working days after")
            self.fields[f"{name}_after"] = _numbers(label, _after(rhythm), 1, DAYS)
        self.fields[f"{name}_at"] = forms.TypedChoiceField(
            label=gettext_lazy("Hour"),
            choices=HOURS,
            coerce=int,
            initial=rhythm.at.hour,
            widget=forms.Select(attrs={"class": "form-select"}),
        )

    @property
    def rows(self):
        return [self._row(source, self.rhythms[source.name]) for source in deadline_sources]

    def _row(self, source, rhythm):
        name = source.name
        return Row(
            kind=name,
            label=capfirst(source.label),
            rhythm=rhythm,
            usual="" if is_usual(name, rhythm.offsets, rhythm.at) else _said(source.rhythm),
            before=self[f"{name}_before"],
            after=self[f"{name}_after"] if can_be_overdue(source) else None,
            at=self[f"{name}_at"],
        )

    @property
    def decided(self):
        """{kind: (offsets, at)} for `reminders.school_rules.keep_rules`."""
        data = self.cleaned_data
        return {
            name: (
                [-one for one in data[f"{name}_before"]] + list(data.get(f"{name}_after", ())),
                time(data[f"{name}_at"]),
            )
            for name in deadline_sources.names()
        }


def _numbers(label, initial, least, most):
    attrs = {"class": "form-control", "autocomplete": "off"}
    return NumbersField(
        least=least,
        most=most,
        label=label,
        initial=initial,
        widget=forms.TextInput(attrs=attrs),
    )


def _before(rhythm):
    return sorted((-one for one in rhythm.offsets if one <= 0), reverse=True)


def _after(rhythm):
    return sorted(one for one in rhythm.offsets if one > 0)


def _said(rhythm):
    """„prieš 5, 1; po 2; 8:00“."""
    said = [
        words % {"numbers": ", ".join(map(str, numbers))}
        for words, numbers in (
            (_("%(numbers)s before"), _before(rhythm)),
            (_("%(numbers)s after"), _after(rhythm)),
        )
        if numbers
    ]
    return "; ".join([*said, clock(rhythm.at)]) if said else _("never")
