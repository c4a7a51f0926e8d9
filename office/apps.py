"""What the office tells the apps below."""

from django.apps import AppConfig

from core.faults import keepers


class OfficeConfig(AppConfig):
    name = "office"

    def ready(self):
        from office import deadlines, notices, turn_words  # noqa: PLC0415  models exist from here on
        from office.services.failures import keep_failure  # noqa: PLC0415  likewise

        deadlines.register()
        notices.register_words()
        turn_words.register_words()
        keepers.register("office", keep_failure)
