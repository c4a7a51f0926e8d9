"""What the 2+2 tells the apps below."""

from django.apps import AppConfig

from years import turning


class ObservationsConfig(AppConfig):
    name = "observations"

    def ready(self):
        from observations import counts, deadlines, services, traces, verbs  # noqa: PLC0415  models exist from here on

        verbs.register()
        deadlines.register()
        traces.register()
        counts.register()
        turning.register("observations", closes=services.confirm_year)
