"""What gettext cannot do: the cases of months, dates and names, in the reader's language.

Lithuanian has its own forms; every other language of the portal is answered in English.
Months and weekdays begin with a small letter in Lithuanian: a sentence that begins with one
asks for the capital itself.
"""

import datetime
import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import get_language

NBSP = "\xa0"


class Month(NamedTuple):
    nominative: str
    genitive: str
    accusative: str
    locative: str
    short: str
    english: str
    english_short: str


MONTHS = (
    Month("sausis", "sausio", "sausį", "sausyje", "saus", "January", "Jan"),
    Month("vasaris", "vasario", "vasarį", "vasaryje", "vas", "February", "Feb"),
    Month("kovas", "kovo", "kovą", "kove", "kov", "March", "Mar"),
    Month("balandis", "balandžio", "balandį", "balandyje", "bal", "April", "Apr"),
    Month("gegužė", "gegužės", "gegužę", "gegužėje", "geg", "May", "May"),
    Month("birželis", "birželio", "birželį", "birželyje", "birž", "June", "June"),
    Month("liepa", "liepos", "liepą", "liepoje", "liep", "July", "July"),
    Month("rugpjūtis", "rugpjūčio", "rugpjūtį", "rugpjūtyje", "rugp", "August", "Aug"),
    Month("rugsėjis", "rugsėjo", "rugsėjį", "rugsėjyje", "rugs", "September", "Sept"),
    Month("spalis", "spalio", "spalį", "spalyje", "spal", "October", "Oct"),
    Month("lapkritis", "lapkričio", "lapkritį", "lapkrityje", "lapkr", "November", "Nov"),
    Month("gruodis", "gruodžio", "gruodį", "gruodyje", "gruod", "December", "Dec"),
)


class Weekday(NamedTuple):
    nominative: str
    short: str
    english: str
    english_short: str


WEEKDAYS = (
    Weekday("pirmadienis", "pirmad.", "Monday", "Mon"),
    Weekday("antradienis", "antrad.", "Tuesday", "Tue"),
    Weekday("trečiadienis", "trečiad.", "Wednesday", "Wed"),
    Weekday("ketvirtadienis", "ketvirtad.", "Thursday", "Thu"),
    Weekday("penktadienis", "penktad.", "Friday", "Fri"),
    Weekday("šeštadienis", "šeštad.", "Saturday", "Sat"),
    Weekday("sekmadienis", "sekmad.", "Sunday", "Sun"),
)

VOCATIVE = (("jas", "jau"), ("as", "ai"), ("is", "i"), ("ys", "y"), ("us", "au"), ("ė", "e"))


def is_lithuanian() -> bool:
    return (get_language() or "lt").split("-")[0] == "lt"


def vocative(name: str) -> str:
    """How a person is greeted: "Eglė" → "Egle", "Kęstutis" → "Kęstuti"; foreign names stay."""
    if not is_lithuanian():
        return name
    return re.sub(r"\w+", lambda word: _called(word.group()), name)


def _called(word: str) -> str:
    for ending, said in VOCATIVE:
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending) + said
    return word


def month_name(month: int) -> str:
    row = MONTHS[month - 1]
    return row.nominative if is_lithuanian() else row.english


def month_genitive(month: int) -> str:
    """As in „kovo refleksija“; in English every case is the plain name."""
    row = MONTHS[month - 1]
    return row.genitive if is_lithuanian() else row.english


def month_accusative(month: int) -> str:
    """As in „kovą užsibrėžėte“."""
    row = MONTHS[month - 1]
    return row.accusative if is_lithuanian() else row.english


def month_locative(month: int) -> str:
    """As in „kove“."""
    row = MONTHS[month - 1]
    return row.locative if is_lithuanian() else row.english


def month_short(month: int) -> str:
    """As beside the ring: „kov“."""
    row = MONTHS[month - 1]
    return row.short if is_lithuanian() else row.english_short


def weekday_name(on: datetime.date) -> str:
    row = WEEKDAYS[on.weekday()]
    return row.nominative if is_lithuanian() else row.english


def weekday_when(on: datetime.date) -> str:
    """When something is: „penktadienį“, “Friday”."""
    row = WEEKDAYS[on.weekday()]
    return row.nominative.removesuffix("is") + "į" if is_lithuanian() else row.english


def weekday_short(on: datetime.date) -> str:
    """As under the number in a dated row: „penktad.“."""
    row = WEEKDAYS[on.weekday()]
    return row.short if is_lithuanian() else row.english_short


def day(on: datetime.date) -> str:
    """„kovo 17 d.“, “17 March”; the number never parts from its word."""
    if is_lithuanian():
        return f"{month_genitive(on.month)} {on.day}{NBSP}d."
    return f"{on.day}{NBSP}{month_name(on.month)}"


def days(listed: Iterable[datetime.date]) -> str:
    """„lapkričio 23 d., 27 d., gruodžio 2 d.“, “23, 27 November, 2 December”."""
    said = []
    for month, ons in groupby(listed, key=lambda on: on.month):
        if is_lithuanian():
            said.append(f"{month_genitive(month)} {', '.join(f'{on.day}{NBSP}d.' for on in ons)}")
        else:
            said.append(f"{', '.join(str(on.day) for on in ons)}{NBSP}{month_name(month)}")
    return ", ".join(said)


def day_long(on: datetime.date) -> str:
    """„trečiadienis, kovo 17 d.“, “Wednesday, 17 March”."""
    return f"{weekday_name(on)}, {day(on)}"


def clock(at: datetime.datetime | datetime.time) -> str:
    """„9:50“: as templates say it with "G:i"."""
    return f"{at.hour}:{at:%M}"


def quoted(text: str) -> str:
    return f"„{text}“" if is_lithuanian() else f"“{text}”"


def unbroken(text: str) -> str:
    """Kept on one line: spaces become non-breaking ones."""
    return text.replace(" ", NBSP)


def initials(name: str) -> str:
    """Of the first and the last word: "Ona Marija Petraitienė" → "OP"."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
