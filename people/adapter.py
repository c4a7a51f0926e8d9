"""Sign-in as this product wants it: by invitation only, letters through the post."""

from allauth.account.adapter import DefaultAccountAdapter

from people.invitations import invitation_from
from post.services import write_letter


class InviteOnlyAdapter(DefaultAccountAdapter):
    """No account without an invitation; every letter is a row in the post."""

    def is_open_for_signup(self, request):
        return invitation_from(request) is not None

    def send_mail(self, template_prefix, email, context):
        message = self.render_mail(template_prefix, email, context)
        html = next((body for body, kind in getattr(message, "alternatives", ())), "")
        write_letter(
            address=email,
            subject=message.subject,
            text=message.body,
            html=html,
            kind=template_prefix.rsplit("/", 1)[-1],
        )
