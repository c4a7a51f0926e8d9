"""Two texts of one month beside each other."""

from django.utils.translation import gettext as _

from reflections.enums import HowItWent
from reflections.forms import EditorForm

TEXTS = ("what_happened", "mattered", "next_step")


def pairs_of(there, copy):
    """[(label, text there, text of the copy)] of what differs."""
    fields = EditorForm.base_fields
    how = dict(HowItWent.choices)
    rows = [(fields["how_it_went"].label, *(how.get(c["how_it_went"], "") for c in (there, copy)))]
    rows += [(fields[name].label, there[name], copy[name]) for name in TEXTS]
    rows += [
        (answer["question"], answer["text"], text_of(copy, answer["prompt"]))
        for answer in there["answers"]
    ]
    rows.append((_("Growth categories"), there["growth"], copy["growth"]))
    return [row for row in rows if row[1] != row[2]]


def text_of(content, prompt):
    return next((one["text"] for one in content["answers"] if one["prompt"] == prompt), "")


def merged(form, there, copy):
    """The editor's form with both texts, one under the other, where they differ."""
    for name in TEXTS:
        form.initial[name] = both(there[name], copy[name])
    for answer in there["answers"]:
        name = f"answer_{answer['prompt']}"
        form.initial[name] = both(answer["text"], text_of(copy, answer["prompt"]))
    form.initial["growth"] = sorted({*there["growth"].split(), *copy["growth"].split()})
    form.initial["step_ids"] = sorted({*there["step_ids"], *copy["step_ids"]})
    form.initial["how_it_went"] = there["how_it_went"] or copy["how_it_went"]
    return form


def both(first, second):
    if first.strip() in second:
        return second
    return first if second.strip() in first else f"{first}\n\n{second}"
