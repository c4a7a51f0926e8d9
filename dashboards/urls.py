"""Addresses."""

from django.urls import path

from dashboards import views

app_name = "dashboards"

urlpatterns = [
    path("", views.page, name="home"),
    path("more/", views.page, name="more"),
    path("help/", views.page, name="help"),
    path("who-sees-what/", views.page, name="who_sees_what"),
    path("desk/", views.page, name="desk"),
    path("desk/<int:pk>/", views.page, name="teacher"),
    path("school/", views.page, name="school"),
]
