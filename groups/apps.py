"""What groups tells the apps below."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "groups"

    def ready(self):
        from groups import counts  # noqa: PLC0415  models exist from here on
        from groups.notices import register_words  # noqa: PLC0415  models exist from here on
        from groups.turning import register_turns  # noqa: PLC0415  models exist from here on

        register_words()
        register_turns()
        counts.register()
