"""The staff file's own words: its columns, and how categories and roles are written in it.

These are words of a file format and not of the screen: a file made in one language is read
in both, so they are not translated. The first word of each is the one that is written.
"""

import re
from dataclasses import dataclass

from core.text import fold
from people.enums import Category

#: A cell with this says "take it away"; an empty one says "leave it".
CLEAR = "-"
_DASHES = {"-", "–", "—"}


@dataclass(frozen=True)
class Column:
    """One column: how it is headed (first word written, all of them read), and its limit."""

    name: str
    words: tuple[str, ...]
    limit: int
    is_required: bool = False

    @property
    def heading(self):
        return self.words[0]


COLUMNS = {
    column.name: column
    for column in (
        Column("first_name", ("vardas", "vardai", "first name", "given name"), 80, True),
        Column("last_name", ("pavardė", "last name", "surname", "family name"), 80, True),
        Column(
            "email",
            ("el. paštas", "elektroninis paštas", "el. pašto adresas", "e-mail", "paštas"),
            254,
            True,
        ),
        Column("subject", ("dalykas", "mokomasis dalykas", "subject"), 100),
        Column("area", ("dalykų grupė", "dalykų sritis", "subject area", "area"), 100),
        Column(
            "category",
            ("kvalifikacinė kategorija", "kategorija", "qualification category", "category"),
            100,
        ),
        Column("roles", ("vaidmenys", "vaidmuo", "roles", "role"), 200),
        Column("group", ("grupelė", "APT grupelė", "group", "APT group"), 100),
        Column("curator", ("kuratorius", "kuratorė", "kuratorius (-ė)", "curator"), 254),
    )
}

ADMINISTRATOR, TEACHER, LEADS = "administrator", "teacher", "leads"
ROLE_WORDS = {
    ADMINISTRATOR: (
        "administratorius",
        "administratorė",
        "administratorius (-ė)",
        "administracija",
        "administrator",
    ),
    TEACHER: ("mokytojas", "mokytoja", "mokytojas (-a)", "teacher", "specialistas", "specialistė"),
    LEADS: (
        "vadovauja grupelei",
        "grupelės vedėjas",
        "grupelės vedėja",
        "leads the group",
        "facilitator",
    ),
}
CATEGORY_WORDS = {
    Category.TEACHER: ("mokytojas", "mokytoja", "specialistas", "specialistė", "teacher"),
    Category.SENIOR: (
        "vyresnysis mokytojas",
        "vyresnioji mokytoja",
        "vyr. mokytojas",
        "vyr. mokytoja",
        "vyresnysis specialistas",
        "vyresnioji specialistė",
        "senior teacher",
    ),
    Category.METHODIST: (
        "mokytojas metodininkas",
        "mokytoja metodininkė",
        "metodininkas",
        "metodininkė",
        "specialistas metodininkas",
        "specialistė metodininkė",
        "teacher methodologist",
    ),
    Category.EXPERT: (
        "mokytojas ekspertas",
        "mokytoja ekspertė",
        "ekspertas",
        "ekspertė",
        "specialistas ekspertas",
        "specialistė ekspertė",
        "teacher expert",
    ),
    Category.NONE: ("be kategorijos", "neatestuotas", "neatestuota", "no category"),
}


def key(text):
    """Letters and digits alone, folded: "El. paštas" and "el paštas" are one heading."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def is_clear(text):
    return text in _DASHES


def column_of(heading):
    """The column that this heading means, or None."""
    return _HEADINGS.get(key(heading))


def category_of(text):
    """The category that these words mean, or None."""
    return _CATEGORIES.get(key(text))


def roles_of(text):
    """(set of roles, words that mean none)."""
    words = [word.strip() for word in re.split(r"[,;/\n]", text) if word.strip()]
    unknown = [word for word in words if key(word) not in _ROLES]
    return {_ROLES[key(word)] for word in words if key(word) in _ROLES}, unknown


def written_category(category):
    return CATEGORY_WORDS[Category(category)][0] if category else ""


def written_roles(roles):
    """What the file says of these roles; of nobody's roles it says that there are none."""
    return ", ".join(ROLE_WORDS[role][0] for role in ROLE_WORDS if role in roles) or CLEAR


def _by_key(table):
    return {key(word): meaning for meaning, words in table.items() for word in words}


_HEADINGS = {key(word): column for column in COLUMNS.values() for word in column.words}
_HEADINGS[key("name")] = COLUMNS["first_name"]
_CATEGORIES = _by_key(CATEGORY_WORDS)
_ROLES = _by_key(ROLE_WORDS)
