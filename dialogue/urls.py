"""Addresses."""

from django.urls import path

from dialogue import views

app_name = "dialogue"

urlpatterns = [
    path("<int:pk>/reply/", views.page, name="reply"),
]
