"""The names that stand beside the audience."""

from groups.audience import Readers, readers_of


def test_readers_are_named_in_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        readers = readers_of(cast.teacher, cast.year)

    assert readers == Readers(
        curator=cast.curator,
        group_name=cast.group.name,
        group=[cast.groupmate, cast.facilitator],
        school_count=10,
    )


def test_readers_of_somebody_alone_are_the_school(cast):
    assert readers_of(cast.administrator, cast.year) == Readers(None, "", [], 10)
