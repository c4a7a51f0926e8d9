"""Addresses of reminders: a person's calendar, the school's own rules."""

ADMINISTRATOR = "administrator"
MEMBER = "every member of a school"

REMINDER_ADDRESSES = {
    # the secret is the key: calendar programs do not sign in
    "reminders:calendar": "whoever knows it",
    "reminders:calendar_make": MEMBER,
    "reminders:calendar_renew": MEMBER,
    "reminders:calendar_stop": MEMBER,
    "reminders:settings": ADMINISTRATOR,
    "reminders:usual": ADMINISTRATOR,
    "reminders:remind": ADMINISTRATOR,
}
