"""Who sees which field, as data: the page „Kas ką mato“ and docs/permissions.md are made of it.

Every row is a promise to a teacher; the law tests of each app hold it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.text import Words

ALL = _("sees")
NONE = _("does not see")
IF_AUDIENCE = _("if shared with them")
IF_SCHOOL = _("if shared with the school")
NO_DRAFT = _("does not exist")

COLUMNS = (
    _("owner"),
    _("curator of that year, now"),
    _("owner's APT group"),
    _("school"),
    _("administrator as such"),
)


@dataclass(frozen=True)
class Sight:
    """What each of COLUMNS sees of one field of one record.

    `is_built` is false for a practice that the product does not have yet: such rows stand
    in the document, not on the page.
    """

    record: Words
    field: Words
    cells: tuple
    is_built: bool = True


GOAL, REFLECTION = _("Goal"), _("Reflection")
OBSERVATION, MEETING = _("Observation"), _("Meeting")
CONVERSATION, ADVISING = _("Coaching conversation"), _("Work with a teacher adviser")
THE_TWO = _("the two")
BOTH_CURATORS = _("both curators")
PAIR = _("observer and owner")
MEMBERS = _("members of that group and year")
SHARED = (ALL, ALL, IF_AUDIENCE, IF_AUDIENCE)

EVENT = _("Exchange event")
#: The columns of an event: its host, then colleagues of the host's school, whoever they are.
EVENT_SIGHTS = (
    Sight(
        EVENT,
        _("title, time, place, host, materials, count of places (other schools, where opened)"),
        (ALL, ALL, ALL, ALL, ALL),
    ),
    Sight(
        EVENT,
        _("what it is about, section, names of colleagues who come; other schools never"),
        (ALL, ALL, ALL, ALL, ALL),
    ),
    Sight(
        EVENT,
        _("names of guests, the waiting list, who came"),
        (ALL, NONE, NONE, NONE, NONE),
    ),
    Sight(
        EVENT,
        _("what participants said, nobody's by name"),
        (
            _("from 5 answers"),
            NONE,
            NONE,
            _("those who were there, from 5 answers"),
            NONE,
        ),
    ),
)

SIGHTS = (
    Sight(
        _("Draft or pending amendment"),
        _("anything"),
        (ALL, NO_DRAFT, NO_DRAFT, NO_DRAFT, NO_DRAFT),
    ),
    Sight(GOAL, _("state, dates, direction, competence, n of m steps"), (*SHARED, ALL)),
    Sight(GOAL, _("sentence, why, criteria, steps, attachments"), (*SHARED, IF_SCHOOL)),
    Sight(
        GOAL,
        _("note of return, self-assessments, history, conversation"),
        (ALL, ALL, NONE, NONE, _("that it exists and when, not the text")),
    ),
    Sight(REFLECTION, _("month, state, submitted on, late"), (*SHARED, ALL)),
    Sight(REFLECTION, _("answers, next step, links, attachments"), (*SHARED, IF_SCHOOL)),
    Sight(REFLECTION, _("growth categories"), (*SHARED, _("sums, when at least 5 authors"))),
    Sight(
        _("Feedback and replies, who has read"),
        _("anything"),
        (THE_TWO, THE_TWO, NONE, NONE, _("that it exists, when, days waiting")),
    ),
    Sight(
        _("Private note"),
        _("anything"),
        (_("its author only"), NONE, NONE, NONE, NONE),
    ),
    Sight(
        _("Open lesson"),
        _("all of it, places and who holds them"),
        (ALL, ALL, ALL, ALL, ALL),
    ),
    *EVENT_SIGHTS,
    Sight(
        OBSERVATION,
        _("who, whom, when, state"),
        (PAIR, BOTH_CURATORS, NONE, NONE, ALL),
    ),
    Sight(
        OBSERVATION,
        _("notes, answers, agreements"),
        (
            _("observer; owner from submitted"),
            _("both curators, from confirmed"),
            IF_AUDIENCE,
            IF_AUDIENCE,
            IF_SCHOOL,
        ),
    ),
    Sight(
        ADVISING,
        _("who, when, hours, state"),
        (THE_TWO, NONE, NONE, NONE, ALL),
    ),
    Sight(
        ADVISING,
        _("goal, log, plans; the report once submitted"),
        (THE_TWO, NONE, NONE, NONE, NONE),
    ),
    Sight(
        _("Register of advisers, mentors, facilitators"),
        _("who, and since when"),
        (ALL, ALL, ALL, ALL, ALL),
    ),
    Sight(
        MEETING,
        _("date, held or not, numbers"),
        (MEMBERS, NONE, MEMBERS, NONE, ALL),
    ),
    Sight(
        MEETING,
        _("topic, agenda, notes, agreements, files, names"),
        (MEMBERS, NONE, MEMBERS, NONE, NONE),
    ),
    Sight(
        CONVERSATION,
        _("that it exists, and when"),
        (THE_TWO, THE_TWO, NONE, NONE, ALL),
    ),
    Sight(
        CONVERSATION,
        _("wish, notes, agreements"),
        (THE_TWO, THE_TWO, NONE, NONE, NONE),
    ),
)

#: Said under the table: what holds for every row.
PROMISES = (
    _("What you may not see looks exactly like what does not exist."),
    _("A draft is its owner's alone, whatever audience is ticked."),
    _("What others see changes only by a button, never by typing."),
    _("The owner may widen or narrow the audience at any time, never below the curator."),
    _(
        "A figure made up of what people wrote or ticked is shown only when at least 5 "
        "people are behind it."
    ),
    _(
        "A municipality sees counts of each school, nothing below 5 people, also not by "
        "difference; never a person, and nothing that anybody wrote or ticked."
    ),
    _("Whoever leaves takes no record away: those who could read it that day read it on."),
    _("The operator of the system reads no text that a member typed."),
)


def sights_shown():
    """The rows of practices that exist."""
    return [sight for sight in SIGHTS if sight.is_built]
