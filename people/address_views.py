"""Another address to sign in with: asked for in the settings, confirmed from two letters."""

from contextlib import suppress

from allauth.decorators import rate_limit
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from core.exceptions import RefusedError
from people.enums import EmailChangeState
from people.forms import AddressForm
from people.middleware import open_to_all
from people.queries import email_change_by_token, email_change_of, only_school
from people.services.addresses import (
    NotConfirmedError,
    ask_for_address,
    confirm_address,
    withdraw_address,
)

#: Nothing is behind the link (any more): it answers as what is gone.
GONE = (EmailChangeState.WITHDRAWN, EmailChangeState.EXPIRED)


@sensitive_post_parameters("password")
@rate_limit(action="manage_email")
@require_http_methods(["GET", "HEAD", "POST"])
def address(request):
    """What waits to be confirmed, and the form that asks for another address."""
    form = AddressForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        try:
            ask_for_address(request.user, new=form.cleaned_data["email"], by=request.member)
        except RefusedError as refusal:
            form.add_error("email", refusal.message)
        else:
            messages.success(request, _("Two letters are in the post."))
            return redirect("people:email")
    context = {"form": form, "change": email_change_of(request.user)}
    status = 422 if form.errors else 200
    return render(request, "people/email.html", context, status=status)


@require_POST
def withdraw(request):
    """The links of both letters stop working."""
    change = email_change_of(request.user)
    if change is not None:
        withdraw_address(change, by=request.member)
        messages.success(request, _("Taken back: the address stays as it is."))
    return redirect("people:email")


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    """The link of either letter; a button confirms, whoever is signed in in this browser."""
    change, mailbox = email_change_by_token(token)
    if change is not None and request.method == "POST":
        with suppress(NotConfirmedError):  # the page says what became of it
            confirm_address(change, mailbox=mailbox)
        return redirect("people:email_confirm", token)
    state = change.state() if change else ""
    context = {"change": change, "mailbox": mailbox, "state": state, "school": only_school()}
    status = 404 if change is None else 410 if state in GONE else 200
    return render(request, "people/email_confirm.html", context, status=status)
