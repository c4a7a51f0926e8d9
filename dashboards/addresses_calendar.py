"""Addresses of a person's calendar, and who may open them."""

MEMBER = "every member of a school"

CALENDAR_ADDRESSES = {
    # the secret is the key: calendar programs do not sign in
    "reminders:calendar": "whoever knows it",
    "reminders:calendar_make": MEMBER,
    "reminders:calendar_renew": MEMBER,
    "reminders:calendar_stop": MEMBER,
}
