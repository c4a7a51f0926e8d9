"""School settings: the hub, and the school itself."""

from copy import copy

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from core.access import exists_for
from office.services.catalogue import save_school
from office.settings_forms import SchoolForm

MANAGE = "years.manage_years"

#: (address, name, sentence) of every page of settings, whichever app it belongs to.
PLACES = [
    (
        "years:list",
        gettext_lazy("School years"),
        gettext_lazy("Terms, holidays, due days and reflection months; opening the next year."),
    ),
    (
        "years:directions",
        gettext_lazy("School directions"),
        gettext_lazy("What the school works towards; goals name the direction they serve."),
    ),
    (
        "reflections:prompts",
        gettext_lazy("Reflection questions"),
        gettext_lazy("The school's own questions in the monthly reflection."),
    ),
    (
        "observations:settings_protocol",
        gettext_lazy("Observation record"),
        gettext_lazy("What an observer answers after the notes; ready forms to begin with."),
    ),
    (
        "observations:settings_bells",
        gettext_lazy("Bell times"),
        gettext_lazy(
            "Lesson numbers, the notice of a lesson, and when an observation record is due."
        ),
    ),
    (
        "observations:quotas",
        gettext_lazy("2+2 numbers"),
        gettext_lazy("Exemptions and other numbers of lessons for single members."),
    ),
    (
        "meetings:settings_events",
        gettext_lazy("Exchange events"),
        gettext_lazy("APT sections, and whether events may be open to other schools."),
    ),
    (
        "reminders:settings",
        gettext_lazy("Reminders"),
        gettext_lazy(
            "How long before a due day and after it people are reminded, and at what hour."
        ),
    ),
    (
        "office:people",
        gettext_lazy("People"),
        gettext_lazy("Staff, invitations, curators and groups."),
    ),
    (
        "office:subjects",
        gettext_lazy("Subjects and their areas"),
        gettext_lazy("The list that a teacher's subject is chosen from."),
    ),
    (
        "office:school",
        gettext_lazy("School"),
        gettext_lazy("Its name, its kind, and whether a goal names a direction."),
    ),
    (
        "office:mail",
        gettext_lazy("Mail"),
        gettext_lazy("A test letter; letters that were refused."),
    ),
]


@require_GET
@exists_for(MANAGE)
def hub(request):
    places = [
        {"url": url, "name": name, "text": text}
        for address, name, text in PLACES
        if (url := _address(address))
    ]
    return render(request, "office/settings.html", {"places": places})


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
def school(request):
    row = copy(request.member.school)  # a refused name must not stand in the footer
    form = SchoolForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        save_school(form.instance, by=request.member)
        messages.success(request, _("Saved."))
        return redirect("office:school")
    status = 422 if request.method == "POST" else 200
    return render(request, "office/settings_school.html", {"form": form}, status=status)


def _address(name):
    """A page of settings whose app is not there yet has no row."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
