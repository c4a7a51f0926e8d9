"""The form a goal is written in: the draft with its steps, or the change that waits apart."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import DayInput, LongText, PlainForm
from goals.enums import Competence
from goals.models import Goal
from goals.services import lacking, row_names, typed_text
from goals.services.steps import MOST, too_many
from goals.services.text import OTHER
from groups.forms import AudienceField
from years.models import Direction

#: Empty rows offered below the written ones.
SPARE_ROWS = 2
LEAST_ROWS = 3

LACKING = {
    "sentence": gettext_lazy("Say the goal in one sentence."),
    "criteria": gettext_lazy("Write at least one sign by which you will know."),
    "direction": gettext_lazy("Choose the school direction; “Another” is fine."),
}


def wide(rows, **attrs):
    return forms.Textarea(attrs={"rows": rows, "class": "write", **attrs})


class GoalTextForm(PlainForm):
    """`is_whole` asks for everything that submitting needs; saving a draft asks for nothing."""

    sentence = LongText(
        label=gettext_lazy("The goal in one sentence"),
        help_text=gettext_lazy("What should change for your pupils? It is the goal's name."),
        max_length=300,
        required=False,
        widget=wide(2),
    )
    why = LongText(label=gettext_lazy("Why it matters for pupils"), required=False, widget=wide(4))
    criteria = LongText(
        label=gettext_lazy("How I will know that it worked"),
        help_text=gettext_lazy("One sign on a line; at least one."),
        required=False,
        widget=wide(4),
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("School direction"), required=False, widget=forms.Select
    )
    competence = forms.ChoiceField(
        label=gettext_lazy("Competence it develops"),
        required=False,
        choices=[("", gettext_lazy("not chosen")), *Competence.choices],
    )

    def __init__(self, *args, goal, school, is_whole=False, **kwargs):
        self.goal, self.school, self.is_whole = goal, school, is_whole
        initial = {**typed_text(goal), "audience": goal.audience}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["direction"].choices = self._directions()
        self.fields["direction"].error_messages["invalid_choice"] = _(
            "There is no such direction in this school year. Choose one of the list."
        )
        if goal.is_draft:
            self.fields["audience"] = AudienceField(required=False)
            self._add_rows()
        elif any(name.endswith("-text") for name in self.data):
            self._add_late_rows()

    def _directions(self):
        rows = Direction.objects.filter(year=self.goal.year_id)
        named = [(str(row.pk), f"{row.code} {row.name}") for row in rows]
        return [("", _("not chosen")), *named, (OTHER, _("Another"))]

    def _add_rows(self):
        """A row of fields for each step, and a few empty ones."""
        self.rows = row_names(self.goal)
        spare = max(SPARE_ROWS, LEAST_ROWS - len(self.rows))
        free = [f"new_{n}" for n in range(MOST) if f"new_{n}" not in self.rows]
        names = [*self.rows, *free[: min(spare, max(0, MOST - len(self.rows)))]]
        posted = [name for name in free if self.data.get(f"{name}-text")]
        self.row_order = list(dict.fromkeys([*names, *posted]))
        for number, name in enumerate(self.row_order, start=1):
            self._add_row(name, number, self.rows.get(name))

    def _add_late_rows(self):
        """Rows of a page that was opened before the goal left its draft: they are not lost."""
        self.rows = row_names(self.goal)
        names = dict.fromkeys([*self.rows, *(f"new_{n}" for n in range(MOST))])
        self.row_order = [name for name in names if f"{name}-text" in self.data]
        for number, name in enumerate(self.row_order, start=1):
            self._add_row(name, number, self.rows.get(name))

    def _add_row(self, name, number, step):
        self.fields[f"{name}-text"] = LongText(
            label=_("Step %(number)d") % {"number": number},
            max_length=300,
            required=False,
            initial=step.text if step else "",
            widget=forms.TextInput,
        )
        self.fields[f"{name}-due_on"] = forms.DateField(
            label=_("By when"),
            required=False,
            initial=step.due_on if step else None,
            widget=DayInput(attrs=days_of(self.goal.year)),
        )

    def step_fields(self):
        """Pairs of bound fields for the page, with the step a row stands for."""
        return [
            (self[f"{name}-text"], self[f"{name}-due_on"], self.rows.get(name))
            for name in self.row_order
        ]

    def clean(self):
        data = super().clean()
        for name in getattr(self, "row_order", ()):
            self._clean_row(name, data)
        self._clean_number(data)
        if self.is_whole and not self.errors:
            self._ask_for_whole(data)
        return data

    def _clean_row(self, name, data):
        text, day = data.get(f"{name}-text"), data.get(f"{name}-due_on")
        if day and not self.goal.year.holds(day):
            self.add_error(f"{name}-due_on", outside(self.goal.year))
        if day and not text:
            self.add_error(f"{name}-text", _("Say what you will do by this day."))

    def _clean_number(self, data):
        """Rows past the most that a goal may have are refused, each beside its words."""
        names = getattr(self, "row_order", ())
        if not names:
            return
        kept = [name for name in names if data.get(f"{name}-text") or self._is_done(name)]
        planned = [name for name in kept if name not in self.rows]
        room = MOST - len([name for name in kept if name in self.rows])
        if not self.goal.is_draft:  # rows of steps stay whatever the late page says
            stand = {step.text for step in self.rows.values()}
            planned = [name for name in planned if data[f"{name}-text"] not in stand]
            room = MOST - len(stand)
        for name in planned[max(room, 0) :]:
            self.add_error(f"{name}-text", too_many())

    def _is_done(self, name):
        return name in self.rows and self.rows[name].done_on is not None

    def _ask_for_whole(self, data):
        has_steps = any(text for text, _day in self.step_rows().values())
        if not self.goal.is_draft:
            has_steps = self.goal.steps.exists()
        for name in lacking(self.words(), has_steps=has_steps, school=self.school):
            if name == "steps":
                place = f"{self.row_order[0]}-text" if self.goal.is_draft else None
                self.add_error(place, _("Plan at least one step."))
            else:
                self.add_error(name, LACKING[name])

    def words(self):
        """The goal's text, by the names of Goal.TEXT_FIELDS."""
        text = {name: self.cleaned_data[name].strip() for name in Goal.TEXT_FIELDS}
        return {**text, "sentence": " ".join(text["sentence"].split())}

    def step_rows(self):
        """{row: (text, due_on)} of a draft, or of a page opened while it was one."""
        data = self.cleaned_data
        return {
            name: (" ".join(data[f"{name}-text"].split()), data[f"{name}-due_on"])
            for name in getattr(self, "row_order", ())
        }


def days_of(year):
    """The days that a browser's calendar offers."""
    return {"min": year.starts_on, "max": year.ends_on}


def outside(year):
    return _("Choose a day of this school year, %(first)s – %(last)s.") % {
        "first": year.starts_on,
        "last": year.ends_on,
    }
