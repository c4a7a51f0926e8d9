"""Conversations with the curator, and the adviser programme."""

from django.urls import URLPattern

app_name = "coaching"

conversations: list[URLPattern] = []

advising: list[URLPattern] = []

urlpatterns = [*conversations, *advising]
