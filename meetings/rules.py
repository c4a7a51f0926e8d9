"""Who may do what with meetings: the whole policy, on one screen."""

import rules

from groups.rules import is_in_group
from meetings.enums import MeetingStatus
from people.rules import is_here
from years.rules import is_open


def in_status(status):
    """A predicate: the meeting stands in `status`."""
    return rules.predicate(lambda member, record: record is not None and record.status == status)


@rules.predicate
def reads_meeting(member, meeting):
    """In the meeting's group now; of a closed year: was there to its end (A14)."""
    return meeting is not None and is_in_group(member, meeting.group)


@rules.predicate
def reads_meeting_of(member, part):
    return part is not None and reads_meeting(member, part.meeting)


@rules.predicate
def reads_notes_of(member, version):
    return version is not None and reads_meeting(member, version.shared.meeting)


@rules.predicate
def is_author(member, part):
    return part is not None and part.author_id == member.pk


@rules.predicate
def is_uploader(member, file):
    return file is not None and file.uploaded_by_id == member.pk


@rules.predicate
def in_group_of(member, part):
    """In the group of an agreement, or of the group's own rules."""
    return part is not None and is_in_group(member, part.group)


@rules.predicate
def facilitates_group_of(member, agreement):
    return agreement is not None and is_facilitator(member, agreement.group)


@rules.predicate
def made_it(member, agreement):
    return agreement is not None and agreement.made_by_id == member.pk


@rules.predicate
def has_to_do_it(member, agreement):
    """Named, or one of all when nobody is."""
    return agreement is not None and agreement.owner_id in (None, member.pk)


@rules.predicate
def in_open_year(member, part):
    """The year of a part's meeting, or of its group."""
    whole = getattr(part, "meeting", None) or getattr(part, "group", None)
    return whole is not None and is_open(member, whole)


@rules.predicate
def is_before_held(member, part):
    return part is not None and part.meeting.is_planned


@rules.predicate
def facilitates_meeting_of(member, part):
    return part is not None and facilitates(member, part.meeting)


@rules.predicate
def is_facilitator(member, group):
    """Runs the group; where nobody was named, each of its members does."""
    return group is not None and group.facilitator_id in (None, member.pk)


@rules.predicate
def facilitates(member, meeting):
    return meeting is not None and is_facilitator(member, meeting.group)


@rules.predicate
def is_leading(member, meeting):
    """Whose turn it is."""
    return meeting is not None and meeting.led_by_id == member.pk


is_planned = in_status(MeetingStatus.PLANNED)
is_held = in_status(MeetingStatus.HELD)
#: a member of the group, here, in an open year: whoever writes anything of a meeting
takes_part_in_it = is_here & is_open & reads_meeting
runs_it = takes_part_in_it & facilitates
leads_it = takes_part_in_it & (facilitates | is_leading)

rules.add_perm("meetings.view_meeting", reads_meeting)
rules.add_perm("meetings.view_meetingmove", reads_meeting_of)
rules.add_perm("meetings.view_attendance", reads_meeting_of)

#: of a group: its meetings, agreements, files; everybody else sees its name and members
rules.add_perm("meetings.read_group", is_in_group)
rules.add_perm("meetings.write_in_group", is_here & is_open & is_in_group)
rules.add_perm("meetings.plan_meetings", is_here & is_open & is_in_group & is_facilitator)

rules.add_perm("meetings.write_in_meeting", takes_part_in_it & (is_planned | is_held))
rules.add_perm("meetings.answer_meeting", takes_part_in_it & is_planned)
rules.add_perm("meetings.set_topic", leads_it & (is_planned | is_held))
rules.add_perm("meetings.set_leader", runs_it & is_planned)
rules.add_perm("meetings.move_meeting", runs_it & is_planned)
rules.add_perm("meetings.cancel_meeting", runs_it & is_planned)
rules.add_perm("meetings.hold_meeting", leads_it & is_planned)
rules.add_perm("meetings.mark_presence", leads_it & (is_planned | is_held))
rules.add_perm("meetings.undo_hold", runs_it & is_held)

rules.add_perm("meetings.view_meetingnotes", reads_meeting_of)
rules.add_perm("meetings.view_meetingnotesdraft", is_author)
rules.add_perm("meetings.view_meetingnotesversion", reads_notes_of)
rules.add_perm("meetings.view_agendapoint", reads_meeting_of)
rules.add_perm("meetings.view_agreement", in_group_of)
rules.add_perm("meetings.view_grouprules", in_group_of)
rules.add_perm("meetings.view_meetingfile", reads_meeting_of)

#: points of the agenda: any member's until the meeting is held
rules.add_perm("meetings.add_point", takes_part_in_it & is_planned)
writes_beside = is_here & in_open_year & reads_meeting_of
rules.add_perm(
    "meetings.change_point",
    writes_beside & is_before_held & (is_author | facilitates_meeting_of),
)
in_group_and_year = is_here & in_open_year & in_group_of
rules.add_perm(
    "meetings.finish_agreement", in_group_and_year & (has_to_do_it | facilitates_group_of)
)
rules.add_perm(
    "meetings.drop_agreement",
    in_group_and_year & (has_to_do_it | made_it | facilitates_group_of),
)
rules.add_perm("meetings.take_out_file", writes_beside & is_uploader)
