"""What conversations and the adviser programme tell the apps below."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"

    def ready(self):
        from coaching import deadlines, verbs  # noqa: PLC0415  models exist from here on
        from coaching.services import endings  # noqa: PLC0415  likewise
        from groups import handover  # noqa: PLC0415  likewise

        verbs.register()
        deadlines.register()
        handover.endings.register("conversations", endings.end_of_pairs)
