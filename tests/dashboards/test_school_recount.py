"""Every figure of the school's page equals a slow, plain recount, under every filter."""

from datetime import date

import pytest

from dashboards import same_day
from groups.models import AptGroup, Curatorship
from people.models import Member, SubjectArea
from tests import factories as make
from tests.dashboards.recount import Recount, a_year_before, read
from years.models import SchoolYear

PART = {"HX-Request": "true"}


def filters_of(school, year):
    """{address: what the recount takes}: each filter, a half-year, and several at once."""
    people = Member.objects.filter(school=school).taking_part().exclude(subject=None)
    one = people.order_by("pk")[3]
    group = AptGroup.objects.filter(year=year, kind="apt").order_by("pk")[1]
    curator = Curatorship.objects.filter(year=year).order_by("pk").first().curator_id
    area = SubjectArea.objects.filter(school=school).order_by("pk").first()
    term = year.terms.get(number=1)
    return {
        "": {},
        f"group={group.pk}": {"group": group.name},
        f"curator={curator}": {"curator": curator},
        f"subject={one.subject_id}": {"subject": one.subject_id},
        f"subject=area-{area.pk}": {"area": area.pk},
        f"category={one.category}": {"category": one.category},
        "category=none": {"category": ""},
        "term=1": {"term": term},
        f"term=1&group={group.pk}&subject=area-{area.pk}": {
            "term": term,
            "group": group.name,
            "area": area.pk,
        },
        "group=999999999999999999999&subject=area-x&curator=-1&category=x&term=9": {},
    }


def shown(ask, query):
    """The figures of the page and of its parts, as the recount has them."""
    board = ask(f"/school/?{query}").context["board"]
    lessons = ask(f"/school/lessons/?{query}", **PART).context["board"]
    meetings = ask(f"/school/meetings/?{query}", **PART).context["board"]
    people, months, then = board.facts.people, board.facts.months, board.then
    return {
        "then": then
        and {
            "submitted": then.submitted,
            "goals": then.goals,
            "states": then.states,
            "curator": then.with_curator,
            "group": then.with_group,
            "directed": then.with_direction,
            "lessons": lessons.done_then,
            "meetings": meetings.held_then,
        },
        "people": {one.pk for one in people},
        "by month": [(row.day.month, row.submitted, row.expected) for row in board.by_month],
        "answered": {
            (pk, m.month) for pk, row in months.items() for m in row if m.state == "answered"
        },
        "states": {row.key: row.count for row in board.states if row.key and row.count},
        "no goal": board.states[-1].count,
        "directions": {row.key: row.count for row in board.directions if row.count},
        "goals": (board.goals_total, board.total),
        "accompanied": {row.key: row.count for row in board.accompanied},
        "queues": {row.curator_id: (row.count, row.days) for row in board.queues},
        "buckets": [row.count for row in board.buckets],
        "lessons": {
            one.pk: (t.shown, t.need_shown, t.observed, t.need_observed)
            for one in lessons.members
            for t in [lessons.now_of(one)]
        },
        "done": lessons.done,
        "visits": [(row.guest, row.host, row.day) for row in lessons.visits],
        "meetings": {row.group.name: (row.held, row.came, row.of) for row in meetings.attended},
        "growth": {one.code: one.count for family in board.families for one in family.categories},
    }


def recounted(plain):
    goals, waiting = plain.goals(), plain.waiting()
    days = [row[2] for row in waiting]
    return {
        "people": plain.ids,
        "by month": plain.by_month(),
        "answered": plain.answered()
        & {(pk, d.month) for pk in plain.ids for d in plain.year_days()},
        "states": plain.by_state(),
        "no goal": len(plain.people) - len(goals),
        "directions": plain.by_direction(),
        "goals": (len(goals), len(plain.people)),
        "accompanied": {
            "curator": sum(bool(plain.curators_of(one)) for one in plain.people),
            "group": sum(bool(plain.groups_of(one)) for one in plain.people),
            "goal": len(goals),
        },
        "queues": {
            pk: (
                sum(row[1] == pk for row in waiting),
                max(row[2] for row in waiting if row[1] == pk),
            )
            for pk in {row[1] for row in waiting}
        },
        "buckets": [
            sum(n <= 7 for n in days),
            sum(7 < n <= 14 for n in days),
            sum(14 < n <= 30 for n in days),
            sum(n > 30 for n in days),
        ],
        "lessons": plain.lessons(plain.running_term()) if plain.people else {},
        "done": plain.lessons_done(plain.running_term()) if plain.people else (0, 0),
        "visits": plain.visits(),
        "meetings": plain.meetings(),
    }


def test_every_figure_equals_a_plain_recount_under_every_filter(head, ask):
    """This year's and, of the same day, last year's."""
    year, last = SchoolYear.objects.filter(school=head.school).order_by("-starts_on")
    rows, today = read(), make.TODAY
    before = a_year_before(today)
    growth = Recount(rows, head.school, year, today).growth()

    off, pages = {}, []
    for query, filters in filters_of(head.school, year).items():
        page = shown(ask, query)
        plain = recounted(Recount(rows, head.school, year, today, **filters))
        plain["growth"] = growth  # the first half-year is all that has been
        filters.pop("term", None)
        plain["then"] = then_of(Recount(rows, head.school, last, before, then=True, **filters))
        pages.append(page)
        off |= {(query, key): (page[key], plain[key]) for key in page if page[key] != plain[key]}

    sizes = [len(page["people"]) for page in pages]
    assert off == {}
    assert sizes[0] == sizes[-1] > max(sizes[1:7]) > 0  # narrowed, and by nothing unknown
    assert {None} < set(growth.values())
    # of three goals returned on the eve, on the day and on the day after: two
    assert pages[0]["then"]["states"]["returned"] == 2
    assert 0 < pages[0]["then"]["submitted"] < pages[0]["then"]["curator"]


def then_of(plain):
    if not plain.people:
        return None
    goals = plain.goals().values()
    return {
        "submitted": len(plain.submitted_in(date(2025, 10, 1))),
        "goals": len(goals),
        "states": plain.by_state(),
        "curator": sum(bool(plain.curators_of(one)) for one in plain.people),
        "group": sum(bool(plain.groups_of(one)) for one in plain.people),
        "directed": sum(key not in ("other", "none") for _state, key in goals),
        "lessons": plain.lessons_done(plain.year.terms.get(number=1))[0],
        "meetings": sum(held for held, _came, _of in plain.meetings().values()),
    }


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2028, 2, 29), date(2027, 2, 28)),
        (date(2029, 2, 28), date(2028, 2, 28)),
        (date(2028, 3, 1), date(2027, 3, 1)),
    ],
)
def test_the_same_day_is_a_calendar_day(day, before):
    assert same_day.a_year_before(day) == before == a_year_before(day)


def test_a_first_year_is_compared_with_nothing(head, ask):
    last = SchoolYear.objects.filter(school=head.school).order_by("starts_on").first()
    before = ask("/school/")
    SchoolYear.objects.filter(pk=last.pk).update(status="planned")

    after = ask("/school/")

    assert before.context["board"].then is not None
    assert "this day last year" in before.text
    assert after.context["board"].then is None
    assert "this day last year" not in after.text
