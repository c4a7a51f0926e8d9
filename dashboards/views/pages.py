"""Pages that explain: more, help, who sees what, the style guide."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.figures import MonthState
from core.figures.icons import ICONS
from dashboards.flows import FLOWS
from dashboards.permissions import COLUMNS, PROMISES, sights_shown
from dashboards.styleguide import components
from people.middleware import member_not_required, open_to_all
from people.queries import is_demo


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
    }
    return render(request, "dashboards/who_sees_what.html", context)


@member_not_required
@require_GET
def style(request):
    """What the templates are built of; nobody's business but the makers'."""
    if not (request.user.is_staff or is_demo()):
        raise Http404
    context = {"components": components(), "icons": sorted(ICONS), "states": list(MonthState)}
    return render(request, "dashboards/style.html", context)
