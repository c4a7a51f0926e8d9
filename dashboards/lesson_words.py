"""A lesson in a line of the overviews; names stand in the nominative."""

from django.utils import timezone
from django.utils.translation import gettext as _

from core.wording import clock


def what_of(lesson):
    """„fizika“, or the kind where no subject is named („klasės valandėlė“)."""
    return lesson.subject.name if lesson.subject else str(lesson.get_kind_display())


def observed_words(lesson):
    """„fizika, rodo Kęstutis Žukauskas“."""
    return _("%(what)s, shown by %(name)s") % {"what": what_of(lesson), "name": lesson.owner.name}


def shown_words(lesson):
    """„porinis rašinio redagavimas, 7b“."""
    return f"{lesson.topic or what_of(lesson)}, {lesson.class_name}"


def hours_of(lesson):
    """„10:55–11:40“."""
    begins, ends = timezone.localtime(lesson.starts_at), timezone.localtime(lesson.ends_at)
    return f"{clock(begins)}–{clock(ends)}"


def place_of(lesson):
    """„10:55–11:40 · II b · 305 kab.“."""
    return " · ".join(filter(None, [hours_of(lesson), lesson.class_name, lesson.room]))
