"""Flows of practices still to come: printed in docs/permissions.md, run by nothing."""

#: (record, rows of from, to, who, condition)
LATER_FLOWS: tuple[tuple, ...] = ()
