"""Ready forms of the protocol that a school may begin with."""

from django.utils.translation import gettext as _

from observations.content import default_questions


def plain_template():
    """What is asked where a school has made no form of its own: no marks, three questions."""
    return {"name": _("Observation protocol"), "questions": default_questions(), "scales": []}


def eight_sections():
    """From a Lithuanian school's form (domain.md 4.3); its marks stay off unless switched on."""
    sections = [
        ("planning", _("Planning and organisation")),
        ("teaching", _("Teaching")),
        ("learning", _("Learning")),
        ("help", _("Help for pupils")),
        ("assessment", _("Assessment")),
        ("relations", _("Relations and classroom management")),
        ("environment", _("Learning environment")),
        ("attainment", _("Attainment in the lesson")),
    ]
    questions = [
        {"key": key, "text": text, "help": "", "is_required": False} for key, text in sections
    ]
    return {"name": _("Protocol of eight sections"), "questions": questions, "scales": []}


READY = {"plain": plain_template, "sections": eight_sections}
