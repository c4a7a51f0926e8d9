"""Groups with their meetings, and the exchange between colleagues."""

from django.urls import URLPattern

app_name = "meetings"

groups: list[URLPattern] = []

events: list[URLPattern] = []

urlpatterns = [*groups, *events]
