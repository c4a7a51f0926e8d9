"""What people tells the apps below."""

from django.apps import AppConfig

from post import sink


class PeopleConfig(AppConfig):
    name = "people"

    def ready(self):
        from people.queries import is_demo  # noqa: PLC0415  models exist only from here on

        sink.keepers.register("demo", is_demo)
