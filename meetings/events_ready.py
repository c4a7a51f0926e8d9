"""What exchange events tell the apps below, once everything is loaded."""

from meetings import events_deadlines, events_rules, events_verbs
from meetings.services.events_setting import carry_sections
from years import turning

__all__ = ["events_rules", "register"]


def register():
    events_verbs.register()
    events_deadlines.register()
    turning.register("sections", opens=carry_sections)
