"""The administrator's page of the school's own questions."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import exists_for
from core.wording import month_genitive
from reflections.forms import PromptFormSet, suggested_prompts
from reflections.queries import prompt_version
from reflections.services import change_prompts, first_unbegun_month


@require_http_methods(["GET", "POST"])
@exists_for("reflections.manage_prompts")
def edit(request):
    """A change holds from the next month that nobody has begun (A40)."""
    school = request.member.school
    version = prompt_version(school)
    if request.method == "POST":
        forms = PromptFormSet(request.POST)
        if forms.is_valid():
            return _changed(request, school, forms)
    else:
        forms = PromptFormSet(initial=_initial(version))
    context = {
        "forms": forms,
        "version": version,
        "from_month": first_unbegun_month(school),
    }
    status = 422 if forms.is_bound else 200
    return render(request, "reflections/prompts.html", context, status=status)


def _initial(version):
    if version is None:
        return suggested_prompts()
    return list(version.prompts.values("text", "help_text"))


def _changed(request, school, forms):
    rows = [form.cleaned_data for form in forms if form.cleaned_data.get("text", "").strip()]
    questions = [(row["text"], row.get("help_text", "")) for row in rows]
    version = change_prompts(school, questions, by=request.member)
    month = month_genitive(version.from_month.month)
    messages.success(request, _("The questions apply from the %s reflection on.") % month)
    return redirect("reflections:prompts")
