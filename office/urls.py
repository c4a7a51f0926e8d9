"""Addresses."""

from django.urls import path

from office import views

app_name = "office"

urlpatterns = [
    path("people/", views.page, name="people"),
    path("school/settings/", views.page, name="settings"),
    path("outbox/", views.page, name="outbox"),
]
