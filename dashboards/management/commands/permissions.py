"""`./run manage permissions` writes docs/permissions.md; `--check` only tells if it is true."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import get_resolver
from django.utils import translation

from dashboards.addresses import ADDRESSES
from dashboards.flows import FLOWS
from dashboards.flows_later import LATER_FLOWS
from dashboards.permissions import COLUMNS, PROMISES, SIGHTS
from dashboards.routes import routes_in

PATH = settings.BASE_DIR / "docs" / "permissions.md"

HEAD = """# Who sees what, and who may do what

Made by `./run manage permissions` from `dashboards/permissions.py`, `dashboards/flows.py` and
`dashboards/addresses.py`; the page „Kas ką mato“ (`/who-sees-what/`) shows the same rows. A test
fails when this file is stale. Rows marked *later* are promises about practices still to come.
"""

MOVE_HEADER = ["from", "to", "who", "condition, effect"]


class Command(BaseCommand):
    help = "Writes docs/permissions.md from the tables in code."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing, fail when stale")

    def handle(self, *args, check=False, **options):
        text = document()
        if check:
            if not PATH.exists() or PATH.read_text(encoding="utf-8") != text:
                raise CommandError("docs/permissions.md is stale: run `./run manage permissions`")
            return
        PATH.write_text(text, encoding="utf-8")
        self.stdout.write(f"{PATH.relative_to(settings.BASE_DIR)} is written")


def document():
    """The whole file, in English whatever the reader speaks."""
    with translation.override("en"):
        flows = [*map(flow_table, FLOWS), *(later_table(*flow) for flow in LATER_FLOWS)]
        parts = [HEAD, sights(), *flows, addresses()]
    return "\n".join(parts)


def sights():
    header = ["record", "field", *COLUMNS]
    rows = [
        [f"{row.record}{'' if row.is_built else ' *(later)*'}", row.field, *row.cells]
        for row in SIGHTS
    ]
    promises = "\n".join(f"- {promise}" for promise in PROMISES)
    return f"## Who sees which field\n\n{table(header, rows)}\n{promises}\n"


def flow_table(flow):
    rows = [[move.before, move.after, move.who, move.condition] for move in flow.moves]
    return f"## {flow.record}: from state to state\n\n{table(MOVE_HEADER, rows)}"


def later_table(record, rows):
    return f"## {record}: from state to state *(later)*\n\n{table(MOVE_HEADER, rows)}"


def addresses():
    rows = [
        [f"`{path}`", name, ADDRESSES.get(name, "?")] for name, path in routes_in(get_resolver())
    ]
    return f"## Addresses\n\n{table(['address', 'name', 'who may open it'], rows)}"


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    cells = ([str(cell).replace("|", "\\|") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)
