"""Addresses of groups that meet and of their paper, and who may open them."""

from dashboards.addresses_growth import GROWTH_ADDRESSES

MEMBER = "every member of a school"
ITS_GROUP = "administrator, and the members of the group"
IN_THE_GROUP = "the members of the group in that year"
RUNS_THE_GROUP = "the group's facilitator; where there is none, its members"
LEADS_THE_MEETING = "the group's facilitator, and whoever leads the meeting"
AUTHOR_OR_FACILITATOR = "its author; the group's facilitator"
OWES_OR_FACILITATES = "whoever is to do it; the group's facilitator"
OWES_MADE_OR_FACILITATES = "whoever is to do it or wrote it down; the group's facilitator"

GROUP_ADDRESSES = {
    **GROWTH_ADDRESSES,
    # meetings: groups that meet; a colleague sees a group's name and who is in it
    "meetings:groups": MEMBER,
    "meetings:group": MEMBER,
    "meetings:plan": RUNS_THE_GROUP,
    "meetings:meet": RUNS_THE_GROUP,
    "meetings:turns": RUNS_THE_GROUP,
    "meetings:facilitator": ITS_GROUP,
    "meetings:meeting": IN_THE_GROUP,
    "meetings:answer": IN_THE_GROUP,
    "meetings:presence": LEADS_THE_MEETING,
    "meetings:hold": LEADS_THE_MEETING,
    "meetings:change": LEADS_THE_MEETING,
    "meetings:undo": RUNS_THE_GROUP,
    "meetings:leader": RUNS_THE_GROUP,
    "meetings:move": RUNS_THE_GROUP,
    "meetings:cancel": RUNS_THE_GROUP,
    # a group's paper: agenda, notes, agreements, files
    "meetings:notes": IN_THE_GROUP,
    "meetings:notes_save": IN_THE_GROUP,
    "meetings:notes_conflict": IN_THE_GROUP,
    "meetings:notes_drop": IN_THE_GROUP,
    "meetings:notes_history": IN_THE_GROUP,
    "meetings:print": IN_THE_GROUP,
    "meetings:point_add": IN_THE_GROUP,
    "meetings:point": AUTHOR_OR_FACILITATOR,
    "meetings:point_delete": AUTHOR_OR_FACILITATOR,
    "meetings:point_move": AUTHOR_OR_FACILITATOR,
    "meetings:agreement_add": IN_THE_GROUP,
    "meetings:agreement_done": OWES_OR_FACILITATES,
    "meetings:agreement_reopen": OWES_OR_FACILITATES,
    "meetings:agreement_drop": OWES_MADE_OR_FACILITATES,
    "meetings:own_rules": IN_THE_GROUP,
    "meetings:file_add": IN_THE_GROUP,
    "meetings:file": IN_THE_GROUP,
    "meetings:file_delete": "whoever brought it",
}
