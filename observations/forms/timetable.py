"""One's own week: a box per lesson of the bells and day, with the class if one likes."""

import datetime as dt
from dataclasses import dataclass

from django import forms

from core.forms import PlainForm

DAYS = range(1, 6)
#: A Monday: the days of the week take their names from it.
MONDAY = dt.date(2001, 1, 1)


@dataclass
class Slot:
    on: dt.date
    taught: object
    class_name: object


class TimetableForm(PlainForm):
    """`slots` is {(weekday, number): class name} once the form is valid."""

    def __init__(self, *args, bells, slots, **kwargs):
        super().__init__(*args, **kwargs)
        self.bells = bells
        taught = {(slot.weekday, slot.number): slot.class_name for slot in slots}
        for day, number in self._places():
            self.fields[f"t_{day}_{number}"] = forms.BooleanField(
                required=False, initial=(day, number) in taught
            )
            self.fields[f"c_{day}_{number}"] = forms.CharField(
                max_length=30, required=False, initial=taught.get((day, number), "")
            )

    def _places(self):
        return [(day, bell.number) for bell in self.bells for day in DAYS]

    @property
    def days(self):
        return [MONDAY + dt.timedelta(days=day - 1) for day in DAYS]

    @property
    def rows(self):
        """[(bell, [Slot])]"""
        return [
            (
                bell,
                [
                    Slot(on, self[f"t_{day}_{bell.number}"], self[f"c_{day}_{bell.number}"])
                    for day, on in zip(DAYS, self.days, strict=True)
                ],
            )
            for bell in self.bells
        ]

    def clean(self):
        data = super().clean()
        self.slots = {
            (day, number): (data.get(f"c_{day}_{number}") or "").strip()
            for day, number in self._places()
            if data.get(f"t_{day}_{number}")
        }
        return data
