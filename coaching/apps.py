"""What conversations and the adviser programme tell the apps below."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"

    def ready(self):
        from coaching import (  # noqa: PLC0415  models exist from here on
            advising_deadlines,
            advising_rules,  # noqa: F401  its rules are set as it is read
            advising_verbs,
            deadlines,
            verbs,
        )
        from coaching.services import endings  # noqa: PLC0415  likewise
        from groups import handover  # noqa: PLC0415  likewise

        verbs.register()
        deadlines.register()
        handover.endings.register("conversations", endings.end_of_pairs)
        advising_verbs.register()
        advising_deadlines.register()
