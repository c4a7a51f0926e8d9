"""Addresses of exchange events, and who may open them."""

MEMBER = "every member of a school"
SEES = "every member of the school; members of other schools where host and school open it"
HOST = "its host"
HOST_OR_ADMINISTRATOR = "its host; the administrator"
SEATED = "whoever holds the place"
WAS_THERE = "its host, and those who were there"
ADMINISTRATOR = "administrator"

EVENT_ADDRESSES = {
    "meetings:events": MEMBER,
    "meetings:event_new": MEMBER,
    "meetings:event": SEES,
    "meetings:event_change": HOST,
    "meetings:event_move": HOST,
    "meetings:event_cancel": HOST_OR_ADMINISTRATOR,
    "meetings:event_sign_up": SEES,
    "meetings:event_participants": HOST,
    "meetings:event_export": HOST,
    "meetings:event_feedback": WAS_THERE,
    "meetings:event_file_add": HOST,
    "meetings:event_file": SEES,
    "meetings:event_file_delete": HOST,
    "meetings:seat_give_up": SEATED,
    "meetings:seat_came": HOST,
    "meetings:settings_events": ADMINISTRATOR,
    "meetings:section_new": ADMINISTRATOR,
    "meetings:section": ADMINISTRATOR,
}
