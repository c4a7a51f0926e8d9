"""An inbox is its owner's."""

import rules


@rules.predicate
def is_addressee(member, notification):
    return notification is not None and notification.member_id == member.pk


rules.add_perm("activity.view_notification", is_addressee)
