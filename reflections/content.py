"""What one writes in a reflection as one value: typed, kept, compared and published whole.

A content is a dict that JSON can hold; draft columns, a pending amendment and the copy of a
conflict all hold the same one.
"""

from copy import copy

from reflections.enums import Growth

#: The columns of a content; the first three and `next_step` are plain words.
FIELDS = ("how_it_went", "what_happened", "mattered", "answers", "next_step", "growth", "step_ids")
#: How many goal steps a reflection may speak of.
MOST_STEPS = 50


def content_of(reflection):
    """What stands in the reflection's own columns."""
    return {field: getattr(reflection, field) for field in FIELDS}


def unsent(reflection):
    """The reflection as its pending amendment says it, for its owner to read; None without one."""
    if not reflection.pending:
        return None
    row = copy(reflection)
    for field, value in reflection.pending.items():
        setattr(row, field, value)
    return row


def typed_in(reflection):
    """What its owner sees in the editor: the pending amendment, else the text."""
    return reflection.pending or content_of(reflection)


def blank(questions):
    """The content of a month nobody has written in; `questions` are the school's prompts."""
    empty = dict.fromkeys(FIELDS, "")
    answers = [
        {"prompt": q.pk, "question": q.text, "help": q.help_text, "text": ""} for q in questions
    ]
    return {**empty, "answers": answers, "step_ids": []}


def rewritten(content, typed):
    """`content` with what a form brought; answers keep their questions' words (A40).

    `typed` has the plain fields, `texts` ({prompt id: answer}), `growth` (codes) and
    `step_ids`; what it leaves out stays.
    """
    plain = {field: typed[field] for field in FIELDS if isinstance(typed.get(field), str)}
    texts = typed.get("texts", {})
    answers = [
        {**answer, "text": texts.get(answer["prompt"], answer["text"])}
        for answer in content["answers"]
    ]
    new = {**content, **plain, "answers": answers}
    if "growth" in typed:
        new["growth"] = " ".join(code for code in Growth.values if code in typed["growth"])
    if "step_ids" in typed:
        new["step_ids"] = sorted(set(typed["step_ids"]))[:MOST_STEPS]
    return new


def differences(was, now):
    """[(field, was, now)] as texts, for the history; an answer is named by its prompt."""
    plain = ("how_it_went", "what_happened", "mattered", "next_step", "growth")
    pairs = [(field, was[field], now[field]) for field in plain]
    before = {answer["prompt"]: answer["text"] for answer in was["answers"]}
    pairs += [
        (f"answer:{answer['prompt']}", before.get(answer["prompt"], ""), answer["text"])
        for answer in now["answers"]
    ]
    return [(field, old, new) for field, old, new in pairs if old != new]


def words_of(content):
    """Every text a person wrote, for the hint about surnames."""
    texts = [content["what_happened"], content["mattered"], content["next_step"]]
    return [*texts, *(answer["text"] for answer in content["answers"])]
