"""Does mail leave this installation: a letter to oneself."""

from django.utils.translation import gettext as _

from post.services import write_letter

TEST = "mail_test"


def send_test_letter(*, by):
    """Put a letter to the administrator's own address into the post."""
    return write_letter(
        address=by.email,
        subject=_("A test letter of the APT portal"),
        text=_("You have received this letter: the portal's mail reaches you."),
        kind=TEST,
    )
