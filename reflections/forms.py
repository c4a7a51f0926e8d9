"""The words of a reflection, the files with it, and the school's questions."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import LongText, PlainForm
from groups.forms import AudienceField
from reflections.content import MOST_STEPS
from reflections.enums import FAMILIES, Growth, HowItWent

#: So many questions a school may ask beside the two that are always there.
MOST_PROMPTS = 6
_NAMES = re.compile(r"\b[A-ZĄČĘĖĮŠŲŪŽ][a-ząčęėįšųūž]+ [A-ZĄČĘĖĮŠŲŪŽ][a-ząčęėįšųūž]+\b")


class StepsField(forms.Field):
    """Ids of goal steps; which of them are one's own is asked when the text is published."""

    widget = forms.SelectMultiple

    def to_python(self, value):
        return [int(pk) for pk in (value or [])[:MOST_STEPS] if re.fullmatch(r"[0-9]{1,18}", pk)]


class EditorForm(PlainForm):
    """Everything a reflection holds; nothing is required while one writes."""

    how_it_went = forms.ChoiceField(
        label=gettext_lazy("How did it go?"),
        choices=HowItWent.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    what_happened = LongText(label=gettext_lazy("What happened when you tried?"), required=False)
    mattered = LongText(label=gettext_lazy("What mattered most this month?"), required=False)
    next_step = LongText(label=gettext_lazy("What is the next step?"), required=False)
    growth = forms.MultipleChoiceField(
        label=gettext_lazy("What growth did you write about?"),
        choices=Growth.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    step_ids = StepsField(required=False)
    audience = AudienceField(required=False)

    def __init__(self, data=None, *, content, audience=None):
        initial = {**content, "growth": content["growth"].split(), "audience": audience}
        self.questions = content["answers"]
        answers = {f"answer_{answer['prompt']}": answer for answer in self.questions}
        initial |= {name: answer["text"] for name, answer in answers.items()}
        self.base_fields = self.base_fields | {
            name: LongText(label=answer["question"], help_text=answer["help"], required=False)
            for name, answer in answers.items()
        }
        super().__init__(data, initial=initial)
        if audience is None:
            del self.fields["audience"]

    @property
    def typed(self):
        """What reflections.content.rewritten takes."""
        plain = {name: value for name, value in self.cleaned_data.items() if name[:7] != "answer_"}
        texts = {
            answer["prompt"]: self.cleaned_data[f"answer_{answer['prompt']}"]
            for answer in self.questions
        }
        return {**plain, "texts": texts}

    @property
    def answer_fields(self):
        return [self[f"answer_{answer['prompt']}"] for answer in self.questions]

    @property
    def has_answers(self):
        """A question was answered, or its answer was refused."""
        return any(field.value() or field.errors for field in self.answer_fields)

    @property
    def families(self):
        """[(letter, name, boxes, how many are ticked)] of the growth categories."""
        boxes = [box.data for box in self["growth"]]
        rows = []
        for letter, name in FAMILIES.items():
            own = [box for box in boxes if box["value"].startswith(letter)]
            rows.append((letter, name, own, sum(bool(box["selected"]) for box in own)))
        return rows

    @property
    def picked_steps(self):
        """Ids of the goal steps ticked, as they stand in the page."""
        return {int(pk) for pk in self["step_ids"].value() or [] if str(pk).isdecimal()}


class PromptForm(PlainForm):
    """One question of the school; an empty one is taken away."""

    text = forms.CharField(label=gettext_lazy("Question"), max_length=200, required=False)
    help_text = forms.CharField(label=gettext_lazy("Explanation"), max_length=300, required=False)


PromptFormSet = forms.formset_factory(PromptForm, extra=MOST_PROMPTS, max_num=MOST_PROMPTS)


def suggested_prompts():
    """What a school that has asked nothing yet may begin with."""
    return [
        {"text": _("What did I understand about my pupils?"), "help_text": ""},
        {"text": _("What helped me, what stood in the way?"), "help_text": ""},
        {"text": _("What did I feel?"), "help_text": ""},
    ]


def possible_names(texts):
    """Two capitalised words in a row, for a hint only; never stored, never refused."""
    found = [name for text in texts for name in _NAMES.findall(text)]
    return list(dict.fromkeys(found))[:5]
