"""What dialogue tells the apps below."""

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "dialogue"

    def ready(self):
        from dialogue import deadlines, services, verbs  # noqa: PLC0415  models exist from here on
        from groups.handover import successions  # noqa: PLC0415  models exist from here on

        verbs.register()
        deadlines.register()
        successions.register("dialogue", services.take_over)
