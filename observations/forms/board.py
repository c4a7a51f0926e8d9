"""The filters of the board: a GET form, so a wrong value is no filter and no error."""

from dataclasses import dataclass

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from core.forms import PlainForm
from core.wording import day_long
from observations.vocabulary import words_of

SELECTED = mark_safe(" selected")


@dataclass(frozen=True)
class Select:
    """A list to choose from; `options` are its elements, drawn at once: there may be many."""

    name: str
    key: str
    label: str
    options: SafeString

    @classmethod
    def of(cls, field):
        chosen = field.value()
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            (
                (value, SELECTED if value and str(value) == chosen else "", word)
                for value, word in field.field.choices
            ),
        )
        return cls(field.html_name, field.id_for_label, field.label, options)


class BoardForm(PlainForm):
    view = forms.ChoiceField(choices=[("list", ""), ("week", "")], required=False)
    week = forms.DateField(required=False)
    area = forms.TypedChoiceField(
        label=_("Subject area"), coerce=int, empty_value=None, required=False
    )
    class_name = forms.ChoiceField(required=False)
    day = forms.TypedChoiceField(label=_("Day"), empty_value=None, required=False)
    free = forms.BooleanField(label=_("Has places"), required=False)
    windows = forms.BooleanField(label=_("When I am free"), required=False)
    goal = forms.BooleanField(label=_("Serves my goal"), required=False)
    unvisited = forms.BooleanField(label=_("With whom I have not been"), required=False)

    def __init__(self, data, *, facets, school):
        super().__init__(data)
        words = words_of(school)
        self.fields["area"].choices = [("", _("All subjects")), *facets["areas"]]
        self.fields["class_name"].label = words["class"]
        self.fields["class_name"].choices = [
            ("", words["all_classes"]),
            *((name, name) for name in facets["classes"]),
        ]
        self.fields["day"].choices = [
            ("", _("All days")),
            *((day.isoformat(), day_long(day)) for day in facets["days"]),
        ]

    def clean_week(self):
        """Years far away have no weeks before or after them."""
        week = self.cleaned_data["week"]
        return week if week and 2000 <= week.year <= 2199 else None

    def wanted(self):
        """{name: value} of what makes sense; the rest is as if it were not asked."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def selects(self):
        return [Select.of(self[name]) for name in ("area", "class_name", "day")]

    @property
    def boxes(self):
        return [self["free"], self["windows"], self["goal"], self["unvisited"]]
