"""What reminders tells the apps below."""

from django.apps import AppConfig

from people.parts import SettingsPart, settings_parts


class RemindersConfig(AppConfig):
    name = "reminders"

    def ready(self):
        from reminders import verbs  # noqa: PLC0415  models exist only from here on
        from reminders.views.calendar import calendar_context  # noqa: PLC0415  likewise

        verbs.register()
        part = SettingsPart("reminders/_calendar.html", calendar_context)
        settings_parts.register("calendar", part)
