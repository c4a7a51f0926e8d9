"""Addresses."""

from django.urls import path

from reminders.views import calendar, nudge, school

app_name = "reminders"

urlpatterns = [
    path("calendar/<slug:secret>.ics", calendar.calendar, name="calendar"),
    path("settings/calendar/", calendar.make, name="calendar_make"),
    path("settings/calendar/renew/", calendar.renew, name="calendar_renew"),
    path("settings/calendar/stop/", calendar.stop, name="calendar_stop"),
    path("school/settings/reminders/", school.settings, name="settings"),
    path("school/settings/reminders/usual/", school.usual, name="usual"),
    path("school/remind/", nudge.remind, name="remind"),
]
