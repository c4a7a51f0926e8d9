"""What groups and exchange events tell the apps below."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
