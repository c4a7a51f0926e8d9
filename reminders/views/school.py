"""When a school reminds: its administrator's page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import exists_for
from reminders.forms import SchoolRulesForm
from reminders.school_rules import drop_rules, examples, keep_rules, rhythms_at

MANAGE = "reminders.manage_rules"


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
def settings(request):
    """A row of every kind; what is refused stays in its field."""
    rhythms = rhythms_at(request.member.school)
    form = SchoolRulesForm(request.POST or None, rhythms=rhythms)
    if request.method == "POST" and form.is_valid():
        keep_rules(request.member.school, form.decided, by=request.member)
        messages.success(request, _("Saved."))
        return redirect("reminders:settings")
    next_due = examples(request.year, rhythms, timezone.localdate())
    rows = [(row, next_due.get(row.kind)) for row in form.rows]
    context = {"form": form, "rows": rows, "is_changed": any(row.usual for row, _one in rows)}
    status = 422 if request.method == "POST" else 200
    return render(request, "reminders/settings.html", context, status=status)


@require_POST
@exists_for(MANAGE)
def usual(request):
    """Every kind as the portal proposes it."""
    drop_rules(request.member.school, by=request.member)
    messages.success(request, _("The usual times apply again."))
    return redirect("reminders:settings")
