"""Addresses."""

from django.urls import path

from goals import views

app_name = "goals"

urlpatterns = [
    path("", views.page, name="mine"),
    path("<int:pk>/", views.page, name="detail"),
]
