"""What people type to sign in."""

from allauth.account.forms import LoginForm, SignupForm


class SignInForm(LoginForm):
    """E-mail and password."""


class SignUpForm(SignupForm):
    """A password for the invited address."""
