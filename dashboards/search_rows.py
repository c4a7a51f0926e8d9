"""Where each kind of record is looked for: in what the asker may read the words of.

`visible_to` of goals, reflections and meetings means their words; a lesson stands on the
board for the whole school. What waits apart (a pending amendment, a copy of a conflict), notes,
threads and protocols are not searched. A person's name finds their records as well.
"""

from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, TextField, Value, Window
from django.db.models.functions import Concat

from goals.models import Goal, GoalStep
from groups.queries import taught_by
from meetings.models import AgendaPoint, Meeting
from observations.models import OpenLesson
from people.models import Member
from reflections.models import Reflection


def people(member, words):
    rows = Member.objects.visible_to(member)
    for word in words:
        rows = rows.filter(_named(word, "") | Q(subject__folded__says=word))
    is_taught = Exists(taught_by(member).filter(pk=OuterRef("pk")))
    return rows.select_related("subject").annotate(is_taught=is_taught).by_name()


def goals(member, words):
    """The sentence, why, the criteria, the steps; `part` is a step that says one of the words."""
    rows = _of_school(Goal, member)
    steps = GoalStep.objects.filter(goal=OuterRef("pk"))
    for word in words:
        in_step = Exists(steps.filter(folded__says=word))
        rows = rows.filter(Q(folded__says=word) | _named(word) | in_step)
    part = _saying_any(steps, words).values("text")[:1]
    return rows.annotate(part=Subquery(part)).order_by("-year__starts_on", "-pk")


def reflections(member, words):
    rows = _of_school(Reflection, member)
    for word in words:
        rows = rows.filter(Q(folded__says=word) | _named(word))
    return rows.defer("pending").newest_first()


def lessons(member, words):
    rows = _of_school(OpenLesson, member).select_related("subject")
    for word in words:
        in_subject = Q(subject__folded__says=word)
        rows = rows.filter(Q(folded__says=word) | _named(word) | in_subject)
    return rows.order_by("-starts_at", "-pk")


def meetings(member, words):
    """The topic, what to bring, the agenda; `part` is a point that says one of the words."""
    rows = Meeting.objects.visible_to(member)
    points = AgendaPoint.objects.filter(meeting=OuterRef("pk"))
    for word in words:
        in_point = Exists(points.filter(folded__says=word))
        rows = rows.filter(Q(folded__says=word) | in_point)
    said = Concat("title", Value("\n"), "text", output_field=TextField())
    part = _saying_any(points, words).values(said=said)[:1]
    return rows.annotate(part=Subquery(part)).select_related("group").newest_first()


def counted(rows):
    """Adds `found`: how many there are in all, however few of them are asked for."""
    return rows.annotate(found=Window(Count("pk")))


def _of_school(model, member):
    """What is read lies in the reader's own school; said here, so that a country is not gone
    through for one school's years."""
    here = {"year__school": member.school_id, "owner__school": member.school_id}
    rows = model.objects.visible_to(member).filter(**here)
    return rows.select_related("owner", "year").defer("folded")


def _named(word, owner="owner__"):
    return Q(**{f"{owner}folded_name__contains": word.folded})


def _saying_any(parts, words):
    said = reduce(or_, (Q(folded__says=word) for word in words))
    return parts.filter(said).order_by(F("position"), "pk")
