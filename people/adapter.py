"""Sign-in as this product wants it: by invitation only, letters through the post."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from people.cookies import keep_language
from post.services import write_letter


class InviteOnlyAdapter(DefaultAccountAdapter):
    """No account without an invitation; every letter is a row in the post."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail or the password is not right."),
        "too_many_login_attempts": _(
            "Too many attempts. Wait five minutes, or set a new password with “Forgot your "
            "password?” – that opens the account at once."
        ),
        "enter_current_password": _("This is not your present password."),
        "rate_limited": _("Too many attempts. Wait a few minutes."),
    }

    def is_open_for_signup(self, request):
        """An account is made on the page of an invitation and nowhere else."""
        return False

    def post_login(self, request, user, **kwargs):
        """The person's language goes where they sign in."""
        response = super().post_login(request, user, **kwargs)
        keep_language(response, request, user.language)
        return response

    def unlock(self, user):
        """A new password by letter ends the lock of the account."""
        self._delete_login_attempts_cached_email(allauth_context.request, email=user.email)

    def get_reset_password_from_key_url(self, key):
        """Built from our own address: a forged Host header must not get into a letter."""
        uid, _dash, token = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", args=[uid, token])

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Something about the account's safety changed: told to the address of the account."""
        forgotten = settings.SITE_URL + reverse("account_reset_password")
        context = {**(context or {}), "user": user, "forgotten_url": forgotten}
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix, email, context):
        reader = context.get("user")
        language = reader.language if reader else translation.get_language()
        with translation.override(language):
            context = {**context, "language": language, "url": context.get("password_reset_url")}
            message = self.render_mail(template_prefix, email, context)
        html = next((body for body, kind in getattr(message, "alternatives", ())), "")
        write_letter(
            address=email,
            subject=message.subject,
            text=message.body,
            html=html,
            kind=template_prefix.rsplit("/", 1)[-1],
        )

    def format_email_subject(self, subject):
        return str(subject)
