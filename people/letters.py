"""Letters about accounts: who invites where, and nobody's words."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _


def invitation_url(token):
    """The address in the letter; whoever holds it holds the invitation."""
    return settings.SITE_URL + reverse("people:invitation", args=[token])


def invitation_letter(invitation, token):
    """The arguments of `post.services.write_letter`.

    Always in the installation's language: the letter must not tell the school whether the
    address has an account (A19), and so must not know the person's own.
    """
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "invitation": invitation,
            "member": invitation.member,
            "school": invitation.member.school,
            "inviter": invitation.invited_by,
            "url": invitation_url(token),
            "language": settings.LANGUAGE_CODE,
        }
        return {
            "address": invitation.email,
            "subject": _("Invitation to the APT portal: %(school)s")
            % {"school": invitation.member.school.name},
            "text": render_to_string("emails/invitation.txt", context),
            "html": render_to_string("emails/invitation.html", context),
            "kind": "invitation",
        }
