"""The page of a goal: one's own of this year, and anyone's that one may read."""

import rules
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.access import visible_or_404
from dialogue.views.place import place_context
from goals.queries import for_page, former_goals, goal_to_carry
from goals.views.shown import goal_context
from years.middleware import year_required


@year_required
@require_GET
def mine(request):
    """This year's own goal, or the invitation to begin one."""
    member, year = request.member, request.year
    goal = for_page().visible_to(member).filter(owner=member, year=year).first()
    if goal is None:
        context = {
            "former": former_goals(member, year),
            "carried": goal_to_carry(member, year),
            "can_add": rules.has_perm("goals.add_goal", member),
        }
        return render(request, "goals/none.html", context)
    return render(request, "goals/detail.html", goal_context(goal, member))


@require_GET
def detail(request, pk):
    goal = visible_or_404(for_page(), request.member, pk=pk)
    context = goal_context(goal, request.member, **place_context(request, goal))
    return render(request, "goals/detail.html", context)
