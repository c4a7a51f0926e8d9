"""A lesson of the board as one reader sees it: ready words, and the one thing to do with it."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, ngettext

from core.wording import clock
from observations.models import OpenLesson
from observations.services.writing import OPENS_BEFORE

#: {state: (address, word)} of the button of a lesson on the board.
ACTS = {
    "open": ("sign_up", gettext_lazy("Sign up")),
    "busy": ("sign_up", gettext_lazy("Sign up anyway")),
    "full": ("wish", gettext_lazy("Tell me when a place becomes free")),
    "going": ("give_up", gettext_lazy("Give up the place")),
}
NONE_LEFT = gettext_lazy("No places left")
#: {state: (look, word)}; of some states the school has words of its own.
SAID = {
    "going": ("st st-on", gettext_lazy("You will observe")),
    "invited": ("st st-wait", gettext_lazy("You are invited")),
    "mine": ("st st-on", ""),
    "full": ("st", NONE_LEFT),
    "wished": ("st", NONE_LEFT),
    "elsewhere": ("st", gettext_lazy("You observe another one then")),
    "closed": ("st", gettext_lazy("The school year is closed.")),
    "past": ("st", gettext_lazy("Has begun")),
}
WORDED = {"mine": "your_lesson", "busy": "busy", "cancelled": "is_cancelled"}


@dataclass
class Row:
    """A lesson on the board; `state` is what this reader can do with it."""

    lesson: OpenLesson
    state: str
    words: dict
    refusal: str = ""

    @cached_property
    def title(self):
        """The topic; while there is none, the subject or the kind."""
        lesson = self.lesson
        title = lesson.topic or (lesson.subject.name if lesson.subject else "")
        return title or capfirst(lesson.get_kind_display())

    @property
    def left(self):
        return max(self.lesson.places_count - self.lesson.held, 0)

    @property
    def clock(self):
        return clock(self.starts)

    @property
    def css(self):
        return self.state if self.state in ("mine", "going") else ""

    @property
    def left_words(self):
        said = "%(n)s of %(all)s places left"
        numbers = {"n": self.left, "all": self.lesson.places_count}
        return ngettext("%(n)s of %(all)s places left", said, self.left) % numbers

    @property
    def taken_words(self):
        said = "%(n)s of %(all)s places taken"
        numbers = {"n": self.lesson.held, "all": self.lesson.places_count}
        return ngettext("%(n)s of %(all)s places taken", said, self.lesson.held) % numbers

    @property
    def facts(self):
        """What stands before the teacher's name; a subject that is the title is not repeated."""
        lesson = self.lesson
        subject = lesson.subject.name if lesson.topic and lesson.subject else ""
        return " · ".join(filter(None, [subject, lesson.class_name, lesson.room]))

    @property
    def said(self):
        """Look and word of the state; None while a place is simply free."""
        css, word = SAID.get(self.state, ("st", ""))
        word = word or self.words.get(WORDED.get(self.state))
        return {"css": css, "word": word} if word else None

    @property
    def act(self):
        """Address and word of the one button; None where there is nothing to press."""
        if self.state not in ACTS:
            return None
        name, word = ACTS[self.state]
        pk = self.lesson.my_place if self.state == "going" else self.lesson.pk
        return {"url": reverse(f"observations:{name}", args=[pk]), "word": word}

    @cached_property
    def starts(self):
        return timezone.localtime(self.lesson.starts_at)

    @property
    def ends(self):
        return timezone.localtime(self.lesson.ends_at)

    @property
    def nth(self):
        """„6 pamoka“; for a lesson outside the bells nothing."""
        number = self.lesson.number
        return "" if number is None else self.words["nth"] % {"n": number}

    @property
    def is_time_to_write(self):
        """From an hour before it, whoever has a place opens the protocol and not the way out."""
        return self.state == "going" and self.lesson.starts_at - OPENS_BEFORE <= timezone.now()

    @property
    def look(self):
        """How the week paints it."""
        if self.state in ("going", "invited"):
            return "going"
        if self.state == "open":
            return "open"
        return "past" if self.state in ("past", "closed", "mine") else "full"
