"""Addresses."""

from django.urls import path

from activity import views

app_name = "activity"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("read/", views.read_all, name="read_all"),
    path("letters/", views.letters, name="letters"),
    path("letters/stop/<str:token>/", views.stop, name="stop"),
    path("to/<int:pk>/", views.as_member, name="as_member"),
    path("<int:pk>/", views.open_notice, name="open"),
]
