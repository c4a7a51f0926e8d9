"""What groups and exchange events tell the apps below."""

from django.apps import AppConfig

from groups import handover


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self):
        from meetings import (  # noqa: PLC0415  models exist from here on
            counts,
            deadlines,
            deadlines_agreements,
            events_ready,
            paper_told,
            services,
            verbs,
        )

        verbs.register()
        paper_told.register()
        deadlines.register()
        deadlines_agreements.register()
        handover.departures.register("meetings", services.pass_turns_on)
        counts.register()
        events_ready.register()
