from django.apps import AppConfig
from django.db.backends.signals import connection_created

from core import collation


class CoreConfig(AppConfig):
    name = "core"

    def ready(self):
        connection_created.connect(collation.install, dispatch_uid="core.collation")
