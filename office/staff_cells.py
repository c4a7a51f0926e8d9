"""One cell of a staff file: what it says, or what is wrong with it."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from core.text import fold
from office.staff_columns import (
    ADMINISTRATOR,
    COLUMNS,
    LEADS,
    TEACHER,
    category_of,
    is_clear,
    key,
    roles_of,
)
from people.enums import Category


class FaultError(Exception):
    """What is wrong with a cell, in words for its owner."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def address(cells):
    return cells.get("email", "").lower()


class RowReader:
    """Reads cells into a Person; knows the whole file and the staff list it is read against."""

    def __init__(self, rows, state):
        self.state = state
        self.rows_of = {}
        for row in rows:
            self.rows_of.setdefault(address(row["cells"]), []).append(row["n"])
        self.groups, self.subjects = Spellings(state.groups), Spellings(state.subjects)
        self.area_names = Spellings(state.areas)
        self.areas = {}
        self._area_rows = {}
        self.names = _directory(rows, state)
        self._addresses = {}
        for email, name in self.names.items():
            self._addresses.setdefault(name_key(name), []).append(email)
        self.categories = dict(Category.choices)
        self.roles = {
            ADMINISTRATOR: _("administrator"),
            TEACHER: _("takes part"),
            LEADS: _("leads the group"),
        }
        self.readers = {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": self.email,
            "subject": self.subject,
            "area": self.area,
            "category": self.category,
            "roles": self.role_words,
            "group": self.group,
            "curator": self.curator,
        }

    def name_of(self, email):
        return self.names.get(email, email)

    def first_name(self, text, person, number):
        person.first_name = self._name("first_name", text, person.first_name)

    def last_name(self, text, person, number):
        person.last_name = self._name("last_name", text, person.last_name)

    def email(self, text, person, number):
        _check_text("email", text)
        if not text or is_clear(text):
            raise FaultError(_("Write the e-mail: it tells one person from another."))
        try:
            validate_email(text)
        except ValidationError as error:
            raise FaultError(_("This is not an e-mail address.")) from error
        others = [str(n) for n in self.rows_of[text.lower()] if n != number]
        if others:
            raise FaultError(
                _("The same e-mail is in row %(rows)s.") % {"rows": ", ".join(others)}
            )
        if person.left_on:
            raise FaultError(_("This person has left. Open their page and bring them back first."))

    def subject(self, text, person, number):
        person.subject = self._text("subject", text, person.subject)
        if text and not is_clear(text):
            person.subject = self.subjects.settled(person.subject)

    def area(self, text, person, number):
        if not text:
            return
        _check_text("area", text)
        if not person.subject:
            raise FaultError(_("A subject area belongs to a subject: name the subject."))
        area = "" if is_clear(text) else self.area_names.settled(text)
        if self.areas.setdefault(person.subject, area) != area:
            raise FaultError(
                _("Row %(row)s puts the same subject into another area.")
                % {"row": self._area_rows[person.subject]}
            )
        self._area_rows.setdefault(person.subject, number)

    def category(self, text, person, number):
        _check_text("category", text)
        if not text:
            return
        category = Category.NONE if is_clear(text) else category_of(text)
        if category is None:
            known = ", ".join(str(label) for value, label in Category.choices if value)
            raise FaultError(
                _("There is no such category. Known are: %(known)s.") % {"known": known}
            )
        person.category = str(category.value)

    def role_words(self, text, person, number):
        _check_text("roles", text)
        if not text:
            if person.pk is None:
                person.roles = frozenset({TEACHER})
            return
        roles, unknown = (set(), []) if is_clear(text) else roles_of(text)
        if any(key(word).startswith("kurator") or key(word) == "curator" for word in unknown):
            raise FaultError(_("Curators are named in the column “kuratorius” of their teachers."))
        if unknown:
            raise FaultError(
                _("There is no such role: %(role)s. Known are: %(known)s.")
                % {
                    "role": ", ".join(unknown),
                    "known": "administratorius, mokytojas, vadovauja grupelei",
                }
            )
        person.roles = frozenset(roles if self.state.year else roles - {LEADS})

    def group(self, text, person, number):
        if self.state.year is None:
            return
        person.group = self._text("group", text, person.group)
        if text and not is_clear(text):
            person.group = self.groups.settled(person.group)

    def curator(self, text, person, number):
        if self.state.year is None or not text:
            return
        _check_text("curator", text)
        person.curator = "" if is_clear(text) else self._curator(text)
        if person.curator and person.curator == person.email:
            raise FaultError(_("Nobody can be their own curator."))

    def _curator(self, text):
        if "@" in text:
            if text.lower() not in self.names:
                raise FaultError(_("Nobody on the staff list or in this file has this e-mail."))
            return text.lower()
        found = self._addresses.get(name_key(text), [])
        if not found:
            raise FaultError(_("Nobody on the staff list or in this file has this name."))
        if len(found) > 1:
            raise FaultError(_("Several people have this name: write the curator's e-mail."))
        return found[0]

    def _name(self, column, text, before):
        _check_text(column, text)
        if is_clear(text) or not (text or before):
            raise FaultError(_("A person has a first name and a last name."))
        return text or before

    def _text(self, column, text, before):
        _check_text(column, text)
        if is_clear(text):
            return ""
        return text or before


def _directory(rows, state):
    """Everybody a curator may be: the staff as it is, under the names the file gives them."""
    names = {person.email: person.name for person in state.here()}
    for row in rows:
        email, before = address(row["cells"]), state.people.get(address(row["cells"]))
        if not email or (before and before.left_on):
            continue
        first = row["cells"].get("first_name") or (before.first_name if before else "")
        last = row["cells"].get("last_name") or (before.last_name if before else "")
        names[email] = f"{first} {last}".strip()
    return names


def _check_text(column, text):
    """What no column may hold."""
    limit = COLUMNS[column].limit
    if len(text) > limit:
        raise FaultError(
            _("Too long: %(length)s characters, at most %(limit)s.")
            % {"length": len(text), "limit": limit}
        )
    if "\n" in text:
        raise FaultError(_("Write it on one line."))


def name_key(name):
    """A name as it is compared: no case, no diacritics, single blanks."""
    return " ".join(fold(name).split())


class Spellings:
    """Names that differ only in case or diacritics are one: the spelling that was there first."""

    def __init__(self, names):
        self._exact = set(names)
        self._folded = {}
        for name in names:
            self._folded.setdefault(name_key(name), name)

    def settled(self, text):
        if text in self._exact:
            return text
        return self._folded.setdefault(name_key(text), text)
