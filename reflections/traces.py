"""What came of a goal in reflections: „aprašyta spalio refleksijoje“."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.wording import month_genitive
from goals import traces
from reflections.models import Reflection


def register():
    """Called once, when the app is ready."""
    traces.register("reflections", trace)


def trace(goal, reader):
    """Reflections that speak of the goal's steps, as far as `reader` may read them; one query."""
    rows = Reflection.objects.visible_to(reader).submitted().filter(goal_steps__goal=goal)
    rows = rows.order_by("month").values_list("goal_steps", "month", "pk").distinct()
    return [
        traces.Trace(
            step_id=step_id,
            text=_("described in"),
            link=_("the %(month)s reflection") % {"month": month_genitive(month.month)},
            url=reverse("reflections:detail", args=[pk]),
        )
        for step_id, month, pk in rows
    ]
