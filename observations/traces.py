"""What came of a goal on the board: „pamoka lentoje, užsirašė 2 kolegos“."""

from django.utils.translation import ngettext

from goals import traces
from observations.models import OpenLesson
from observations.words import lesson_title


def register():
    """Called once, when the app is ready."""
    traces.register("observations", trace)


def trace(goal, reader):
    """Lessons that serve the goal, with how many observers each has; one query."""
    rows = OpenLesson.objects.visible_to(reader).posted().filter(goal=goal)
    return [
        traces.Trace(
            step_id=row.goal_step_id,
            text=ngettext(
                "on the board, %(count)d colleague", "on the board, %(count)d colleagues", row.held
            )
            % {"count": row.held},
            link=lesson_title(row),
            url=row.get_absolute_url(),
        )
        for row in rows.with_places().in_order()
    ]
