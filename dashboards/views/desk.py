"""The curator's desk and one teacher's year."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import retarget

from core import autosave
from core.access import require, visible_or_404
from core.htmx import render_part
from core.text import clean
from core.vault import key_for
from dashboards.desk import desk_of
from dashboards.left import records_of_leavers
from dashboards.teacher_year import teacher_year, years_of_pair
from dashboards.waiting import kind_word, queue_of
from dialogue import services
from dialogue.forms import KeptForm, ReplyForm
from dialogue.models import Message, Thread
from dialogue.queries import answer_key, messages_kept_by, notes_kept_by
from dialogue.views.talk import keep_begun, refused
from groups.queries import taught_by

PAGE, PART = "dashboards/desk.html", "dashboards/_desk_queue.html"


@require_GET
def desk(request):
    require(request.member, "groups.open_desk")
    page = desk_of(request.member, request.year, open_pk=_number(request.GET.get("open")))
    return render(request, PAGE, _context(request, page.queue, desk=page))


@require_POST
def answer(request, pk):
    """Send what stands in the open item, or only mark it as read; the next one opens."""
    thread = visible_or_404(Thread, request.member, pk=pk)
    require(request.member, "dialogue.reply_thread", thread)
    if "read" in request.POST:
        return _mark_read(request, thread)
    form = ReplyForm(request.POST, instance=Message(thread=thread, author=request.member))
    if form.is_valid():
        text, token = form.cleaned_data["text"], form.cleaned_data["form_token"]
        services.send_message(thread, text, by=request.member, form_token=token)
        said = _("Your answer was sent: %(name)s.") % {"name": thread.teacher.name}
    else:
        return _refused(request, thread, form)
    return autosave.acknowledged(_next(request, said), answer_key(thread))


@require_GET
def teacher(request, pk):
    member = request.member
    found = visible_or_404(taught_by(member).select_related("subject"), member, pk=pk)
    years = years_of_pair(member, found)
    wanted = _number(request.GET.get("year"))
    year = next((one for one in years if one.pk == wanted), _first_open(years, request.year))
    page = teacher_year(member, found, years, year, show=request.GET.get("show", "all"))
    context = {"page": page, "vault_key": key_for(request)}
    return render_part(
        request, "dashboards/teacher.html", "dashboards/_teacher_timeline.html", context
    )


@require_GET
def former(request):
    """What a former curator keeps: own words and own notes (A6), and records of who left (A34)."""
    context = {
        "left": records_of_leavers(request.member),
        "kept": [(kind_word(row.thread), row) for row in messages_kept_by(request.member)],
        "notes": notes_kept_by(request.member, now_about=taught_by(request.member)),
    }
    return render(request, "dashboards/desk_former.html", context)


def _mark_read(request, thread):
    """Without an answer; one that was begun waits on the record's page."""
    form = KeptForm(request.POST)
    if not form.is_valid():
        return _refused(request, thread, form)
    keep_begun(request, thread, form)
    services.mark_thread_read(thread, by=request.member)
    said = _("Marked as read: %(name)s.") % {"name": thread.teacher.name}
    return autosave.acknowledged(_next(request, said), answer_key(thread))


def _next(request, said):
    """The queue without what was answered; the next item has the focus."""
    if not request.htmx:
        messages.success(request, said)
        return redirect("dashboards:desk")
    queue = queue_of(request.member)
    return render(request, PART, _context(request, queue, said=said, is_next=True))


def _refused(request, thread, form):
    """The open item again with its text; what waits no more is answered on a page of its own."""
    page = desk_of(request.member, request.year, open_pk=thread.pk)
    item = page.queue.open
    if item is None or item.thread.pk != thread.pk:
        return retarget(refused(request, thread.subject, form), "body")
    item.text = clean(form.data.get("text", ""))
    item.errors = tuple(form.errors.get("text", []))
    context = _context(request, page.queue, desk=page)
    return render_part(request, PAGE, PART, context, status=422)


def _context(request, queue, **more):
    return {"queue": queue, "vault_key": key_for(request), **more}


def _first_open(years, current):
    """The current year when the pair is one in it, else the pair's latest."""
    return current if current in years else years[0]


def _number(text):
    return int(text) if text and text.isdecimal() and len(text) < 18 else None
