"""A lesson is put on the board: four fields, the rest folded."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from core.htmx import render_part
from observations.choices import about_choices, bells_of
from observations.clashes import warnings_at, warnings_for
from observations.enums import RequestStatus
from observations.forms.lesson import PostForm, WhenForm
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
            return told(request, lesson, words_of(member.school)["posted"])
    context = {"form": form, "words": words_of(member.school), "asked": asked}
    return with_warnings(request, "observations/post.html", context)


def with_warnings(request, page, context, lesson=None):
    """The form, or for a change of its time only what speaks against that time."""
    member, is_post = request.member, request.method == "POST"
    when = request.POST if is_post else request.GET
    form = WhenForm(when, school=member.school, bells=context["form"].bells.values())
    if form.is_valid():
        name = " ".join(when.get("class_name", "").split())
        name = lesson.class_name if lesson else name
        span = (form.when["starts_at"], form.when["ends_at"])
        context["warnings"] = warnings_at(member, *span, lesson=lesson, class_name=name)
    status = 422 if is_post else 200
    return render_part(request, page, "observations/_warnings.html", context, status=status)


def _posted(form, asked, member):
    """The lesson, or None when a rule says no; then the form says why."""
    try:
        lesson = post_lesson(
            by=member, form_token=form.cleaned_data["form_token"], **form.when, **form.about
        )
        if asked:
            answer_request(asked, by=member, lesson=lesson)
    except RefusedError as refusal:
        form.add_error("day", refusal.message)
        return None
    return lesson


def told(request, lesson, said):
    """Done; what speaks against its time is said once more, for who runs no script."""
    messages.success(request, said)
    for warning in warnings_for(lesson, request.member):
        messages.warning(request, warning)
    return redirect(lesson)


def _request(request):
    """The colleague's request that this lesson answers, if one is named and still waits.

    One that has ended while the lesson was typed takes nothing away: it is posted all the same.
    """
    pk = request.POST.get("request_id") or request.GET.get("request") or ""
    if not pk.isdecimal():
        return None
    asked = LessonRequest.objects.visible_to(request.member).select_related("asker")
    asked = visible_or_404(asked, request.member, pk=pk)
    if asked.asked_id != request.member.pk:
        require(request.member, "observations.answer_request", asked)
    return asked if asked.status == RequestStatus.OPEN else None


def _first_day(request):
    """A day may be named by a link; else the person chooses."""
    try:
        return parse_date(request.GET.get("day", ""))
    except ValueError:
        return None
