"""What conversations and the adviser programme tell the apps below."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"
