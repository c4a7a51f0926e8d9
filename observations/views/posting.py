"""A lesson is put on the board: four fields, the rest folded."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from observations.choices import about_choices, bells_of
from observations.clashes import warnings_for
from observations.enums import RequestStatus
from observations.forms.lesson import PostForm
from observations.models import LessonRequest
from observations.services import answer_request, post_lesson
from observations.vocabulary import words_of
from years.middleware import year_required


@require_http_methods(["GET", "HEAD", "POST"])
@year_required
def post(request):
    require(request.member, "observations.post_lesson")
    member = request.member
    asked = _request(request)
    form = PostForm(
        request.POST or None,
        school=member.school,
        bells=bells_of(member.school),
        initial={"day": _first_day(request), "request_id": asked.pk if asked else None},
        **about_choices(member, request.year),
    )
    if request.method == "POST" and form.is_valid():
        lesson = _posted(form, asked, member)
        if lesson:
            return _told(request, lesson)
    context = {"form": form, "words": words_of(member.school), "asked": asked}
    status = 422 if request.method == "POST" else 200
    return render(request, "observations/post.html", context, status=status)


def _posted(form, asked, member):
    """The lesson, or None when a rule says no; then the form says why."""
    try:
        lesson = post_lesson(
            by=member, form_token=form.cleaned_data["form_token"], **form.when, **form.about
        )
        if asked and asked.status == RequestStatus.OPEN:
            answer_request(asked, by=member, lesson=lesson)
    except RefusedError as refusal:
        form.add_error("day", refusal.message)
        return None
    return lesson


def _told(request, lesson):
    messages.success(request, words_of(request.member.school)["posted"])
    for warning in warnings_for(lesson, request.member):
        messages.warning(request, warning)
    return redirect(lesson)


def _request(request):
    """The colleague's request that this lesson answers, if one is named."""
    pk = request.POST.get("request_id") or request.GET.get("request") or ""
    if not pk.isdecimal():
        return None
    asked = LessonRequest.objects.visible_to(request.member).select_related("asker")
    asked = visible_or_404(asked, request.member, pk=pk)
    require(request.member, "observations.answer_request", asked)
    return asked


def _first_day(request):
    """A day may be named by a link; else the person chooses."""
    try:
        return parse_date(request.GET.get("day", ""))
    except ValueError:
        return None
