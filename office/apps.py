"""What the office tells the apps below."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "office"

    def ready(self):
        from office import notices, turn_words  # noqa: PLC0415  models exist from here on

        notices.register_words()
        turn_words.register_words()
