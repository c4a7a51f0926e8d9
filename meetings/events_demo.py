"""Exchange events of a demonstration: held, ahead, full, opened to others, cancelled."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from core.dates import DAY
from meetings.events_enums import EventStatus, ExchangeForm, SeatStatus
from meetings.models import (
    EventFeedback,
    EventFeedbackGiven,
    EventSetting,
    ExchangeEvent,
    Seat,
    Section,
)
from meetings.services.events_feedback import opened
from years.queries import workdays_of

LONG = timedelta(minutes=90)
FEWEST = 8
READING, DIGITAL = "Skaitymas visuose dalykuose", "Skaitmeniniai įrankiai"
SECTIONS = (
    (READING, "Kaip mokiniai supranta tai, ką perskaito, – ir per matematiką."),
    (DIGITAL, "Kas iš tiesų padeda mokytis, o kas tik užima laiką."),
)


@dataclass(frozen=True)
class Plan:
    """One event: working days from today, whose, what; how many come and wait."""

    days: int
    host: int
    form: ExchangeForm
    title: str
    text: str
    section: str = ""
    places: int | None = None
    come: int = 0
    wait: int = 0
    answers: int = 0
    is_open: bool = False
    cancelled_why: str = ""


F = ExchangeForm
PLANS = (
    Plan(
        -15,
        3,
        F.EXPERT,
        "Klausimai, į kuriuos nėra vieno atsakymo",
        "Parodysiu penkis klausimus, kuriuos naudoju aštuntokams, ir kas iš jų išeina.",
        READING,
        come=7,
        answers=6,
    ),
    Plan(
        -6,
        1,
        F.CASE,
        "Mokinys, kuris niekada nekelia rankos",
        "Vienas atvejis, keturi žvilgsniai. Atsineškite po vieną savą.",
        places=8,
        come=6,
        answers=3,
    ),
    Plan(
        3,
        2,
        F.MINI,
        "Trumpi įsivertinimo lapeliai per penkias minutes",
        "Pasigaminsime po vieną savo kitai savaitei. Atsineškite pamokos planą.",
        DIGITAL,
        places=4,
        come=4,
        wait=3,
    ),
    Plan(
        6,
        5,
        F.SHADOWING,
        "Viena mano darbo diena: ateikite kartu",
        "Pamokos, pertraukos, konsultacija. Po to – pusvalandis pokalbiui.",
        places=10,
        come=3,
        is_open=True,
    ),
    Plan(
        10,
        1,
        F.SOCIAL,
        "Skaitome drauge: kas lieka po pamokos",
        "Perskaitysime tris mokinių darbus ir ieškosime, ką jie sako apie pamoką.",
        READING,
        come=2,
    ),
    Plan(
        12,
        4,
        F.PROJECT,
        "Bendra gamtos ir istorijos išvyka",
        "Pasitarsime, ko vaikai ieškos prie piliakalnio.",
        come=2,
        cancelled_why="Atidedame iki pavasario.",
    ),
)
SAID = (
    (5, "Tylos po klausimo. Iki šiol per greitai padėdavau.", "Pamatyti tai per pamoką."),
    (4, "Du klausimus, kuriuos bandysiu jau rytoj.", ""),
    (4, "", "Daugiau laiko pasikalbėti poromis."),
    (3, "Kad ne vienai man taip būna.", "Pavyzdžių mažesniems."),
    (5, "Klausimų lapą – pasidėsiu ant stalo.", ""),
    (4, "Kolegų pavyzdžius.", "Susitikti dar kartą po mėnesio."),
)


def make_events(members, year, *, now):
    """Events of the running year; gives the one that is open to others, or None."""
    if len(members) < FEWEST or year.status != "open":
        return None
    EventSetting.objects.create(school=year.school, is_open=True)
    sections = {
        name: Section.objects.create(year=year, name=name, topic=topic, leader=members[number])
        for number, (name, topic) in enumerate(SECTIONS)
    }
    workdays, found = workdays_of(year), None
    for number, plan in enumerate(PLANS):
        day = workdays.add(timezone.localdate(now), plan.days)
        if year.holds(day):
            event = _event(plan, members, year, day, sections.get(plan.section))
            _seats(event, plan, members, number, now)
            found = event if plan.is_open else found
    return found


def seat_guests(events, teams):
    """At an event open to others comes somebody of the next school."""
    for number, event in enumerate(events):
        guests = [one for one in teams[(number + 1) % len(teams)] if one.takes_part_from]
        guest = guests[0]
        if event and guest.school_id != event.year.school_id:
            Seat.objects.create(event=event, member=guest, status=SeatStatus.TAKEN)


def _event(plan, members, year, day, section):
    starts_at = timezone.make_aware(datetime.combine(day, time(14)))
    status = EventStatus.CANCELLED if plan.cancelled_why else EventStatus.POSTED
    return ExchangeEvent.objects.create(
        host=members[plan.host],
        year=year,
        section=section,
        status=status,
        form=plan.form,
        title=plan.title,
        text=plan.text,
        starts_at=starts_at,
        ends_at=starts_at + LONG,
        place="Biblioteka",
        places=plan.places,
        is_open_to_others=plan.is_open,
        cancelled_why=plan.cancelled_why,
    )


def _seats(event, plan, members, number, now):
    others = [one for one in members if one.pk != event.host_id]
    others = others[number:] + others[:number]
    is_over = event.ends_at < now
    seated = SeatStatus.CAME if is_over else SeatStatus.TAKEN
    statuses = [seated] * plan.come + [SeatStatus.WAITING] * plan.wait
    seats = [
        Seat(
            event=event,
            member=member,
            status=status,
            queued_at=min(now, event.starts_at) - DAY * 5 + timedelta(minutes=turn),
        )
        for turn, (member, status) in enumerate(zip(others, statuses, strict=False))
    ]
    Seat.objects.bulk_create(seats)
    if not is_over:
        return
    answered = [seat.member for seat in seats[: plan.answers]]
    EventFeedbackGiven.objects.bulk_create(
        EventFeedbackGiven(event=event, member=member) for member in reversed(answered)
    )
    EventFeedback.objects.bulk_create(
        opened(
            [
                EventFeedback(event=event, useful=useful, takes=takes, wishes=wishes)
                for useful, takes, wishes in SAID[: len(answered)]
            ]
        )
    )
