"""Addresses."""

from django.urls import path

from office.views import staff

app_name = "office"

urlpatterns = [
    path("people/", staff.page, name="people"),
    path("people/groups/", staff.page, name="groups"),
    path("people/groups/<int:pk>/", staff.page, name="group"),
    path("school/settings/", staff.page, name="settings"),
    path("outbox/", staff.page, name="outbox"),
]
