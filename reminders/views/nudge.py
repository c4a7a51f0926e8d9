"""„Priminti“: the standard reminder to those who have not submitted, once for a month."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from core.access import exists_for
from core.exceptions import RefusedError
from reminders.nudges import last_nudge, month_to_remind, nudge, to_remind
from years.middleware import year_required

MANAGE = "reminders.manage_rules"


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
@year_required
def remind(request):
    """Whom it would reach, or who has sent it already."""
    now = timezone.now()
    day = month_to_remind(request.year, now)
    if request.method == "POST":
        _send(request, day)
        return redirect("reminders:remind")
    context = {"day": day}
    if day:
        context |= {"sent": last_nudge(day), "count": to_remind(day, now)}
    return render(request, "reminders/remind.html", context)


def _send(request, day):
    """Only the month that stood on the page: over midnight it may be another one."""
    if day is None or request.POST.get("month") != f"{day.month:%Y-%m}":
        messages.warning(request, _("Nobody was reminded: look at the page again."))
        return
    try:
        count = nudge(day, by=request.member)
    except RefusedError as refusal:
        messages.warning(request, refusal.message)
    else:
        said = ngettext("Reminded: %(n)s teacher.", "Reminded: %(n)s teachers.", count)
        messages.success(request, said % {"n": count})
