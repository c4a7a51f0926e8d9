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


def confirm_url(token):
    """The address in a letter to one of the two mailboxes."""
    return settings.SITE_URL + reverse("people:email_confirm", args=[token])


def confirm_old_letter(change, token):
    """To the mailbox that the person signs in with: what is asked, and by whom."""
    with translation.override(change.user.language):
        if change.asked_by.user_id == change.user_id:
            words = _("You asked to sign in to the APT portal with another address: %(new)s.")
            words %= {"new": change.new_email}
        else:
            words = _(
                "%(who)s (%(school)s) proposes that you sign in to the APT portal with another "
                "address: %(new)s. If it is not a mailbox of yours, do not confirm."
            ) % {
                "who": change.asked_by.name,
                "school": change.asked_by.school.name,
                "new": change.new_email,
            }
        return _address_letter(
            change.old_email,
            heading=_("Do you agree to the new address?"),
            words=[words, _("It takes effect when both mailboxes have confirmed it.")],
            why=_("If you want nothing to change, leave the letter unanswered."),
            action=_("Look and confirm"),
            url=confirm_url(token),
            kind="email_confirm",
        )


def confirm_new_letter(change, token):
    """To the new mailbox, perhaps a stranger's by a slip of the finger: no name, no school."""
    with translation.override(settings.LANGUAGE_CODE):
        return _address_letter(
            change.new_email,
            heading=_("Is this mailbox yours?"),
            words=[_("Somebody wants to sign in to the APT portal with this address.")],
            why=_("If it was not you, leave the letter unanswered: nothing will happen."),
            action=_("Look and confirm"),
            url=confirm_url(token),
            kind="email_confirm",
        )


def taken_letter(address):
    """To the owner of an account whose address somebody else asked for, perhaps oneself."""
    with translation.override(settings.LANGUAGE_CODE):
        return _address_letter(
            address,
            heading=_("You already sign in with this address"),
            words=[
                _("Somebody wanted to begin signing in to the APT portal with this address."),
                _("It has an account already, so nothing changes and nobody is told."),
            ],
            why=_("If it was you, sign in with this address; otherwise you need do nothing."),
            action=_("Go to sign-in"),
            url=settings.SITE_URL + reverse("account_login"),
            kind="email_taken",
        )


def changed_letters(user, *, old):
    """To both mailboxes, when the address has changed."""
    with translation.override(user.language):
        sentence = _("From now on you sign in with %(new)s; %(old)s opens nothing any more.")
        letter = {
            "heading": _("Your sign-in address has changed"),
            "words": [
                sentence % {"new": user.email, "old": old},
                _("The password and everything you have written are as they were."),
            ],
            "why": _("If it was not you, tell your school's administrator at once."),
            "action": _("Go to sign-in"),
            "url": settings.SITE_URL + reverse("account_login"),
            "kind": "email_changed",
        }
        return [_address_letter(address, **letter) for address in (old, user.email)]


def viewer_letter(user, municipality, url):
    """To somebody who may look across a municipality's schools; `url` is a new person's way in."""
    with translation.override(user.language):
        words = _("You can see the figures of the schools of %(name)s in the APT portal.")
        return _address_letter(
            user.email,
            heading=_("Your municipality's schools in the APT portal"),
            words=[
                words % {"name": municipality.name},
                _("They are counts and shares of each school; no person is among them."),
            ],
            why=_("If the link does not work any more, choose “Forgot your password?” there."),
            action=_("Choose a password") if url else _("Go to sign-in"),
            url=url or settings.SITE_URL + reverse("account_login"),
            kind="invitation",
        )


def _address_letter(address, *, heading, kind, **context):
    context |= {"heading": heading, "language": translation.get_language()}
    return {
        "address": address,
        "subject": heading,
        "text": render_to_string("emails/address.txt", context),
        "html": render_to_string("emails/address.html", context),
        "kind": kind,
    }
