"""When a school reminds is its administrator's to see and to say; a calendar is its person's."""

import rules

from people.rules import is_administrator


@rules.predicate
def is_of_own_school(member, rule):
    return rule is not None and rule.school_id == member.school_id


rules.add_perm("reminders.view_reminderrule", is_administrator & is_of_own_school)


@rules.predicate
def is_own_calendar(member, feed):
    """From whichever of the person's memberships."""
    return feed is not None and feed.user_id == member.user_id


rules.add_perm("reminders.view_calendarfeed", is_own_calendar)
rules.add_perm("reminders.manage_rules", is_administrator)
