"""The work of the two on paper: printed by the browser, or as PDF to keep."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from coaching.documents import compiled
from coaching.views.advising import page_of
from coaching.views.advising_answers import advising_or_404
from coaching.views.advising_report import report_or_404
from coaching.views.advising_shown import answers_of, facts_of, hours_words
from core.text import fold
from core.wording import day


@require_GET
def printed(request, pk):
    """The log in academic hours and the plans."""
    row = advising_or_404(request, pk)
    return render(request, "coaching/advising_print.html", page_of(row, request.member))


@require_GET
def report_pdf(request, pk):
    row, found = report_or_404(request, pk)
    if found.pk is None:
        raise Http404
    data = {
        **_frame(row, _("Teacher's activity report")),
        "author": found.name,
        "person": _("The teacher"),
        "facts": facts_of(found),
        "about": _("About the individual training"),
        "answers": answers_of(found),
    }
    return _file(compiled("report", data), f"ataskaita-{row.owner.name}")


@require_GET
def log_pdf(request, pk):
    row = advising_or_404(request, pk)
    page = page_of(row, request.member)
    data = {
        **_frame(row, _("Work with a teacher adviser")),
        "author": row.adviser.name,
        "facts": [
            (_("Adviser"), row.adviser.name),
            (_("Teacher"), row.owner.name),
            (_("School year"), row.year.label),
            (_("What we worked on"), row.goal),
            (_("State"), str(row.get_status_display())),
        ],
        "log": _("Log"),
        "head": [_("Day"), _("Step"), _("Topic"), _("Ac. hours")],
        "rows": [_line(session) for session in page["sessions"]],
        "total": _("In all %(hours)s of %(whole)s academic hours (45 minutes each).")
        % {"hours": hours_words(page["hours"].logged), "whole": page["hours"].whole},
        "plans": [_plan(plan) for _number, plan in sorted(page["plans"].items())],
    }
    return _file(compiled("log", data), f"zurnalas-{row.owner.name}")


def _frame(row, title):
    school = row.year.school.name
    return {
        "title": title,
        "lang": get_language().split("-")[0],
        "school": school,
        "foot": f"{school} · {row.year.label}",
        "none": "–",
    }


def _line(session):
    return {
        "day": f"{session.on:%Y-%m-%d}",
        "step": str(session.step),
        "topic": session.topic,
        "text": session.text,
        "hours": hours_words(session.academic_hours),
    }


def _plan(plan):
    answers = [
        (str(plan._meta.get_field(name).verbose_name), getattr(plan, name))
        for name in ("aims", "actions", "signs", "reviewed")
    ]
    title = _("Plan %s") % plan.number
    if plan.due_on:
        due = _("by %(day)s") % {"day": day(plan.due_on)}
        title = f"{title}, {due}"
    return {"title": title, "answers": answers}


def _file(content, name):
    """Opens in the browser's own reader; the name is plain letters for every system."""
    safe = slugify(fold(name)) or "dokumentas"
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{quote(safe)}.pdf"'
    return response
