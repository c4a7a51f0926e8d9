"""What reminders tells the apps below."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "reminders"

    def ready(self):
        from reminders import verbs  # noqa: PLC0415  models exist only from here on

        verbs.register()
