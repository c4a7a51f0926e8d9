"""One cell: as text a person would read, and as text no spreadsheet would run."""

import datetime as dt
import re
from decimal import Decimal

from core.text import clean

_BLANKS = str.maketrans({"\t": " ", "\xa0": " ", "\ufeff": None, "\ufffe": None, "\uffff": None})
#: What a spreadsheet takes for the beginning of a formula, its wide forms included.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")
_ZEROS = re.compile(r"0{2,}")


def tidy(text):
    """Cleaned, every blank a plain one, none at the ends."""
    return clean(text).translate(_BLANKS).strip()


def guard(text):
    """An apostrophe before what would run as a formula; `unguard` takes it off again."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text):
    return text[1:] if _GUARDED.match(text) else text


def as_text(value, number_format="General"):
    """A number with its comma, a day as 2026-09-01, a time as 10:55."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float, Decimal)):
        return _number(value, number_format)
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        return _moment(value)
    return tidy(str(value))


def _number(value, number_format):
    if "%" in number_format:
        return f"{_plain(value * 100)}%"
    text = _plain(value)
    if _ZEROS.fullmatch(number_format) and text.isdigit():
        return text.zfill(len(number_format))
    return text


def _plain(value):
    """15 digits, as spreadsheets keep them; never 3.7E+10 for a telephone number."""
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(format(value, ".15g")), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def _moment(value):
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, dt.datetime):
        if value.time() == dt.time():
            return value.date().isoformat()
        return f"{value.date().isoformat()} {_clock(value)}"
    return value.isoformat() if isinstance(value, dt.date) else _clock(value)


def _clock(value):
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
