"""Pages that explain: more, help, who sees what, the style guide."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.figures import MonthState
from core.figures.icons import ICONS
from dashboards.flows import FLOWS
from dashboards.permissions import COLUMNS, PROMISES, sights_shown
from dashboards.styleguide import components
from people.middleware import member_not_required, open_to_all
from people.promises import IN_FORCE_SINCE
from people.queries import is_demo
from people.services.own import accept_promises


@require_GET
def more(request):
    return render(request, "dashboards/more.html")


@open_to_all
@require_GET
def help_page(request):
    return render(request, "dashboards/help.html")


@open_to_all
@require_GET
def who_sees_what(request):
    context = {
        "columns": COLUMNS,
        "sights": sights_shown(),
        "promises": PROMISES,
        "flows": FLOWS,
        "since": IN_FORCE_SINCE,
    }
    return render(request, "dashboards/who_sees_what.html", context)


@require_POST
def accept(request):
    """„Susipažinau“: kept with its moment, and not asked for again."""
    accept_promises(request.member, by=request.member)
    messages.success(request, _("Saved."))
    return redirect("dashboards:who_sees_what")


@member_not_required
@require_GET
def style(request):
    """What the templates are built of; nobody's business but the makers'."""
    if not (request.user.is_staff or is_demo()):
        raise Http404
    context = {"components": components(), "icons": sorted(ICONS), "states": list(MonthState)}
    return render(request, "dashboards/style.html", context)
