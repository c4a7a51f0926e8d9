"""A person's calendar: its address for calendar programs, and its part of the settings page."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.access import visible_or_404
from people.middleware import may_write_after_leaving, open_to_all
from reminders.feed_file import file_of, fingerprint
from reminders.feeds import make_feed, renew_feed, stop_feed
from reminders.models import CalendarFeed
from reminders.queries import feed_at, items_of

#: A program that asks sooner than the next round of the calendars hears nothing new.
HEADERS = {"Cache-Control": "private, max-age=900", "X-Robots-Tag": "noindex"}


@open_to_all
@require_safe
def calendar(request, secret):
    """The file itself: its address is the key, and asking for it writes nothing."""
    feed = feed_at(secret)
    if feed is None:
        raise Http404
    items = items_of(feed)
    etag = quote_etag(fingerprint(feed, items))
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = HttpResponse(file_of(feed, items), content_type="text/calendar; charset=utf-8")
    for name, value in {**HEADERS, "ETag": etag, "Content-Language": feed.user.language}.items():
        answer[name] = value
    return answer


@require_POST
def make(request):
    """Have a calendar; the one there is stays."""
    make_feed(by=request.member)
    messages.success(request, _("Your calendar has an address."))
    return redirect("people:settings")


@may_write_after_leaving
@require_POST
def renew(request):
    """Another address: the former one is dead at once."""
    renew_feed(visible_or_404(CalendarFeed, request.member), by=request.member)
    messages.success(request, _("The calendar has another address; the former one is dead."))
    return redirect("people:settings")


@may_write_after_leaving
@require_POST
def stop(request):
    """No calendar any more."""
    stop_feed(visible_or_404(CalendarFeed, request.member), by=request.member)
    messages.success(request, _("The calendar is switched off."))
    return redirect("people:settings")


def calendar_context(request):
    """This app's part of the settings page."""
    feed = CalendarFeed.objects.visible_to(request.member).first()
    path = feed and reverse("reminders:calendar", args=[feed.secret])
    address = settings.SITE_URL + path if path else ""
    # calendar programs know this scheme: subscribe, do not bring in once
    return {"address": address, "webcal": f"webcal:{address.partition(':')[2]}" if address else ""}
