"""What a curator reads on of those who left (A34), by name: no list of today has them."""

from activity.registry import found
from goals.models import Goal
from groups.queries import left_to
from observations.models import Observation
from reflections.models import Reflection


def records_of_leavers(curator):
    """[(teacher, [Found])] of what they submitted, by name; a constant number of queries."""
    teachers = list(left_to(curator))
    if not teachers:
        return []
    keys = {teacher.pk: [] for teacher in teachers}
    for name, model in (("goal", Goal), ("reflection", Reflection), ("observation", Observation)):
        rows = model.objects.visible_to(curator).filter(owner__in=teachers).order_by("pk")
        for owner, pk in rows.values_list("owner", "pk"):
            keys[owner].append(f"{name}:{pk}")
    seen = found(curator, [key for mine in keys.values() for key in mine])
    return [
        (teacher, [seen[key] for key in keys[teacher.pk] if key in seen]) for teacher in teachers
    ]
