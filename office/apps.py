"""What the office tells the apps below."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "office"

    def ready(self):
        from office import deadlines, notices, turn_words  # noqa: PLC0415  models exist from here on

        deadlines.register()
        notices.register_words()
        turn_words.register_words()
