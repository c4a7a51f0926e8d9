"""Ready forms of the protocol that a school may begin with."""

from django.utils.translation import gettext as _

from observations.questions import default_questions
from observations.vocabulary import words_of_kind


def plain_template(kind):
    """What is asked where a school has made no form of its own: no marks, three questions."""
    return {"name": _("Observation record"), "questions": default_questions(kind), "scales": []}


def eight_sections(kind):
    """From a Lithuanian school's form (domain.md 4.3); its marks stay off unless switched on."""
    words = words_of_kind(kind)
    sections = [
        ("planning", _("Planning and organisation")),
        ("teaching", _("Teaching")),
        ("learning", _("Learning")),
        ("help", str(words["help"])),
        ("assessment", _("Assessment")),
        ("relations", _("Relations and classroom management")),
        ("environment", _("Learning environment")),
        ("attainment", str(words["attainment"])),
    ]
    questions = [
        {"key": key, "text": text, "help": "", "is_required": False} for key, text in sections
    ]
    return {"name": _("Record of eight sections"), "questions": questions, "scales": []}


READY = {"plain": plain_template, "sections": eight_sections}
