"""Addresses."""

from django.urls import path

from reflections import views

app_name = "reflections"

urlpatterns = [
    path("", views.page, name="list"),
    path("<int:pk>/", views.page, name="detail"),
    path("<str:month>/", views.page, name="edit"),
]
