"""`manage bench_load`: the inner half of `./run bench load`, on a demonstration alone.

`plant` writes sessions and says whose they are; `check` compares what the server acknowledged
with what the database holds.
"""

import json
import re
import sys
from collections import Counter
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from core.dates import next_month
from people.middleware import SESSION_KEY as MEMBER_KEY
from people.models import Member
from people.queries import is_demo
from reflections.content import typed_in
from reflections.models import Reflection, ReflectionDraftCopy
from years.enums import YearStatus
from years.models import DueDay

#: Every text begins with its number: "[7] …".
_NUMBER = re.compile(r"\[([0-9]+)\] ")


class Command(BaseCommand):
    help = "Plant sessions for a load, or check its acknowledged texts (JSON on standard input)."
    stealth_options = ("stdin",)

    def add_arguments(self, parser):
        parser.add_argument("act", choices=["plant", "check"])
        parser.add_argument("--people", type=int, default=0)

    def handle(self, *args, **options):
        if not is_demo():
            raise CommandError("only on a demonstration: these sessions need no password")
        if options["act"] == "plant":
            done = planted(options["people"])
        else:
            done = checked(**json.load(options.get("stdin") or sys.stdin))
        self.stdout.write(json.dumps(done))


def planted(people):
    """Sessions of so many members who have not begun the month that is due next."""
    month = month_to_write()
    begun = Reflection.objects.filter(month=month).values("owner")
    # never those of the known school: they sign in by hand
    members = (
        Member.objects.filter(left_on=None, takes_part_from__isnull=False)
        .exclude(pk__in=begun)
        .select_related("user")
        .order_by("-pk")[:people]
    )
    with transaction.atomic():
        sessions = [{"member": member.pk, "session": session_of(member)} for member in members]
    if len(sessions) < people:
        raise CommandError(f"only {len(sessions)} have not begun {month:%Y-%m}")
    return {
        "month": f"{month:%Y-%m}",
        "cookie": settings.SESSION_COOKIE_NAME,
        "people": sessions,
    }


def month_to_write():
    """The reachable month whose due day is next; in summer the last one."""
    today = timezone.localdate()
    days = DueDay.objects.months().filter(
        year__status=YearStatus.OPEN, month__lte=next_month(today)
    )
    ahead = days.filter(due_on__gte=today).order_by("due_on").first()
    chosen = ahead or days.order_by("-due_on").first()
    if chosen is None:
        raise CommandError("no month of an open year may be written in today")
    return chosen.month


def session_of(member):
    """The key of a session as signing in begins it, for this membership."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(member.user_id)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    session[MEMBER_KEY] = member.pk
    session.create()
    return session.session_key


def checked(*, month, people):
    """How many texts are as acknowledged, and whose are not.

    Each of `people` has `member`, `acked` (the last acknowledged text, with its `number` and
    `version`, or null), `unsure` (texts sent after it and never answered) and `is_submitted`.
    """
    members = [person["member"] for person in people]
    rows = Reflection.objects.filter(owner__in=members, month=f"{month}-01")
    stored = {row.owner_id: row for row in rows}
    counted, wrong = Counter(), []
    for person in people:
        word = verdict(stored.get(person["member"]), person)
        counted[word] += 1
        if word in ("lost", "older", "not submitted"):
            wrong.append([person["member"], word])
    copies = ReflectionDraftCopy.objects.filter(reflection__in=rows).count()
    return {"texts": dict(counted), "wrong": wrong, "second_texts": copies}


def verdict(row, person):
    """What became of one person's last acknowledged text, in a word.

    "newer": a text that was sent later is there, though its answer never arrived.
    """
    acked = person["acked"]
    if acked is None:
        return "nothing acknowledged"
    if row is None:
        return "lost"
    content = typed_in(row)
    there = {field: content[field] for field in acked["texts"]}
    if there == acked["texts"]:
        is_unsubmitted = person["is_submitted"] and not row.is_submitted
        return "not submitted" if is_unsubmitted else "kept"
    if there in person["unsure"]:
        return "newer"
    is_older = min(map(number_of, there.values())) < acked["number"]
    return "older" if is_older or row.version < acked["version"] else "lost"


def number_of(text):
    """The number a text begins with; a text of another kind counts as the newest."""
    found = _NUMBER.match(text)
    return int(found[1]) if found else sys.maxsize
