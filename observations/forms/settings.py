"""What the administrator sets once for the 2+2."""

import datetime as dt

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import PlainForm
from observations.forms.lesson import TimeInput, whole
from people.enums import SchoolKind
from people.models import Member
from years.models import Term

NUMBERS = range(13)
#: A day of lessons that a school without bell times may begin with: (hour, minute), 45 minutes.
USUAL = {1: (8, 0), 2: (8, 55), 3: (9, 50), 4: (10, 55), 5: (12, 0), 6: (12, 55), 7: (13, 50)}
MOST_LESSONS = 20
MOST_QUESTIONS = 10
DECLINED_NUMBER = gettext_lazy("20 at most.")


class BellsForm(PlainForm):
    """A row per lesson number, an empty one means there is no such lesson; and the days."""

    notice_days = whole(
        gettext_lazy("Working days of notice for posting, moving and cancelling"), 1, 0, 10
    )
    protocol_days = whole(
        gettext_lazy("Working days within which the observation record is due"),
        3,
        1,
        20,
    )

    def __init__(self, *args, bells, setting, school, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["notice_days"].initial = setting.notice_days
        self.fields["protocol_days"].initial = setting.protocol_days
        for name in ("notice_days", "protocol_days"):
            self.fields[name].required = True
        times = {bell.number: (bell.starts_at, bell.ends_at) for bell in bells}
        self.is_suggested = not times and school.kind == SchoolKind.SCHOOL
        if self.is_suggested:
            times = {number: usual(*begins) for number, begins in USUAL.items()}
        for number in NUMBERS:
            first, last = times.get(number, (None, None))
            self.fields[f"begins_{number}"] = forms.TimeField(
                label=gettext_lazy("Begins"), required=False, initial=first, widget=TimeInput
            )
            self.fields[f"ends_{number}"] = forms.TimeField(
                label=gettext_lazy("Ends"), required=False, initial=last, widget=TimeInput
            )

    @property
    def rows(self):
        return [(n, self[f"begins_{n}"], self[f"ends_{n}"]) for n in NUMBERS]

    def clean(self):
        super().clean()
        self.times, before = {}, None
        for number in NUMBERS:
            first = self.cleaned_data.get(f"begins_{number}")
            last = self.cleaned_data.get(f"ends_{number}")
            if first is None and last is None:
                continue
            self._check(number, first, last, before)
            self.times[number] = (first, last)
            before = last or before
        return self.cleaned_data

    def _check(self, number, first, last, before):
        if first is None and not self.has_error(f"begins_{number}"):
            self.add_error(f"begins_{number}", _("When does it begin?"))
        elif last is None and not self.has_error(f"ends_{number}"):
            self.add_error(f"ends_{number}", _("When does it end?"))
        elif first and last and last <= first:
            self.add_error(f"ends_{number}", _("It ends before it begins."))
        elif first and before and first < before:
            self.add_error(f"begins_{number}", _("The one before has not ended yet."))


class QuotaForm(PlainForm):
    """Other numbers for one member in one term; zero and zero is an exemption."""

    member = forms.ModelChoiceField(
        Member.objects.none(),
        label=gettext_lazy("Member of staff"),
        empty_label=gettext_lazy("choose"),
    )
    term = forms.ModelChoiceField(
        Term.objects.none(), label=gettext_lazy("Half-year"), empty_label=None
    )
    need_shown = whole(gettext_lazy("To show: how many"), 0, 0, MOST_LESSONS)
    need_observed = whole(gettext_lazy("To observe: how many"), 0, 0, MOST_LESSONS)

    def __init__(self, *args, members, terms, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        self.fields["term"].queryset = terms
        for name in ("need_shown", "need_observed"):
            self.fields[name].required = True


class TemplateForm(PlainForm):
    """The questions of a protocol; scales only where they are switched on."""

    name = forms.CharField(label=gettext_lazy("Name of the form"), max_length=100)
    has_scales = forms.BooleanField(
        label=gettext_lazy("Also ask for a mark from 1 to 4"),
        help_text=gettext_lazy(
            "Off by default: an observation helps to find an answer and judges nobody."
        ),
        required=False,
    )

    def __init__(self, *args, template, **kwargs):
        """`template` is {"name", "questions", "scales"}: what stands there now."""
        self.template = template
        initial = {"name": template["name"], "has_scales": bool(template["scales"])}
        super().__init__(*args, initial=initial, **kwargs)
        self._add("question", template["questions"], with_help=True)
        self._add("scale", template["scales"], with_help=False)

    def _add(self, kind, rows, *, with_help):
        for index in range(MOST_QUESTIONS):
            row = rows[index] if index < len(rows) else {}
            self.fields[f"{kind}_{index}"] = forms.CharField(
                max_length=200, required=False, initial=row.get("text", "")
            )
            self.fields[f"{kind}_key_{index}"] = forms.SlugField(
                required=False, initial=row.get("key", ""), widget=forms.HiddenInput
            )
            if with_help:
                self.fields[f"{kind}_help_{index}"] = forms.CharField(
                    max_length=300, required=False, initial=row.get("help", "")
                )
                self.fields[f"{kind}_required_{index}"] = forms.BooleanField(
                    required=False, initial=bool(row.get("is_required"))
                )

    @property
    def question_rows(self):
        parts = ("", "_key", "_help", "_required")
        return [
            [self[f"question{part}_{index}"] for part in parts] for index in range(MOST_QUESTIONS)
        ]

    @property
    def scale_rows(self):
        return [
            (self[f"scale_{index}"], self[f"scale_key_{index}"]) for index in range(MOST_QUESTIONS)
        ]

    def clean(self):
        data = super().clean()
        self.questions, self.scales = self._rows("question"), self._rows("scale")
        if not self.questions and not self.errors:
            self.add_error("question_0", _("An observation record asks at least one question."))
        if data.get("has_scales") and not self.scales and not self.errors:
            self.add_error("scale_0", _("Name at least one scale, or switch them off."))
        return data

    def _rows(self, kind):
        """Each row keeps the key it had, so that answers can be compared over versions."""
        rows, keys = [], set()
        for index in range(MOST_QUESTIONS):
            text = (self.cleaned_data.get(f"{kind}_{index}") or "").strip()
            if not text:
                continue
            key = self.cleaned_data.get(f"{kind}_key_{index}") or f"{kind}_{index + 1}"
            while key in keys:
                key = f"{key}_"
            keys.add(key)
            rows.append(
                {
                    "key": key,
                    "text": text,
                    "help": self.cleaned_data.get(f"{kind}_help_{index}") or "",
                    "is_required": bool(self.cleaned_data.get(f"{kind}_required_{index}")),
                }
            )
        return rows


def usual(hour, minute):
    begins = dt.datetime(2000, 1, 1, hour, minute)  # noqa: DTZ001  only its time is kept
    return begins.time(), (begins + dt.timedelta(minutes=45)).time()
