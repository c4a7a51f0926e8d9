"""What activity tells the apps below."""

from django.apps import AppConfig

from people.parts import SettingsPart, settings_parts


class ActivityConfig(AppConfig):
    name = "activity"

    def ready(self):
        from activity import links  # noqa: PLC0415  models exist only from here on
        from activity.forms import letters_context  # noqa: PLC0415  likewise

        links.register()
        part = SettingsPart("activity/_letters.html", letters_context, is_long=True)
        settings_parts.register("letters", part)
