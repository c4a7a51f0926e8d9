"""`manage bench_pages`: the inner half of `./run bench`, one size of database."""

import gc
import json

from django.core.management.base import BaseCommand, CommandError

from dashboards.bench.clocks import memory_mib
from dashboards.bench.measuring import Bench
from dashboards.bench.pages import PAGES, pages
from people.queries import is_demo

#: Requests of a page: of fewer nothing can be said of the slowest twentieth.
FEWEST = 50


class Command(BaseCommand):
    help = "Measure what the main pages cost here, page after page; the outer half is ./run bench."

    def add_arguments(self, parser):
        parser.add_argument("--pages", nargs="+", choices=PAGES, default=list(PAGES))
        parser.add_argument("--requests", type=int, default=64, help="of each page")

    def handle(self, *args, **options):
        """Print one JSON object: the figures of each page, the pages left out, the memory."""
        if not is_demo():
            raise CommandError("only on a demonstration: it signs in as people and writes drafts")
        if options["requests"] < FEWEST:
            raise CommandError(f"--requests: {FEWEST} at least")
        gc.freeze()  # as `manage serve` does
        found, left_out = pages(options["pages"])
        figures = Bench(found, options["requests"]).run()
        self.stdout.write(
            json.dumps({"pages": figures, "left_out": left_out, "mib": memory_mib()})
        )
