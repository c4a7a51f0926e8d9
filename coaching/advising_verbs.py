"""How what happens in the adviser programme is told."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activity.registry import Found, register_subject, register_verb
from coaching.models import Advising, SupportRole

ADVISING = gettext_lazy("Work with a teacher adviser")
REGISTER = gettext_lazy("The register of advisers, mentors and facilitators")

#: name: the sentence's msgid; the other of the two is told
TOLD = {
    "advising_proposed": gettext_lazy("%(actor)s proposes sixteen hours of work together"),
    "advising_accepted": gettext_lazy("%(actor)s agreed to work together"),
    "advising_declined": gettext_lazy("%(actor)s will not work together this time"),
    "advising_session": gettext_lazy("%(actor)s added to the log of your work together"),
    "advising_plan": gettext_lazy("%(actor)s wrote in your plan"),
    "advising_report_submitted": gettext_lazy("%(actor)s submitted the teacher's report"),
    "advising_report_taken_back": gettext_lazy("%(actor)s took the teacher's report back"),
    "advising_end_proposed": gettext_lazy(
        "%(actor)s would end your work together before sixteen hours"
    ),
    "advising_finished": gettext_lazy("%(actor)s finished your work together"),
    "advising_stopped": gettext_lazy("%(actor)s stopped your work together"),
}
QUIET = {
    "advising_session_removed": gettext_lazy("%(actor)s took a line out of the log"),
}
GIVEN = {
    "support_given": gettext_lazy("%(actor)s wrote you into the register: %(title)s"),
    "support_ended": gettext_lazy("%(actor)s marked the end of your role: %(title)s"),
}


def register():
    """Called once, when the app is ready."""
    for name, words in TOLD.items():
        register_verb(name, ADVISING, _saying(words))
    for name, words in QUIET.items():
        register_verb(name, ADVISING, _saying(words), has_letter=False)
    for name, words in GIVEN.items():
        register_verb(name, REGISTER, _saying(words))
    register_subject("advising", find_advisings)
    register_subject("support", find_roles)


def find_advisings(member, ids):
    """{id: Found} of the work of which this reader is one of the two; one query."""
    rows = Advising.objects.visible_to(member).filter(pk__in=ids)
    rows = rows.select_related("owner", "adviser")
    return {row.pk: Found(title_for(row, member), row.get_absolute_url()) for row in rows}


def find_roles(member, ids):
    """{id: Found} of lines of the register; one query."""
    rows = SupportRole.objects.visible_to(member).filter(pk__in=ids)
    return {row.pk: Found(row.get_kind_display(), reverse("coaching:support")) for row in rows}


def title_for(advising, member):
    """As one of the two calls it."""
    return _("teacher adviser's work: %s") % advising.other_than(member).name


def _saying(words):
    return lambda actor, title, numbers: words % {"actor": actor, "title": title}
