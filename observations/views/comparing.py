"""Two texts of one protocol: either, or both put together; both are stored already."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from core.autosave import Writing, acknowledged, speaks_of
from core.exceptions import OvertakenError
from observations.content import typed_in
from observations.forms.protocol import ProtocolForm
from observations.questions import asked
from observations.services import choose_text
from observations.views.record import require_writer, row_or_404
from observations.vocabulary import words_of

OVERTAKEN = gettext_lazy("The text has changed meanwhile: look at both again.")


@require_http_methods(["GET", "POST"])
def conflict(request, pk):
    row = row_or_404(request, pk)
    require_writer(request, row)
    copies = waiting_copies(row)
    if not copies:
        return redirect(_editor(row))
    there, copy = typed_in(row), _shown(request, copies)
    is_merge = request.POST.get("act") == "merge"
    form = ProtocolForm(request.POST, content=there) if is_merge else None
    if request.method == "POST" and (form is None or form.is_valid()):
        answer = _choose(request, row, copy, form)
        if answer:
            return answer
    context = {
        "observation": row,
        "copy": copy,
        "pairs": pairs_of(there, copy.content),
        "form": form or ProtocolForm(content=merged(there, copy.content)),
        "words": words_of(row.owner.school),
    }
    return render(request, "observations/conflict.html", context, status=422 if form else 200)


def waiting_copies(row):
    """Texts that met the one that is there, the latest first."""
    return list(row.copies.waiting().order_by("-made_at", "-pk"))


def _shown(request, copies):
    """The copy that the posted page spoke of, while it waits; else the latest."""
    asked = request.POST.get("copy", "")
    return next((copy for copy in copies if str(copy.pk) == asked), copies[0])


def _choose(request, row, copy, form):
    """Either text whole, or the merged one; None when the merged one comes too late."""
    typed = None
    if form:
        typed = form.typed
    elif request.POST.get("act") == "copy":
        typed = whole(copy.content)
    try:
        if not speaks_of(request, copy):
            raise OvertakenError
        version = Writing.of(request.POST).version
        choose_text(row, typed, by=request.member, version=version, copy=copy)
    except OvertakenError:
        if form:
            form.add_error(None, OVERTAKEN)
            return None
        messages.warning(request, OVERTAKEN)
        return redirect("observations:conflict", row.pk)
    messages.success(request, _("Your text is kept."))
    to = reverse("observations:conflict", args=[row.pk]) if waiting_copies(row) else _editor(row)
    return acknowledged(redirect(to), row.key)


def _editor(row):
    name = "amend" if row.is_handed_over else "protocol"
    return reverse(f"observations:{name}", args=[row.pk])


def whole(content):
    """A stored content as a form would have brought it."""
    return {
        "notes": content["notes"],
        "answers": {row["key"]: row["answer"] for row in content["answers"]},
        "scales": {row["key"]: row["value"] for row in content["scales"]},
    }


def merged(there, copy):
    """Lines of both by their time, answers one under the other where they differ."""
    new = [note for note in copy["notes"] if note not in there["notes"]]
    notes = sorted([*there["notes"], *new], key=lambda note: note["at"])
    second = whole(copy)
    answers = [
        {**row, "answer": _both(row["answer"], second["answers"].get(row["key"], ""))}
        for row in there["answers"]
    ]
    scales = [
        {**row, "value": row["value"] or second["scales"].get(row["key"])}
        for row in there["scales"]
    ]
    return {"notes": notes, "answers": answers, "scales": scales}


def pairs_of(there, copy):
    """[(label, text there, text of the copy)] of what differs."""
    second = whole(copy)
    rows = [(_("What I see and hear"), _lines(there["notes"]), _lines(copy["notes"]))]
    rows += [
        (row["text"], row["answer"], second["answers"].get(row["key"], ""))
        for row in asked(there["answers"])
    ]
    rows += [
        (row["text"], row["value"] or "", second["scales"].get(row["key"]) or "")
        for row in there["scales"]
    ]
    return [row for row in rows if row[1] != row[2]]


def _lines(notes):
    return "\n".join(f"{note['at']} {note['text']}" for note in notes)


def _both(first, second):
    if first.strip() in second:
        return second
    return first if second.strip() in first else f"{first}\n\n{second}"
