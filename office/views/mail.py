"""Mail: a test letter to oneself, and letters whose fate somebody has to settle."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.access import exists_for
from office.services.mail import TEST, send_test_letter
from office.views.settings import MANAGE
from people.queries import is_demo, only_school
from post.queries import letters_of_kind, newest_letters, undelivered_letters
from post.services import settle

SHOWN = 50


@require_GET
@exists_for(MANAGE)
def page(request):
    """In an installation of many schools letters are the operator's, in Django's admin."""
    is_ours = only_school() is not None
    context = {
        "tests": letters_of_kind(TEST, address=request.member.email)[:5],
        "may_settle": is_ours,
        "undelivered": undelivered_letters()[:SHOWN] if is_ours else [],
    }
    return render(request, "office/settings_mail.html", context)


@require_POST
@exists_for(MANAGE)
def send_test(request):
    letter = send_test_letter(by=request.member)
    messages.success(
        request, _("The letter to %(address)s is in the post.") % {"address": letter.address}
    )
    return redirect("office:mail")


@require_POST
@exists_for(MANAGE)
def settle_letter(request, pk):
    """`was_sent`: it went out; else it is sent again."""
    if only_school() is None:
        raise Http404
    letter = get_object_or_404(undelivered_letters(), pk=pk)
    settle(letter, was_sent="was_sent" in request.POST)
    messages.success(request, _("Saved."))
    return redirect("office:mail")


@require_GET
def outbox(request):
    """The demonstration's letters, newest first; no such page in a real school."""
    if not is_demo():
        raise Http404
    return render(request, "office/outbox.html", {"letters": newest_letters()[:SHOWN]})
