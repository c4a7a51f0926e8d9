"""The paper of a group on the pages: agenda, notes of several hands, agreements, files."""

from datetime import date

from django.core.files.base import ContentFile

from core.hands import share_draft
from meetings.models import GroupRules, Meeting
from tests.meetings.papers import make_agreement, make_file, make_notes, make_point, write


def fill(s):
    """On the meetings that stand there: two texts at once, a draft from two pages."""
    c = s.cast
    ahead = Meeting.objects.get(pk=s.ids["ahead"])
    held = Meeting.objects.get(pk=s.ids["held"])
    for minutes, title, author in (
        (10, "Kas pasikeitė nuo vasario?", c.teacher),
        (30, "Po vieną mokinio klausimą iš kiekvieno", c.groupmate),
    ):
        point = make_point(ahead, author, title, minutes=minutes, text="Kiekvienas vienu sakiniu.")
    notes = make_notes(held, "Laukiame pusantros sekundės.\nBandysime iki šešių.", c.teacher)
    write(notes, "Laukiame pusantros sekundės.\nInga skaičiuos.", c.groupmate, base=0)
    share_draft(notes, by=c.groupmate)
    own = make_notes(ahead, "Klausimai iš pamokų.", c.groupmate)
    write(own, "Vienas langas.", c.teacher, page="a", version=0)
    write(own, "Kitas langas.", c.teacher, page="b", version=0)
    day = {"due_on": date(2026, 12, 9)}
    row = make_agreement(held, c.groupmate, "Skaičiuoti tylos sekundes", owner=c.teacher, **day)
    make_agreement(held, c.groupmate, "Vieną kartą per savaitę sakome: nežinau", status="done")
    make_file(held, c.teacher, file=ContentFile(b"x", name="x.pdf"), name="Pradžių lapas.pdf")
    GroupRules.objects.create(
        group=c.group, text="Kas pasakyta grupelėje, lieka grupelėje.\nKlausiame.", version=1
    )
    s.ids |= {"point": point.pk, "agreement": row.pk}


ROWS = [
    ("groupmate", "/groups/meetings/{held}/notes/", ""),
    ("teacher", "/groups/meetings/{held}/", ""),
    ("teacher", "/groups/meetings/{ahead}/notes/", ""),
    ("teacher", "/groups/meetings/{ahead}/notes/conflict/", ""),
    ("teacher", "/groups/meetings/{held}/notes/history/", ""),
    ("teacher", "/groups/meetings/{held}/print/", ""),
    ("teacher", "/groups/meetings/{ahead}/points/", ""),
    ("teacher", "/groups/meetings/{ahead}/points/", "sent as it is"),
    ("facilitator", "/groups/points/{point}/", ""),
    ("teacher", "/groups/meetings/{held}/agreements/", ""),
    ("teacher", "/groups/meetings/{held}/agreements/", "sent as it is"),
    ("teacher", "/groups/agreements/{agreement}/drop/", ""),
    ("teacher", "/groups/meetings/{held}/files/", ""),
    ("teacher", "/groups/{group}/rules/", ""),
]
