"""The administrator's pages of the 2+2: bell times and days, numbers per member, the protocol."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import exists_for, visible_or_404
from core.exceptions import RefusedError
from observations.choices import bells_of, days_of, members_of, terms_of_year
from observations.forms.settings import BellsForm, QuotaForm, TemplateForm
from observations.models import ProtocolTemplate, Quota
from observations.ready import READY
from observations.services import set_bells, set_days, set_quota, set_template
from observations.vocabulary import words_of
from years.middleware import year_required

MANAGE = "observations.manage_observations"
PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
def bells(request):
    """Bell times; lessons already posted stay when they are."""
    school = request.member.school
    form = BellsForm(
        request.POST or None,
        bells=bells_of(school),
        setting=days_of(school),
        school=school,
    )
    if request.method == "POST" and form.is_valid():
        days = {name: form.cleaned_data[name] for name in ("notice_days", "protocol_days")}
        set_days(school, by=request.member, **days)
        set_bells(school, form.times, by=request.member)
        messages.success(request, _("Saved."))
        return redirect("observations:settings_bells")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "words": words_of(request.member.school)}
    return render(request, "observations/settings_bells.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
@year_required
def quotas(request):
    """Members whose numbers differ from the half-year's own."""
    form = QuotaForm(
        request.POST or None,
        members=members_of(request.member.school),
        terms=terms_of_year(request.year),
        initial={"term": _current_term(request.year), "need_shown": 0, "need_observed": 0},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        numbers = {name: data[name] for name in ("need_shown", "need_observed")}
        set_quota(data["member"], data["term"], by=request.member, **numbers)
        messages.success(request, _("Saved."))
        return redirect("observations:quotas")
    rows = Quota.objects.visible_to(request.member).filter(term__year=request.year)
    rows = rows.select_related("member", "term").order_by("member__folded_name", "term__number")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "terms": terms_of_year(request.year)}
    status = 422 if request.method == "POST" else 200
    return render(request, "observations/quotas.html", context, status=status)


@require_POST
@exists_for(MANAGE)
def quota_remove(request, pk):
    """The half-year's own numbers apply again."""
    rows = Quota.objects.visible_to(request.member).select_related("member", "term")
    quota = visible_or_404(rows, request.member, pk=pk)
    term = quota.term
    numbers = {"need_shown": term.need_shown, "need_observed": term.need_observed}
    set_quota(quota.member, term, by=request.member, **numbers)
    messages.success(request, _("The half-year's own numbers apply again."))
    return redirect("observations:quotas")


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
def protocol(request):
    """A change makes a new version; what was begun keeps the questions it has."""
    school = request.member.school
    current = ProtocolTemplate.objects.visible_to(request.member).current(school)
    form = TemplateForm(request.POST or None, template=_template(request, current))
    if request.method == "POST" and form.is_valid():
        try:
            _keep(form, school, request.member)
        except RefusedError as refusal:
            form.add_error("question_0", refusal.message)
        else:
            messages.success(request, _("From now on every new record asks this."))
            return redirect("observations:settings_protocol")
    context = {"form": form, "current": current, "is_ready": request.GET.get("ready") in READY}
    status = 422 if request.method == "POST" else 200
    return render(request, "observations/settings_protocol.html", context, status=status)


def _template(request, current):
    """A ready form that was asked for, else what holds now."""
    ready = READY.get(request.GET.get("ready"))
    if ready or current is None:
        return (ready or READY["plain"])(request.member.school.kind)
    names = ("name", "questions", "scales")
    return {name: getattr(current, name) for name in names}


def _keep(form, school, member):
    has_scales = form.cleaned_data["has_scales"]
    set_template(
        school,
        name=form.cleaned_data["name"],
        questions=form.questions,
        scales=form.scales if has_scales else [],
        by=member,
    )


def _current_term(year):
    today = timezone.localdate()
    terms = list(terms_of_year(year))
    return next((term.pk for term in terms if today <= term.ends_on), None)
