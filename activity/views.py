"""The inbox, and the page for what is not there."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activity.elsewhere import membership_that_sees
from activity.forms import LettersForm, label_of
from activity.models import Notification
from activity.queries import inbox_rows
from activity.services import choose_letters, mark_read, stop_letters
from activity.stopping import stop_of
from core.access import visible_or_404
from core.returning import way_back
from core.typed import typed_in
from people.middleware import may_write_after_leaving, open_to_all

PAGE = 50


@require_GET
def inbox(request):
    """Newest first; a line opens its record by a POST, since that marks it read."""
    notices = Notification.objects.visible_to(request.member).newest_first()
    page = Paginator(notices, PAGE).get_page(request.GET.get("page"))
    rows = inbox_rows(request.member, page.object_list)
    return render(request, "activity/inbox.html", {"page": page, "rows": rows})


@may_write_after_leaving
@require_http_methods(["GET", "HEAD", "POST"])
def open_notice(request, pk):
    """Go to what one notice is about; the inbox posts, which marks it read, a letter's link
    does not."""
    notice = visible_or_404(Notification, request.member, pk=pk)
    [row] = inbox_rows(request.member, [notice])
    if request.method == "POST":
        mark_read(Notification.objects.visible_to(request.member).filter(pk=pk), by=request.member)
    return redirect(row.url or "activity:inbox")


@require_GET
def as_member(request, pk):
    """A page of one's own that carries no id, opened from a letter: under the membership that
    the letter was written to (A18)."""
    if request.member.pk != pk:
        raise Http404
    return redirect(way_back(request, "dashboards:home"))


@csrf_exempt
@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """Stop one kind of letters without signing in: a mail program posts by itself (RFC 8058),
    a person presses the button."""
    what = stop_of(token)
    if what is None:
        raise Http404
    if request.method == "POST":
        stop_letters(what.member, what.kind)
    context = {"done": request.method == "POST", "label": label_of(what.kind)}
    return render(request, "activity/stop.html", context)


@may_write_after_leaving
@require_POST
def read_all(request):
    """Put everything behind me."""
    mark_read(Notification.objects.visible_to(request.member), by=request.member)
    return redirect("activity:inbox")


@require_POST
def letters(request):
    """Which kinds come by letter; the form stands on the settings page."""
    form = LettersForm(request.POST, member=request.member)
    if not form.is_valid():
        return render(request, "activity/letters.html", {"part": {"letters": form}}, status=422)
    own_words = form.cleaned_data["own_words"]
    choose_letters(request.member, form.channels(), own_words=own_words, by=request.member)
    messages.success(request, _("Saved."))
    return redirect("people:settings")


def not_found(request, exception=None):
    """For what does not exist and for what one may not see, alike (handler404).

    A person of several schools who opened a letter's link from the wrong membership is
    offered the one that sees the record (A18).
    """
    context = {"elsewhere": membership_that_sees(request), "typed": typed_in(request)}
    return render(request, "errors/404.html", context, status=404)
