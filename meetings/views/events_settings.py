"""The administrator's pages: whether others may come, and the sections of the year."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import exists_for, visible_or_404
from meetings.events_board import sections_of
from meetings.events_choices import leaders_of
from meetings.forms.events import SectionForm, SettingForm
from meetings.models import EventSetting, Section
from meetings.services.events_setting import save_section, set_events
from years.middleware import year_required

MANAGE = "meetings.manage_events"
BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
@exists_for(MANAGE)
@year_required
def events(request):
    member = request.member
    setting = EventSetting.objects.visible_to(member).of(member.school_id)
    form = SettingForm(request.POST or None, initial={"is_open": setting.is_open})
    if request.method == "POST":
        form = SettingForm(request.POST)
        if form.is_valid():
            set_events(member.school, by=member, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("meetings:settings_events")
    context = {"form": form, "sections": sections_of(member, request.year)}
    return render(request, "meetings/settings_events.html", context)


@require_http_methods(BOTH)
@exists_for(MANAGE)
@year_required
def section_new(request):
    return _section(request, Section(year=request.year))


@require_http_methods(BOTH)
@exists_for(MANAGE)
@year_required
def section(request, pk):
    rows = Section.objects.visible_to(request.member).filter(year=request.year)
    return _section(request, visible_or_404(rows, request.member, pk=pk))


def _section(request, row):
    members = leaders_of(request.member.school)
    form = SectionForm(request.POST or None, instance=row, members=members)
    is_post = request.method == "POST"
    if is_post and form.is_valid():
        if not form.made_before():
            save_section(form.save(commit=False), by=request.member)
        messages.success(request, _("Saved."))
        return redirect("meetings:settings_events")
    context = {"form": form, "section": row}
    return render(request, "meetings/section.html", context, status=422 if is_post else 200)
