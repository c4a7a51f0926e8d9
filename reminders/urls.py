"""Addresses."""

from django.urls import path

from reminders.views import nudge, school

app_name = "reminders"

urlpatterns = [
    path("school/settings/reminders/", school.settings, name="settings"),
    path("school/settings/reminders/usual/", school.usual, name="usual"),
    path("school/remind/", nudge.remind, name="remind"),
]
