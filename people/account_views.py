"""allauth's pages in our looks: an invalid form answers 422, the rest is allauth's."""

from allauth.account import views as allauth_views
from django.urls import reverse
from django.views.generic import RedirectView

from people.middleware import member_not_required, open_to_all
from people.queries import only_school


class Entrance:
    """A page before the sign-in: says whose portal this is, answers 422 to a faulty form."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"school": only_school()}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


class SignIn(Entrance, allauth_views.LoginView):
    pass


class Forgotten(Entrance, allauth_views.PasswordResetView):
    pass


class ForgottenDone(Entrance, allauth_views.PasswordResetDoneView):
    pass


class NewPassword(Entrance, allauth_views.PasswordResetFromKeyView):
    pass


class ChangePassword(Entrance, allauth_views.PasswordChangeView):
    def get_success_url(self):
        """Settings belong to a membership; a municipality's viewer may have none."""
        return reverse("people:settings" if self.request.member else "dashboards:home")


sign_in = open_to_all(SignIn.as_view())
sign_out = open_to_all(allauth_views.LogoutView.as_view())
forgotten = open_to_all(Forgotten.as_view())
forgotten_done = open_to_all(ForgottenDone.as_view())
new_password = open_to_all(NewPassword.as_view())
change_password = member_not_required(ChangePassword.as_view())
inactive = open_to_all(allauth_views.AccountInactiveView.as_view())
#: An account is made on an invitation's page; the page of its own says so.
sign_up = open_to_all(RedirectView.as_view(pattern_name="people:accept"))
#: Somebody without a password (nobody we made) gets one by letter.
set_password = open_to_all(RedirectView.as_view(pattern_name="account_reset_password"))
new_password_done = open_to_all(RedirectView.as_view(pattern_name="account_login"))
