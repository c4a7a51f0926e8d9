"""Constraint builders that several apps share.

`message` is what a person reads when a form meets the constraint.
"""

from django.db.models import CheckConstraint, F, Q


def set_together(*fields, name, message=None):
    """Either all of `fields` are filled in or none of them is."""
    filled = Q(**{f"{field}__isnull": False for field in fields})
    empty = Q(**{f"{field}__isnull": True for field in fields})
    return _check(filled | empty, name, message)


def known(field, choices, name, message=None):
    """The column holds a value of the `choices` enum and nothing else."""
    return _check(Q(**{f"{field}__in": list(choices.values)}), name, message)


def month_is_first_day(field, name, message=None):
    """A month is stored as its first day."""
    return _check(Q(**{f"{field}__day": 1}), name, message)


def ordered(a, b, name, message=None):
    """`b` is open or not before `a`."""
    return _check(Q(**{f"{b}__isnull": True}) | Q(**{f"{b}__gte": F(a)}), name, message)


def _check(condition, name, message):
    return CheckConstraint(condition=condition, name=name, violation_error_message=message)
