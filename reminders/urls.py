"""Addresses."""

from django.urls import path

from reminders.views import school

app_name = "reminders"

urlpatterns = [
    path("school/settings/reminders/", school.settings, name="settings"),
    path("school/settings/reminders/usual/", school.usual, name="usual"),
]
