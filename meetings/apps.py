"""What groups and exchange events tell the apps below."""

from django.apps import AppConfig

from groups import handover


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self):
        from meetings import events_ready, services, verbs  # noqa: PLC0415  models exist from here on

        verbs.register()
        handover.departures.register("meetings", services.pass_turns_on)
        events_ready.register()
