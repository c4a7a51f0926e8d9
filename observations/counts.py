"""A school year's 2+2 counted term by term, by the same law as a person's (`terms_of`)."""

from observations.counting import terms_of
from observations.models import LessonCount
from years import counters
from years.models import Term


def lesson_rows(batch):
    """Rows of LessonCount, of who takes part: two queries."""
    people = {year.pk: batch.pks(year) for year in batch.years}
    terms = Term.objects.filter(year__in=batch.years).order_by("pk")
    numbers = dict.fromkeys(("asked", "done", "people", "having", "lacking"), 0)
    rows = {term.pk: LessonCount(year_id=term.year_id, term=term, **numbers) for term in terms}
    for member, counts in terms_of(batch.members, batch.years).items():
        for count in counts:
            row = rows[count.term_id]
            if member in people[row.year_id]:
                _add(row, count)
    return list(rows.values())


def _add(row, count):
    asked = count.need_shown + count.need_observed
    done = min(count.shown, count.need_shown) + min(count.observed, count.need_observed)
    row.asked += asked
    row.done += done
    row.people += asked > 0
    row.having += done > 0
    row.lacking += done < asked


def register():
    """Called once, when the app is ready."""
    counters.register("lessons", LessonCount, lesson_rows)
