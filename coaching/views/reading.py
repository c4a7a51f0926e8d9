"""One's own conversations, one of them, and the sheet to print."""

import rules
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coaching.clashes import clashes_at
from coaching.enums import ALIVE
from coaching.forms.conversations import AgreementForm, NextForm, WishForm, WordForm
from coaching.queries import line_of, note_of, notes_of, partners_of, years_with
from coaching.views.record import allowed, row_or_404
from core.hands import desk_of
from core.vault import key_for


@require_GET
def index(request):
    """The next one first, then what waits, then the year's line."""
    member, years = request.member, list(years_with(request.member))
    asked = request.GET.get("year", "")
    year = next((one for one in years if str(one.pk) == asked), request.year)
    context = {
        "line": line_of(member, year),
        "shown_year": year,
        "years": years,
        "is_current": year == request.year,
        "partners": partners_of(member, request.year),
    }
    return render(request, "coaching/index.html", context)


@require_GET
def detail(request, pk):
    return page(request, row_or_404(request, pk))


@require_GET
def printed(request, pk):
    """What the two share, on one A4 sheet; no private note."""
    row = row_or_404(request, pk)
    agreements = list(row.agreements.all())
    context = {"conversation": row, "agreements": agreements, "notes": notes_of(row)}
    return render(request, "coaching/print.html", context)


def page(request, row, *, status=200, **refused):
    """The page of one conversation; `refused` are the forms sent back."""
    context = {**_context(request, row), **refused}
    return render(request, "coaching/conversation.html", context, status=status)


def _context(request, row):
    member, can = request.member, allowed(request.member, row)
    return {
        **_notes(row, member),
        "conversation": row,
        "other": row.other_of(member),
        "is_owner": row.owner_id == member.pk,
        "is_alive": row.status in ALIVE,
        "can": can,
        "times": _times(request, row, can) if row.status == "proposed" else [],
        "moves": row.moves.select_related("by") if row.revision else [],
        "agreements": _agreements(row, member) if row.is_timed else [],
        "note": note_of(row, member) if can["keep_note"] or row.is_timed else None,
        "word_form": WordForm(),
        "wish_form": WishForm(initial={"wish": row.wish, "was": row.wish})
        if can["write_wish"]
        else None,
        "agreement_form": AgreementForm() if can["write_conversation"] else None,
        "next_form": NextForm(initial={"next_on": row.next_on}),
        "vault_key": key_for(request),
    }


def _notes(row, member):
    """The notes of both, and whether something of one's own or a second text waits there."""
    if not row.is_timed:
        return {}
    desk = desk_of(notes_of(row), member)
    return {"notes": desk.shared, "notes_draft": desk.draft, "notes_besides": desk.besides}


def _agreements(row, member):
    """With `can_tick`: the box is a button for whoever does it."""
    rows = list(row.agreements.all())
    for one in rows:
        one.can_tick = rules.has_perm("coaching.tick_agreement", member, one)
    return rows


def _times(request, row, can):
    """[(time, what speaks against it)], for whoever is to choose."""
    times = list(row.times.all())
    if not can["answer_conversation"]:
        return [(time, "") for time in times]
    spans = [time.span(row.minutes) for time in times]
    clashes = clashes_at(request.member, row.year, spans)
    return list(zip(times, clashes, strict=True))
