"""A colleague who has posted nothing is asked to show a lesson; they answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from observations.choices import askable, own_ahead
from observations.forms.asking import AnswerForm, AskForm
from observations.models import LessonRequest
from observations.services import answer_request, ask_lesson, withdraw_request
from observations.views.answers import refusals_told
from observations.vocabulary import words_of

PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def requests(request):
    """What I have asked and what I am asked, and the form to ask."""
    member = request.member
    form = AskForm(
        request.POST or None,
        colleagues=askable(member),
        initial={"asked": request.GET.get("member", "")},
    )
    if request.method == "POST" and form.is_valid():
        require(member, "observations.ask_lesson")
        if _asked(form, member):
            messages.success(request, _("You have asked; you will be told of the answer."))
            return redirect("observations:requests")
    rows = LessonRequest.objects.visible_to(member).select_related("asker", "asked", "lesson")
    rows = rows.order_by("-created_at", "-pk")
    context = {
        "form": form,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "words": words_of(member.school),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "observations/requests.html", context, status=status)


def _asked(form, member):
    data = form.cleaned_data
    try:
        ask_lesson(
            asked=data["asked"], by=member, words=data["words"], form_token=data["form_token"]
        )
    except RefusedError as refusal:
        form.add_error("asked", refusal.message)
        return False
    return True


def _found(request, pk):
    return visible_or_404(LessonRequest, request.member, beside=_beside, pk=pk)


def _beside(rows):
    return rows.select_related("asker", "asked", "lesson", "year")


def _page(request, found, form, status=200):
    context = {
        "asked": found,
        "form": form,
        "is_asked": found.asked_id == request.member.pk,
        "words": words_of(request.member.school),
    }
    return render(request, "observations/request.html", context, status=status)


def _form(request, data=None):
    lessons, words = own_ahead(request.member), words_of(request.member.school)
    return AnswerForm(data, lessons=lessons, words=words)


@require_GET
def detail(request, pk):
    return _page(request, _found(request, pk), _form(request))


@require_POST
@refusals_told
def answer(request, pk):
    """With a lesson of one's own, or a no with a word."""
    found = _found(request, pk)
    require(request.member, "observations.answer_request", found)
    form = _form(request, request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    data = form.cleaned_data
    lesson = data["lesson"] if data["does"] == "accept" else None
    try:
        answer_request(found, by=request.member, lesson=lesson, answer=data["answer"])
    except RefusedError as refusal:
        form.add_error("lesson", refusal.message)
        return _page(request, found, form, status=422)
    messages.success(request, _("Your colleague is told of the answer."))
    return redirect("observations:request", pk)


@require_POST
@refusals_told
def withdraw(request, pk):
    found = _found(request, pk)
    require(request.member, "observations.withdraw_request", found)
    withdraw_request(found, by=request.member)
    messages.success(request, _("You no longer ask."))
    return redirect("observations:requests")
