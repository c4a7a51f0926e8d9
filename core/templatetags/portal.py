"""Built into every template: figures, icons, dates and names. See the style guide page.

Tags only pass words on: they hold no text of their own.
"""

import datetime

from django import template
from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.html import format_html

from core import figures, wording
from core.difference import difference

register = template.Library()

register.simple_tag(figures.icon, name="icon")
register.simple_tag(figures.ring, name="ring")
register.simple_tag(figures.strip, name="strip")
register.simple_tag(figures.marks, name="marks")
register.simple_tag(figures.bar, name="bar")
register.simple_tag(figures.keymark, name="keymark")
register.simple_tag(figures.glyph, name="glyph")
register.simple_tag(figures.empty, name="empty_ring")
register.simple_tag(figures.login_art, name="login_art")
register.simple_tag(figures.visits, name="visits")
register.simple_tag(figures.spread, name="spread")
register.simple_tag(difference)


@register.simple_tag
def who(member_or_name, css=""):
    """Initials in a circle; the name itself stands beside it."""
    return format_html(
        '<span class="{}" aria-hidden="true">{}</span>',
        f"who {css}".strip(),
        wording.initials(str(member_or_name)),
    )


@register.simple_tag
def growth_tag(code, label):
    """A category by its code ("A3"): the letter gives the colour, others are as the school's."""
    letter = str(code)[:1].lower()
    colour = letter if letter in ("a", "b") else "c"
    return format_html('<span class="tag tag-{}"><i>{}</i>{}</span>', colour, code, label)


def as_day(value):
    """The reader's calendar day of a date or a moment."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def of_day(say):
    """A filter over dates and moments; nothing is said of no date."""
    return lambda value: say(as_day(value)) if value else ""


def of_month(say):
    """A filter over dates, moments and month numbers."""

    def said(value):
        if not value:
            return ""
        return say(value if isinstance(value, int) else as_day(value).month)

    return said


register.filter("day", of_day(wording.day))
register.filter("day_long", of_day(wording.day_long))
register.filter("days", wording.days)
register.filter("weekday_name", of_day(wording.weekday_name))
register.filter("weekday_short", of_day(wording.weekday_short))
register.filter("month_name", of_month(wording.month_name))
register.filter("month_short", of_month(wording.month_short))
register.filter("month_genitive", of_month(wording.month_genitive))
register.filter("month_accusative", of_month(wording.month_accusative))
register.filter("month_locative", of_month(wording.month_locative))
register.filter("vocative", stringfilter(wording.vocative), is_safe=True)
register.filter("quoted", stringfilter(wording.quoted), is_safe=True)
register.filter("nbsp", stringfilter(wording.unbroken), is_safe=True)
