"""Who could visit whom: suggested, never arranged, and the same for everybody who asks.

A pair has the same direction of the year's goal, has not visited one another yet, and one
is free while the other teaches. Who has entered no timetable is asked when they are free.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from core.wording import WEEKDAYS, is_lithuanian
from goals.models import Goal
from observations.models import TimetableSlot

#: So many are suggested to one person, and so many of their common times named.
MOST, TIMES = 2, 2


@dataclass(frozen=True)
class Suggestion:
    """`times` is empty where one of the two has no timetable."""

    member: object
    direction: str
    times: list[str]


@dataclass
class Pairs:
    """What is known of everybody, read once; asking costs no query."""

    members: list
    now: dict
    directions: dict
    busy: dict
    met: set
    #: how often somebody was suggested already, so that not all are sent to one door
    asked: Counter

    @classmethod
    def of(cls, members, now, year, links):
        """Two queries. `now` is {member id: TermCount}, `links` are visits (who, whom)."""
        goals = Goal.objects.filter(year=year, direction__isnull=False).submitted()
        directions = {
            owner: (pk, code or name)
            for owner, pk, code, name in goals.values_list(
                "owner_id", "direction_id", "direction__code", "direction__name"
            )
        }
        slots = TimetableSlot.objects.filter(member__school=year.school_id)
        busy = defaultdict(set)
        for member_id, *slot in slots.values_list("member_id", "weekday", "number"):
            busy[member_id].add(tuple(slot))
        met = {frozenset(link) for link in links}
        return cls(members, now, directions, busy, met, Counter())

    def to_visit(self, member):
        """Colleagues still to show whom `member`, still to observe, could visit."""
        if not self.now[member.pk].left_to_observe:
            return []
        hosts = [one for one in self._others(member) if self.now[one.pk].left_to_show]
        return self._chosen((one, self._times(member, one)) for one in hosts)

    def to_invite(self, member):
        """Colleagues still to observe whom `member`, still to show, could invite."""
        if not self.now[member.pk].left_to_show:
            return []
        guests = [one for one in self._others(member) if self.now[one.pk].left_to_observe]
        return self._chosen((one, self._times(one, member)) for one in guests)

    def _others(self, member):
        """Of the same direction, who have not visited one another."""
        own = self.directions.get(member.pk)
        return [
            one
            for one in self.members
            if own
            and one.pk != member.pk
            and self.directions.get(one.pk) == own
            and frozenset((one.pk, member.pk)) not in self.met
        ]

    def _times(self, guest, host):
        """When `guest` is free and `host` teaches; None where that is not known."""
        if guest.pk not in self.busy or host.pk not in self.busy:
            return None
        return sorted(self.busy[host.pk] - self.busy[guest.pk])

    def _chosen(self, found):
        possible = [(one, times) for one, times in found if times is None or times]
        possible.sort(key=lambda pair: (pair[1] is None, self.asked[pair[0].pk]))
        chosen = possible[:MOST]
        self.asked.update(one.pk for one, _times in chosen)
        return [
            Suggestion(
                one, self.directions[one.pk][1], [_said(slot) for slot in times or ()][:TIMES]
            )
            for one, times in chosen
        ]


def _said(slot):
    """„antrad. 3“: the weekday and the number of the lesson."""
    weekday, number = slot
    row = WEEKDAYS[weekday - 1]
    return f"{row.short if is_lithuanian() else row.english_short} {number}"
