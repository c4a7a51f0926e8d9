"""When a school reminds is its administrator's to see and to say."""

import rules

from people.rules import is_administrator


@rules.predicate
def is_of_own_school(member, rule):
    return rule is not None and rule.school_id == member.school_id


rules.add_perm("reminders.view_reminderrule", is_administrator & is_of_own_school)
rules.add_perm("reminders.manage_rules", is_administrator)
