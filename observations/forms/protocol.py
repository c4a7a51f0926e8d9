"""What an observer types, and what the two say about it afterwards."""

import re
from itertools import zip_longest

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import CleanText, LongText, PlainForm
from core.text import clean
from groups.forms import AudienceField
from observations.content import LONGEST_NOTE, MOST_NOTES
from observations.enums import Side
from observations.questions import asked

#: A scale has these steps; only a template that a school switched on has scales.
STEPS = [(str(step), str(step)) for step in range(1, 5)]
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")


def refusal_of(at):
    """A sentence where something stands in the place of the time and is none; else ""."""
    if not at.strip() or _CLOCK.fullmatch(at.strip()):
        return ""
    return _("“%(at)s” is not a time. Write it like this: 10:56") % {"at": at.strip()}


class NotesWidget(forms.Widget):
    """Lines of three fields each, in the order of the page; `observations/_notes.html`."""

    def value_from_datadict(self, data, files, name):
        lists = [self._all(data, f"note_{part}") for part in ("at", "side", "text")]
        rows = zip_longest(*lists, fillvalue="")
        return [{"at": at, "side": side, "text": text} for at, side, text in rows]

    def _all(self, data, name):
        if hasattr(data, "getlist"):
            return data.getlist(name)
        value = data.get(name, [])
        return value if isinstance(value, list) else [value]


class NotesField(forms.Field):
    """[{"at", "side", "text"}]; a line without words is no line, its time is not read."""

    widget = NotesWidget

    def to_python(self, value):
        notes = [self._note(row) for row in value or []]
        notes = [note for note in notes if note["text"]]
        for note in notes:
            if refusal := refusal_of(note["at"]):
                raise ValidationError(refusal)
        return notes

    def validate(self, value):
        super().validate(value)
        if len(value) > MOST_NOTES:
            raise ValidationError(
                _("A record may have at most %(n)s notes: join some of them.") % {"n": MOST_NOTES}
            )
        if any(len(note["text"]) > LONGEST_NOTE for note in value):
            raise ValidationError(
                _("One note may have at most %(n)s characters: divide it into two.")
                % {"n": LONGEST_NOTE}
            )

    def _note(self, row):
        side = row["side"] if row["side"] in Side.values else Side.TEACHER.value
        at = clean(row["at"]).strip()
        if clock := _CLOCK.fullmatch(at):
            at = f"{clock[1]:0>2}:{clock[2]}"
        return {"at": at, "side": side, "text": clean(row["text"]).strip()}


class ProtocolForm(CleanText, forms.Form):
    """Everything a protocol holds; nothing is required while one writes.

    `content` is {"notes", "answers", "scales"} as the record keeps it.
    """

    notes = NotesField(label=gettext_lazy("What I see and hear"), required=False)

    def __init__(self, data=None, *, content):
        self.content = content
        fields, initial = {}, {"notes": content["notes"]}
        for row in asked(content["answers"]):
            name = f"answer_{row['key']}"
            fields[name] = LongText(label=row["text"], help_text=row["help"], required=False)
            initial[name] = row.get("answer", "")
        for row in asked(content["scales"]):
            name = f"scale_{row['key']}"
            fields[name] = forms.ChoiceField(
                label=row["text"],
                help_text=row["help"],
                choices=STEPS,
                required=False,
                widget=forms.RadioSelect,
            )
            initial[name] = str(row.get("value") or "")
        self.base_fields = self.base_fields | fields
        super().__init__(data, initial=initial)

    @property
    def typed(self):
        """What observations.services.save_protocol takes."""
        data = self.cleaned_data
        answers = {row["key"]: data[f"answer_{row['key']}"] for row in self.content["answers"]}
        scales = {row["key"]: data[f"scale_{row['key']}"] for row in self.content["scales"]}
        marks = {key: int(step) if step else None for key, step in scales.items()}
        return {"notes": data["notes"], "answers": answers, "scales": marks}

    @property
    def lines(self):
        """The lines to show; what was refused is among them, with its "error"."""
        lines = [line for line in self["notes"].value() or [] if line["text"]]
        return [{**line, "error": refusal_of(line["at"])} for line in lines]

    @property
    def answer_fields(self):
        return [self[f"answer_{row['key']}"] for row in self.content["answers"]]

    @property
    def scale_fields(self):
        return [self[f"scale_{row['key']}"] for row in self.content["scales"]]


class DiscussForm(PlainForm):
    """When the two talked and what they agreed; either writes, until it is confirmed."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    discussed_on = forms.DateField(
        label=gettext_lazy("When did you talk?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Write the day you talked.")},
    )
    agreements = LongText(
        label=gettext_lazy("What did you agree on?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @classmethod
    def of(cls, observation):
        day = observation.discussed_on or timezone.localdate()
        return cls(
            initial={
                "version": observation.agreements_version,
                "discussed_on": day,
                "agreements": observation.agreements,
            }
        )

    def clean_discussed_on(self):
        day = self.cleaned_data["discussed_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is yet to come."))
        return day


class ConfirmForm(PlainForm):
    """The teacher's own words; after a confirmation by time they may still be said."""

    owner_words = LongText(
        label=gettext_lazy("What did this tell me about my own work?"),
        help_text=gettext_lazy("A sentence or two of your own; the observer reads it."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write at least a sentence of your own.")},
    )

    @classmethod
    def of(cls, observation):
        return cls(initial={"owner_words": observation.owner_words})


class ReopenForm(PlainForm):
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why: the other will read it.")},
    )


class AudienceForm(forms.Form):
    """Who reads a protocol; the teacher who showed chooses."""

    audience = AudienceField()

    @classmethod
    def of(cls, observation):
        return cls(initial={"audience": observation.audience})
