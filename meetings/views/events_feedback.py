"""How an event was: three questions, and from five answers on what was said (A39)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import require
from meetings.events_queries import answers_given, has_answered
from meetings.events_querysets import OPENS_AT
from meetings.forms.events import FeedbackForm
from meetings.models import EventFeedback
from meetings.services.events_feedback import give_feedback
from meetings.views.events import asked
from meetings.views.events_answers import refusals_told


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_told
def feedback(request, pk):
    """For who was there and for the host; a second answer changes nothing."""
    event = asked(request, pk, "meetings.read_feedback")
    has_given = has_answered(event, request.member)
    is_post = request.method == "POST" and not has_given
    if request.method == "POST" and has_given:
        messages.info(request, _("You have answered already."))
        return redirect("meetings:event_feedback", pk)
    form = FeedbackForm(request.POST or None)
    if is_post:
        require(request.member, "meetings.give_feedback", event)
        if form.is_valid():
            give_feedback(event, by=request.member, **form.cleaned_data)
            messages.success(request, _("Thank you. Nobody sees whose answer it is."))
            return redirect("meetings:event_feedback", pk)
    return _page(request, event, form, has_given, 422 if is_post else 200)


def _page(request, event, form, has_given, status):
    answers = EventFeedback.objects.visible_to(request.member).filter(event=event).shuffled()
    context = {
        "event": event,
        "form": form,
        "has_given": has_given,
        "answers": list(answers),
        "count": answers_given(event),
        "opens_at": OPENS_AT,
        "is_held": event.is_held(),
        "is_mine": event.host_id == request.member.pk,
        "is_open": event.year.status == "open",
    }
    return render(request, "meetings/event_feedback.html", context, status=status)
