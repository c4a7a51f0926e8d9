"""The months of a year under the name that the desk knows them by."""

from reflections.months import Month, facts_of, month_states, months_of

__all__ = ["Month", "facts_of", "month_states", "months_of"]
