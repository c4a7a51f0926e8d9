"""Which records may be brought to a group's table: shared by their owner, seen by who brings."""

from dataclasses import dataclass

from groups.audience import GROUP_AND_WIDER
from groups.enums import Audience, GroupKind
from meetings.people import members_now
from observations.models import Observation
from observations.words import protocol_title
from reflections.models import Reflection
from reflections.words import title_of

#: So many of the newest are offered of each kind.
OFFERED = 30


@dataclass(frozen=True)
class Brought:
    """A record on the table as one reader sees it; without `url` it is shown to them no more."""

    title: str = ""
    url: str = ""


def records_to_bring(member, meeting):
    """(reflections, observations) that `member` may bring to `meeting`, the newest first.

    Everybody of the group must be able to read them: the owner is in the group and shares
    with it. A subject group is never an audience (A14): there the whole school must be.
    """
    is_apt = meeting.group.kind == GroupKind.APT
    shared = {
        "owner__in": members_now(meeting.group).order_by().values("pk"),
        "audience__in": GROUP_AND_WIDER if is_apt else [Audience.SCHOOL],
        "year": meeting.year_id,
    }
    reflections = Reflection.objects.visible_to(member).submitted().filter(**shared)
    observations = Observation.objects.visible_to(member).confirmed().filter(**shared)
    return (
        reflections.select_related("owner").order_by("-month", "-pk"),
        observations.select_related("owner", "observer", "lesson").order_by("-confirmed_at"),
    )


def may_bring(member, record, meeting):
    """The same, of one record."""
    rows = {rows.model: rows for rows in records_to_bring(member, meeting)}
    return rows[type(record)].filter(pk=record.pk).exists()


def offered(member, meeting):
    """[(key, title)] for a form's choice."""
    reflections, observations = records_to_bring(member, meeting)
    return [
        (key_of(record), called(record))
        for rows in (reflections, observations)
        for record in rows[:OFFERED]
    ]


def record_of(key, member, meeting):
    """The record named by a form's choice, or None."""
    kind, _colon, pk = key.partition(":")
    rows = {rows.model._meta.model_name: rows for rows in records_to_bring(member, meeting)}
    return rows[kind].filter(pk=pk).first() if kind in rows and pk.isdecimal() else None


def key_of(record):
    return f"{record._meta.model_name}:{record.pk}"


def called(record):
    """„Laima Ūselytė, vasario refleksija“."""
    words = title_of(record) if isinstance(record, Reflection) else protocol_title(record)
    return f"{record.owner.name}, {words}"


def brought_to(points, reader):
    """{point id: Brought} of points that bring a record; two queries, none without such points."""
    bringing = [point for point in points if point.brings]
    seen = {}
    for model, column in ((Reflection, "reflection_id"), (Observation, "observation_id")):
        ids = {getattr(point, column) for point in bringing} - {None}
        rows = model.objects.visible_to(reader).filter(pk__in=ids) if ids else []
        seen[column] = {row.pk: row for row in (_related(rows) if ids else [])}
    return {point.pk: _shown(point, seen) for point in bringing}


def _related(rows):
    beside = ("owner",) if rows.model is Reflection else ("owner", "observer", "lesson")
    return rows.select_related(*beside)


def _shown(point, seen):
    record = seen["reflection_id"].get(point.reflection_id) or seen["observation_id"].get(
        point.observation_id
    )
    return Brought(called(record), record.get_absolute_url()) if record else Brought()
