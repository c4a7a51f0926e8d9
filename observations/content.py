"""What stands in a protocol as one value: typed, kept, compared and published whole.

A content is a dict that JSON can hold: {"notes", "answers", "scales"}, the same in the draft's
columns, in a pending amendment and in the copy of a conflict.
"""

from django.utils.translation import gettext as _

from observations.enums import Side
from observations.questions import kept_by_name

FIELDS = ("notes", "answers", "scales")
#: More notes than this nobody writes in a lesson.
MOST_NOTES = 300
LONGEST_NOTE = 2_000
#: What a scale can say, where a school uses scales.
SCALE = (1, 2, 3, 4)


def blank(template, kind):
    """The content of a protocol nobody has written in, in a school of this `kind`.

    The template's questions keep their words; the default ones are kept by name.
    """
    questions = template.questions if template else kept_by_name(kind)
    scales = template.scales if template else []
    return {
        "notes": [],
        "answers": [{**_kept(question), "answer": ""} for question in questions],
        "scales": [{**_kept(scale), "value": None} for scale in scales],
    }


def content_of(observation):
    """What stands in the protocol's own columns."""
    return {field: getattr(observation, field) for field in FIELDS}


def typed_in(observation):
    """What the observer sees in the editor: the pending amendment, else the text."""
    return observation.pending or content_of(observation)


def rewritten(content, typed):
    """`content` with what a form brought; what it leaves out stays.

    `typed` has `notes` ([{"at", "side", "text"}], whole), `answers` ({key: text}) and
    `scales` ({key: 1–4 or None}).
    """
    new = dict(content)
    if "notes" in typed:
        new["notes"] = [_note(note) for note in typed["notes"] if note["text"].strip()]
        new["notes"] = new["notes"][:MOST_NOTES]
    texts = typed.get("answers", {})
    new["answers"] = [
        {**answer, "answer": texts.get(answer["key"], answer["answer"])}
        for answer in content["answers"]
    ]
    values = typed.get("scales", {})
    new["scales"] = [
        {**scale, "value": _value(values.get(scale["key"], scale["value"]))}
        for scale in content["scales"]
    ]
    return new


def lacking(content):
    """{key: sentence} of the answers that submitting needs and the content has not."""
    return {
        answer["key"]: _("Write at least a sentence here.")
        for answer in content["answers"]
        if answer.get("is_required") and not answer["answer"].strip()
    }


def is_empty(content):
    """Nothing was noted, answered or chosen."""
    answers = any(answer["answer"].strip() for answer in content["answers"])
    scales = any(scale["value"] for scale in content["scales"])
    return not (content["notes"] or answers or scales)


def differences(was, now):
    """[(field, was, now)] as texts, for the history; an answer is named by its question's key."""
    pairs = [("notes", _lines(was["notes"]), _lines(now["notes"]))]
    before = {answer["key"]: answer["answer"] for answer in was["answers"]}
    pairs += [
        (f"answer:{a['key']}", before.get(a["key"], ""), a["answer"]) for a in now["answers"]
    ]
    chosen = {scale["key"]: scale["value"] for scale in was["scales"]}
    pairs += [
        (f"scale:{s['key']}", str(chosen.get(s["key"]) or ""), str(s["value"] or ""))
        for s in now["scales"]
    ]
    return [(field, old, new) for field, old, new in pairs if old != new]


def words_of(content):
    """Every text a person wrote, for the hint about surnames."""
    return [*(n["text"] for n in content["notes"]), *(a["answer"] for a in content["answers"])]


def _kept(question):
    """A question as the protocol keeps it."""
    named = {"default": question["default"]} if "default" in question else {}
    return {
        "key": question["key"],
        "text": question["text"],
        "help": question.get("help", ""),
        "is_required": bool(question.get("is_required")),
        **named,
    }


def _note(note):
    side = note.get("side")
    return {
        "at": str(note.get("at", ""))[:5],
        "side": side if side in Side.values else "",
        "text": note["text"][:LONGEST_NOTE],
    }


def _value(value):
    return value if value in SCALE else None


def _lines(notes):
    return "\n".join(f"{note['at']} {note['text']}".strip() for note in notes)
