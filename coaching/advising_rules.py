"""Who may do what in the adviser programme: the whole policy, on one screen."""

import rules

from coaching.advising_enums import AdvisingStatus
from people.rules import is_administrator, is_here, is_owner
from years.rules import is_open


def stands(status):
    """A predicate: the work of the two stands in `status`."""
    return rules.predicate(lambda member, record: record is not None and record.status == status)


@rules.predicate
def is_adviser(member, advising):
    return advising is not None and advising.adviser_id == member.pk


@rules.predicate
def has_not_agreed(member, advising):
    mine = "adviser_agreed_at" if member.pk == advising.adviser_id else "owner_agreed_at"
    return getattr(advising, mine) is None


@rules.predicate
def of_my_advising(member, part):
    """Sessions and plans."""
    return part is not None and is_one_of_two(member, part.advising)


@rules.predicate
def reads_report(member, report):
    if report is None:
        return False
    owns = report.advising.owner_id == member.pk
    return owns or (report.is_submitted and report.advising.adviser_id == member.pk)


@rules.predicate
def wrote_session(member, session):
    return session is not None and session.by_id == member.pk and works(member, session.advising)


@rules.predicate
def is_member_of_my_school(member, role):
    return role is not None and role.member.school_id == member.school_id


is_one_of_two = is_owner | is_adviser
is_proposed, is_under_way = stands(AdvisingStatus.PROPOSED), stands(AdvisingStatus.OPEN)
works = is_one_of_two & is_here & is_open & is_under_way

rules.add_perm("coaching.view_supportrole", is_member_of_my_school)
rules.add_perm("coaching.view_advising", is_one_of_two)
rules.add_perm("coaching.view_advisingsession", of_my_advising)
rules.add_perm("coaching.view_advisingplan", of_my_advising)
rules.add_perm("coaching.view_advisingreport", reads_report)

rules.add_perm("coaching.manage_support", is_administrator)
rules.add_perm("coaching.propose_advising", is_here)
rules.add_perm(
    "coaching.accept_advising", is_one_of_two & is_here & is_open & is_proposed & has_not_agreed
)
rules.add_perm("coaching.decline_advising", is_one_of_two & is_here & is_proposed)
rules.add_perm("coaching.work_in_advising", works)
rules.add_perm("coaching.change_session", wrote_session)
rules.add_perm("coaching.write_report", is_owner & works)
