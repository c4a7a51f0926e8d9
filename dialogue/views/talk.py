"""Answers, „Perskaičiau“, receipts and corrections."""

from dataclasses import replace

import rules
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from activity.registry import found
from core.access import require, visible_or_404
from core.autosave import Writing, acknowledged
from core.exceptions import RefusedError
from core.returning import way_back
from core.text import clean
from dialogue import keeping, records, services
from dialogue.forms import CorrectionForm, KeptForm, ManyForm, ReplyForm
from dialogue.models import Message, Thread
from dialogue.queries import answer_key, talk_about


@require_POST
def reply(request, pk):
    thread = visible_or_404(Thread, request.member, pk=pk)
    require(request.member, "dialogue.reply_thread", thread)
    form = ReplyForm(request.POST, instance=Message(thread=thread, author=request.member))
    if not form.is_valid():
        return refused(request, thread.subject, form)
    return _send(request, thread, form)


@require_POST
def open_thread(request, subject):
    """The first word of a curator about a record that has no thread of theirs yet (A6)."""
    if records.about(request.member, subject) is None:
        raise Http404
    form = ReplyForm(request.POST, instance=Message(author=request.member))
    if not form.is_valid():
        return refused(request, subject, form)
    return _send(request, services.open_thread(subject, by=request.member), form)


@require_POST
def read(request, pk):
    """„Perskaičiau“ beside an answer that was begun: the words stay in the form."""
    thread = visible_or_404(Thread, request.member, pk=pk)
    form = KeptForm(request.POST)
    if not form.is_valid():
        return refused(request, thread.subject, form)
    keep_begun(request, thread, form)
    services.mark_thread_read(thread, by=request.member)
    messages.success(request, _("Marked as read."))
    return redirect(_back(request, thread.subject))


@require_POST
def read_many(request):
    """„Perskaičiau“ for several records of the queue at once."""
    queue = Thread.objects.visible_to(request.member).waiting_for(request.member)
    form = ManyForm(request.POST, threads=queue)
    if not form.is_valid():
        messages.error(request, _("Choose at least one record first."))
        return redirect("dashboards:desk")
    chosen = queue.filter(pk__in=form.cleaned_data["thread"])
    count = services.mark_many_read(chosen, by=request.member)
    said = ngettext("%(n)s record marked as read.", "%(n)s records marked as read.", count)
    messages.success(request, said % {"n": count})
    return redirect("dashboards:desk")


@require_POST
def receipt(request, pk):
    """The text was on the screen for two seconds; a script says so."""
    thread = visible_or_404(Thread, request.member, pk=pk)
    services.leave_receipt(thread, by=request.member)
    return HttpResponse(status=204)


@require_POST
def correct(request, pk):
    message = visible_or_404(Message, request.member, pk=pk)
    require(request.member, "dialogue.correct_message", message)
    form = CorrectionForm(request.POST, instance=message)
    url = _back(request, message.thread.subject)
    if form.is_valid():
        try:
            services.correct_message(
                visible_or_404(Message, request.member, pk=pk),
                form.cleaned_data["text"],
                by=request.member,
            )
        except RefusedError as error:
            form.add_error(None, error.message)
        else:
            return redirect(url)
    context = {"form": form, "message": message, "back_url": url}
    return render(request, "dialogue/correct.html", context, status=422)


def _send(request, thread, form):
    text, token = form.cleaned_data["text"], form.cleaned_data["form_token"]
    services.send_message(thread, text, by=request.member, form_token=token)
    messages.success(request, _("Your answer was sent."))
    return acknowledged(redirect(_back(request, thread.subject)), answer_key(thread))


def keep_begun(request, thread, form):
    """Keep the answer that was begun and is not being sent."""
    may_write = rules.has_perm("dialogue.reply_thread", request.member, thread)
    if may_write and form.cleaned_data["text"].strip():
        writing = Writing.of(request.POST)
        keeping.save_draft(thread, form.cleaned_data["text"], by=request.member, writing=writing)


def refused(request, subject, form):
    """422: the conversation again, with the text as it was typed and the reason beside it."""
    talk = replace(
        talk_about(subject, request.member),
        text=clean(form.data.get("text", "")),
        errors=tuple(form.errors.get("text", [])),
    )
    context = {"talk": talk, "back_url": _back(request, subject)}
    return render(request, "dialogue/reply.html", context, status=422)


def _back(request, subject):
    """Where the person came from, else the record's page, else home."""
    if page := way_back(request, ""):
        return page
    what = found(request.member, [subject]).get(subject)
    return f"{what.url}#pokalbis" if what else reverse("dashboards:home")
