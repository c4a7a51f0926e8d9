"""The request half of core.hands: the editor of a text by several hands, and its two-texts page.

An app asks who may write, then hands over a `Place`; the templates are components/hands_*.html.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import autosave
from core.autosave import Writing, is_autosave
from core.difference import put_together
from core.exceptions import OvertakenError, RefusedError
from core.forms import LONGEST_ID, LongText, PlainForm
from core.hands import Desk, Typed, choose_own, desk_of, drop_draft, keep_draft
from core.models import SharedText, SharedVersion

#: More second texts than this no page puts together at once.
MOST_SEEN = 50
OVERTAKEN = gettext_lazy("The text has changed meanwhile: look at both again.")


class SharedTextForm(PlainForm):
    text = LongText(label=gettext_lazy("Notes"), required=False)

    def __init__(self, data=None, *, label="", **kwargs):
        super().__init__(data, **kwargs)
        self.fields["text"].label = label or self.fields["text"].label

    def typed(self):
        ids = self.data.getlist("seen")[:MOST_SEEN]
        return Typed(
            text=self.cleaned_data["text"],
            base=_small(self.data.get("base", "")),
            seen=tuple(_small(pk) for pk in ids),
        )


@dataclass(frozen=True)
class Place:
    """Where one shared text is written, and what the app calls it.

    `shared` is a saved row for a POST; `share(by)` is the app's service over
    `core.hands.share_draft`, and gives the SharedVersion or None.
    """

    shared: SharedText
    draft_key: str
    template: str  # the editor's page; it includes components/hands_editor.html
    conflict_template: str  # includes components/hands_conflict.html
    edit_url: str
    save_url: str
    conflict_url: str
    drop_url: str
    back_url: str
    share: Callable[..., SharedVersion | None]
    label: str = ""  # of the field
    button: str = ""
    context: dict = field(default_factory=dict)


def edit(request, place):
    """The editor; its button makes the text everybody's."""
    if request.method == "GET":
        return page(request, place)
    form = SharedTextForm(request.POST, label=place.label)
    _kept, answer = _keep(request, place, form)
    if answer:
        return answer
    if request.POST.get("act") == "save":
        return redirect(place.edit_url)
    return _share(request, place, form)


def save(request, place):
    """What a script sends while somebody types."""
    form = SharedTextForm(request.POST, label=place.label)
    kept, answer = _keep(request, place, form)
    return answer or autosave.saved(kept.version)


def drop(request, place):
    """The author's own draft goes; what everybody has stays."""
    version = Writing.of(request.POST).version
    try:
        drop_draft(place.shared, by=request.member, version=version)
    except OvertakenError:
        messages.warning(request, OVERTAKEN)
        return redirect(place.edit_url)
    messages.success(request, _("Your draft is gone, the shared text stays as it was."))
    return autosave.acknowledged(redirect(place.back_url), place.draft_key)


def conflict(request, place):
    """Two own texts from two pages: either, or both put together."""
    desk = desk_of(place.shared, request.member)
    seconds = list(place.shared.drafts.met(request.member)) if place.shared.pk else []
    if not seconds:
        return redirect(place.edit_url)
    posted = request.POST.get("copy", "")
    second = next((row for row in seconds if str(row.pk) == posted), seconds[0])
    is_merge = request.POST.get("act") == "merge"
    form = SharedTextForm(request.POST, label=place.label) if is_merge else None
    if request.method == "POST" and (form is None or form.is_valid()):
        answer = _chosen(request, place, second, form)
        if answer:
            return answer
    joined = {"text": put_together(desk.text, second.text)}
    context = {
        **place.context,
        "place": place,
        "desk": desk,
        "second": second,
        "pairs": [(place.label, desk.text, second.text)],
        "form": form or SharedTextForm(initial=joined, label=place.label),
    }
    return render(request, place.conflict_template, context, status=422 if form else 200)


def page(request, place, *, form=None, is_unsaved=False, status=200):
    """The editor; two statements of its own."""
    desk = desk_of(place.shared, request.member)
    if form is None:
        form = SharedTextForm(initial={"text": desk.text}, label=place.label)
    base, seen = _began_from(request, desk, is_unsaved)
    context = {
        **place.context,
        "place": place,
        "desk": desk,
        "form": form,
        "base": base,
        "seen": seen,
        "is_unsaved": is_unsaved,
    }
    return render(request, place.template, context, status=status)


def _began_from(request, desk: Desk, is_unsaved):
    """A refused text is shown again with what its page said it began from."""
    if not is_unsaved:
        return desk.base, desk.seen
    ids = request.POST.getlist("seen")[:MOST_SEEN]
    return _small(request.POST.get("base", "")), [_small(pk) for pk in ids]


def _keep(request, place, form):
    """(Kept, None), or (None, the answer to give instead)."""
    if not autosave.is_from(request, request.member):
        if is_autosave(request):
            return None, autosave.signed_out(request)
        raise PermissionDenied
    if not form.is_valid():
        if is_autosave(request):
            return None, autosave.refused(form)
        return None, page(request, place, form=form, is_unsaved=True, status=422)
    writing = Writing.of(request.POST)
    kept = keep_draft(place.shared, form.typed(), by=request.member, writing=writing)
    if kept.second is None:
        return kept, None
    if is_autosave(request):
        return None, autosave.conflict(place.conflict_url)
    return None, redirect(place.conflict_url)


def _share(request, place, form):
    """The text is kept already; here it becomes everybody's, or a second text beside theirs."""
    try:
        version = place.share(by=request.member)
    except (OvertakenError, RefusedError) as error:
        form.add_error(None, getattr(error, "message", OVERTAKEN))
        return page(request, place, form=form, status=422)
    if version is not None and version.number is None:
        messages.warning(request, _("Somebody was first. Both texts are kept: put them together."))
        return autosave.acknowledged(redirect(place.edit_url), place.draft_key)
    messages.success(request, _("Saved for everybody."))
    return autosave.acknowledged(redirect(place.back_url), place.draft_key)


def _chosen(request, place, second, form):
    """Either text whole, or the joined one; None when the joined one comes too late."""
    text = second.text if request.POST.get("act") == "copy" else None
    text = form.cleaned_data["text"] if form else text
    version = Writing.of(request.POST).version
    try:
        if not autosave.speaks_of(request, second):
            raise OvertakenError
        choose_own(place.shared, second, text, by=request.member, version=version)
    except OvertakenError:
        if form:
            form.add_error(None, OVERTAKEN)
            return None
        messages.warning(request, OVERTAKEN)
        return redirect(place.conflict_url)
    messages.success(request, _("One text again; it is still your draft."))
    return autosave.acknowledged(redirect(place.edit_url), place.draft_key)


def _small(text):
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_ID
    return int(text) if is_number else 0
