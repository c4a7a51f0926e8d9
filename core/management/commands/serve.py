"""`./run`: serve the portal; on a fresh machine, the demonstration."""

import gc
import os

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication

from core import beat
from core.readiness import missing_settings


class Portal(BaseApplication):
    """gunicorn with this project's few choices; threads share one process without a broker."""

    def __init__(self, address):
        self.address = address
        super().__init__()

    def load_config(self):
        alone = not settings.REDIS_URL
        choices = {
            "bind": self.address,
            "workers": 1 if alone else int(os.environ.get("WEB_CONCURRENCY", "2")),
            "threads": 8,
            "worker_class": "gthread",
            "timeout": 60,
            "graceful_timeout": 10,
            "proc_name": "apt-portal",
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in choices.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)
        if alone:
            self.cfg.set("post_worker_init", lambda worker: beat.start())

    def load(self):
        return import_string(settings.WSGI_APPLICATION)


class Command(BaseCommand):
    help = "Serve the portal at 127.0.0.1:PORT (BIND for another address)."

    def handle(self, *args, **options):
        faults = missing_settings()
        if faults:
            lines = "\n".join(f"  - {fault.msg}" for fault in faults)
            raise CommandError(f"The portal does not start until these are mended:\n{lines}")
        if settings.IS_UNCONFIGURED:
            call_command("demo", once=True)
        address = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"
        self.stdout.write(f"http://{address}/")
        self.stdout.flush()
        gc.freeze()  # the code itself is no garbage: a full collection takes a third of the time
        Portal(address).run()
