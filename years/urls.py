"""Addresses."""

from django.urls import path

from years import views

app_name = "years"

urlpatterns = [
    path("school/settings/year/", views.page, name="year"),
]
