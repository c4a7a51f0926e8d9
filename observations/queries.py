"""Reads of the 2+2 that several pages ask for."""

from observations.counting import terms_of


def counts_of(members, year):
    """{(member id, term id): TermCount} for every term of the year; one query.

    A lesson counts as shown once, however many observed it; an observation counts as observed;
    both when confirmed (A21), in the term that the lesson's day falls in (A22).
    """
    found = terms_of(members, year)
    return {(pk, row.term_id): row for pk, rows in found.items() for row in rows}
