"""What the office tells the apps below."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "office"

    def ready(self):
        from office import turn_words  # noqa: PLC0415  models exist only from here on

        turn_words.register_words()
