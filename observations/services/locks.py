"""The order in which rows are held, the same everywhere: first people, then the lesson (A25).

Two sign-ups of one person meet at the person's row, two for one place at the lesson's. The
locks let foreign keys through, so that telling somebody never waits for their own sign-up.
"""

from observations.models import OpenLesson
from people.models import Member


def lock_member(member):
    """Held before anything that may put this person in two rooms at once."""
    return Member.objects.select_for_update(no_key=True).get(pk=member.pk)


def lock_lesson(lesson):
    """The lesson as it is now; its places change under this lock only."""
    rows = OpenLesson.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("owner", "year__school").get(pk=lesson.pk)


def locked(row, *related):
    """The row as it is now, held until the transaction ends."""
    rows = type(row).objects.select_for_update(of=("self",))
    return rows.select_related(*related).get(pk=row.pk)
