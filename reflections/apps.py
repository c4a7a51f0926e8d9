"""What reflections tell the apps below."""

from django.apps import AppConfig


class ReflectionsConfig(AppConfig):
    name = "reflections"

    def ready(self):
        from groups.handover import successions  # noqa: PLC0415  models exist only from here on
        from reflections import counts, deadlines, services, traces, verbs  # noqa: PLC0415  as above

        verbs.register()
        deadlines.register()
        traces.register()
        counts.register()
        successions.register("reflections", services.take_over)
