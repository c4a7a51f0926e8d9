"""Addresses."""

from django.urls import path

from people import views

app_name = "people"

urlpatterns = [
    path("settings/", views.page, name="settings"),
    path("settings/language/", views.page, name="language"),
    path("settings/theme/", views.page, name="theme"),
    path("switch/", views.page, name="switch"),
    path("invitation/<str:token>/", views.page, name="invitation"),
]
