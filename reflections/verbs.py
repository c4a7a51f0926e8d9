"""What happens to reflections, as the inbox says it; never the words themselves (A43)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activity.registry import Found, register_subject, register_verb
from dialogue.records import register_record
from groups.rules import curates_owner
from reflections.models import Reflection, ReflectionThread
from reflections.words import title_of


def register():
    """Called once, when the app is ready."""
    register_verb("reflection_submitted", gettext_lazy("A reflection is submitted"), _submitted)
    register_verb("reflection_amended", gettext_lazy("A reflection is amended"), _amended)
    for name in ("taken_back", "deleted", "audience_changed"):
        label = gettext_lazy("A reflection changes")
        register_verb(f"reflection_{name}", label, _amended, has_letter=False)
    register_verb("prompts_changed", gettext_lazy("Questions change"), _changed, has_letter=False)
    register_subject("reflection", find)
    register_record("reflection", about, link)


def find(member, ids):
    """{id: Found} of the reflections this reader may see now; one query."""
    rows = Reflection.objects.visible_to(member).filter(pk__in=ids)
    return {row.pk: Found(title_of(row), row.get_absolute_url()) for row in rows}


def about(member, pk):
    """(teacher, year) of a submitted reflection of somebody whom `member` curates, else None."""
    row = Reflection.objects.submitted().filter(pk=pk).select_related("owner", "year").first()
    return (row.owner, row.year) if curates_owner(member, row) else None


def link(pk, thread):
    if Reflection.objects.filter(pk=pk).exists():
        ReflectionThread.objects.get_or_create(thread=thread, defaults={"reflection_id": pk})


def _submitted(actor, title, numbers):
    return _("%(name)s submitted: %(title)s") % {"name": actor, "title": title}


def _amended(actor, title, numbers):
    return _("%(name)s amended: %(title)s") % {"name": actor, "title": title}


def _changed(actor, title, numbers):
    return _("%(name)s changed the school's questions") % {"name": actor}
