"""One's own settings, and which membership one speaks from."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.returning import way_back
from people.cookies import keep_language, keep_theme
from people.enums import Language
from people.forms import WordFormForm
from people.middleware import SESSION_KEY, may_write_after_leaving, open_to_all
from people.parts import settings_parts
from people.services.own import choose_language


@require_GET
def settings_page(request):
    """Language, theme, words and letters; every part sends its own form."""
    return _settings(request, WordFormForm(instance=request.member))


@open_to_all
@may_write_after_leaving
@require_POST
def language(request):
    """A cookie for this browser; with an account, also for its letters."""
    chosen = request.POST.get("language", "")
    response = redirect(way_back(request, "people:settings"))
    if chosen in Language.values:
        if request.user.is_authenticated:
            choose_language(request.user, chosen)
        keep_language(response, request, chosen)
    return response


@open_to_all
@may_write_after_leaving
@require_POST
def theme(request):
    """Light, dark, or as the system is (empty)."""
    chosen = request.POST.get("theme", "")
    response = redirect(way_back(request, "people:settings"))
    if chosen in ("light", "dark", ""):
        keep_theme(response, request, chosen)
    return response


@require_POST
def word_form(request):
    """kuratorė or kuratorius, by the person's own choice."""
    form = WordFormForm(request.POST, instance=request.member)
    if not form.is_valid():
        return _settings(request, form, status=422)
    form.save()
    messages.success(request, _("Saved."))
    return redirect("people:settings")


@may_write_after_leaving
@require_POST
def switch(request):
    """Speak from another membership of mine from here on."""
    chosen = request.POST.get("member", "")
    for member in request.memberships:
        if str(member.pk) == chosen:
            request.session[SESSION_KEY] = member.pk
            return redirect(way_back(request, "dashboards:home"))
    raise Http404


def _settings(request, form, status=200):
    in_order = sorted(settings_parts, key=lambda part: part.is_long)
    parts = [(part.template, part.context(request)) for part in in_order]
    context = {"words": form, "parts": parts, "languages": Language.choices}
    return render(request, "people/settings.html", context, status=status)
