"""What people type to sign in, and what they choose for themselves."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.forms import PlainForm, RowForm
from people.cookies import SHARED
from people.enums import WordForm
from people.models import Member, User

PASSWORD_HELP = _(
    "At least 10 characters, not digits alone. Three words in a row are easy to keep."
)


class Entrance:
    """allauth's own forms in our looks: no placeholders, the page owns <form>."""

    labels = {
        "login": _("E-mail"),
        "email": _("E-mail"),
        "password": _("Password"),
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password once more"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name in ("password", "oldpassword"):
                field.help_text = ""  # the page shows the way to a new password itself
            elif name == "password1":
                field.help_text = PASSWORD_HELP

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False
        return helper


class SignInForm(Entrance, LoginForm):
    """E-mail and password; the same answer for a known and an unknown account."""

    is_shared = forms.BooleanField(
        label=_("Shared computer"),
        help_text=_("Nothing is kept in this browser, and you are signed out when it closes."),
        required=False,
    )

    def clean(self):
        """A refusal stands beside the password, where it is typed again."""
        try:
            return super().clean()
        except ValidationError as error:
            self.add_error("password", error)
            return self.cleaned_data

    def login(self, request, redirect_url=None):
        is_shared = self.cleaned_data["is_shared"]
        if is_shared:
            request.session[SHARED] = True  # signing in keeps what an anonymous session holds
        else:
            request.session.pop(SHARED, None)
        response = super().login(request, redirect_url)
        if is_shared:
            request.session.set_expiry(0)
        return response


class ForgottenForm(Entrance, ResetPasswordForm):
    """Where the letter with the link goes."""


class NewPasswordForm(Entrance, ResetPasswordKeyForm):
    """The page behind the letter's link."""

    def save(self):
        super().save()
        get_adapter().unlock(self.user)


class OtherPasswordForm(Entrance, ChangePasswordForm):
    """Another password for somebody who is signed in."""


class FirstPasswordForm(PlainForm):
    """A password for exactly the invited address."""

    password = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, email, **kwargs):
        self.email = email
        super().__init__(*args, **kwargs)

    def clean_password(self):
        password = self.cleaned_data["password"]
        validate_password(password, User(email=self.email))
        return password


class AddressForm(PlainForm):
    """Another address to sign in with; the password, so that nobody else asks for it."""

    email = forms.EmailField(label=_("New address"), max_length=254)
    password = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self):
        if not self.user.check_password(self.cleaned_data["password"]):
            raise ValidationError(get_adapter().error_messages["enter_current_password"])
        return self.cleaned_data["password"]


class WordFormForm(RowForm):
    """How role words are said of this person: Lithuanian words in every language."""

    class Meta:
        model = Member
        fields = ["word_form"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        with translation.override("lt"):
            choices = [(value, str(label)) for value, label in WordForm.choices]
        field = self.fields["word_form"]
        field.choices = choices
        field.widget = forms.RadioSelect(choices=choices)
        field.label = _("The word for you as a curator")
