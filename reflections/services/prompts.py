"""The school's own questions, version by version (A40)."""

from django.db import transaction
from django.utils import timezone

from activity.services import record
from core.dates import month_of, next_month
from people.models import School
from reflections.models import Prompt, PromptVersion, Reflection


@transaction.atomic
def change_prompts(school, questions, *, by):
    """`questions` ([(text, help)]) hold from the next month that nobody has begun."""
    School.objects.select_for_update().get(pk=school.pk)  # two windows wait for each other
    from_month = first_unbegun_month(school)
    PromptVersion.objects.filter(school=school, from_month__gte=from_month).delete()
    version = PromptVersion.objects.create(school=school, from_month=from_month)
    Prompt.objects.bulk_create(
        Prompt(version=version, text=text, help_text=help_text, position=position)
        for position, (text, help_text) in enumerate(questions)
    )
    record(by, "prompts_changed", f"school:{school.pk}")
    return version


def first_unbegun_month(school):
    """The month from which new prompts hold: nobody has begun it or a later one."""
    begun = Reflection.objects.filter(owner__school=school).order_by("-month")
    latest = begun.values_list("month", flat=True).first()
    this = month_of(timezone.localdate())
    return max(this, next_month(latest)) if latest else this
