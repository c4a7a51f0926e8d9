"""One's own week: the lessons taught are tapped once."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import require
from observations.choices import bells_of
from observations.forms.timetable import TimetableForm
from observations.models import TimetableSlot
from observations.services import set_timetable
from observations.vocabulary import words_of


@require_http_methods(["GET", "HEAD", "POST"])
def timetable(request):
    member = request.member
    require(member, "observations.edit_timetable", member)
    slots = TimetableSlot.objects.visible_to(member)
    form = TimetableForm(request.POST or None, bells=bells_of(member.school), slots=slots)
    if request.method == "POST" and form.is_valid():
        set_timetable(member, form.slots, by=member)
        messages.success(request, _("Your timetable is saved."))
        return redirect("observations:timetable")
    context = {"form": form, "words": words_of(member.school)}
    status = 422 if request.method == "POST" else 200
    return render(request, "observations/timetable.html", context, status=status)
