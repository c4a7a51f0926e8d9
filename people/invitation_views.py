"""From the link in a letter to a membership that opens."""

from allauth.account.adapter import get_adapter
from allauth.decorators import rate_limit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people import invitations
from people.cookies import keep_language
from people.enums import InvitationState
from people.forms import FirstPasswordForm
from people.middleware import SESSION_KEY, open_to_all
from people.queries import has_account
from people.services.invitations import (
    NotAcceptedError,
    accept_invitation,
    mark_opened,
    register_invited,
)


@open_to_all
@never_cache
@require_GET
def follow(request, token):
    """The letter's link: keep the secret in the session and show who invites where."""
    invitation = invitations.by_token(token)
    if invitation is None or invitation.state() != InvitationState.OPEN:
        return _closed(request, invitation)
    invitations.remember(request, token)
    return _show(request, invitation)


@open_to_all
@require_POST
def opened(request):
    """The page of the invitation has been on a screen; the administrator sees it."""
    invitation = invitations.invitation_from(request)
    if invitation is not None:
        mark_opened(invitation)
    return HttpResponse(status=204)


@open_to_all
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def accept(request):
    """GET: the invitation this browser followed. POST: its answer."""
    invitation = invitations.invitation_from(request)
    if invitation is None:
        return _closed(request, None)
    if request.method == "GET":
        return _show(request, invitation)
    if request.user.is_authenticated:
        return _join(request, invitation)
    return _register(request, invitation)


def _join(request, invitation):
    """An existing person says yes; nobody but the person learns that they existed."""
    try:
        member = accept_invitation(invitation, by=request.user)
    except NotAcceptedError:
        return _show(request, invitation, status=409)
    return _welcome(request, member)


@rate_limit(action="signup")
def _register(request, invitation):
    """A new person chooses a password and is in."""
    form = FirstPasswordForm(request.POST, email=invitation.email)
    if has_account(invitation.email):
        return redirect("people:accept")
    if not form.is_valid():
        return _show(request, invitation, form=form, status=422)
    try:
        member = register_invited(invitation, password=form.cleaned_data["password"])
    except NotAcceptedError:  # the same form sent twice: the first one is in
        return redirect("people:accept")
    get_adapter(request).login(request, member.user)
    return _welcome(request, member)


def _welcome(request, member):
    invitations.forget(request)
    request.session[SESSION_KEY] = member.pk
    words = _("You are in: %(school)s.") % {"school": member.school.name}
    messages.success(request, words)
    response = redirect("dashboards:home")
    keep_language(response, request, member.user.language)
    return response


def _show(request, invitation, *, form=None, status=200):
    context = {
        "invitation": invitation,
        "school": invitation.member.school,
        "form": form or FirstPasswordForm(email=invitation.email),
        "has_account": has_account(invitation.email),
        "is_addressee": request.user.is_authenticated
        and request.user.email == invitation.email.lower(),
    }
    return render(request, "people/invitation.html", context, status=status)


def _closed(request, invitation):
    """Expired, used, taken back or never made: say which, and who can help."""
    state = invitation.state() if invitation else ""
    context = {"invitation": invitation, "state": state}
    if invitation:
        context["school"] = invitation.member.school
    status = 410 if invitation else 404
    return render(request, "people/invitation_closed.html", context, status=status)
