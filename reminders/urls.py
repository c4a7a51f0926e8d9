"""Addresses."""

from django.urls import path

from reminders import views

app_name = "reminders"

urlpatterns = [
    path("calendar/<slug:secret>.ics", views.calendar, name="calendar"),
    path("settings/calendar/", views.calendar_make, name="calendar_make"),
    path("settings/calendar/renew/", views.calendar_renew, name="calendar_renew"),
    path("settings/calendar/stop/", views.calendar_stop, name="calendar_stop"),
]
