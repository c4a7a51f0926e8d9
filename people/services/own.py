"""What a person chooses for themselves."""

from people.models import Acceptance
from people.promises import VERSION


def choose_language(user, language):
    """The language of this person's pages and letters."""
    user.language = language
    user.save(update_fields=["language"])


def choose_own_words(member, *, are_in_letters, by):
    """Whether letters to `member` may repeat the member's own step (A43)."""
    member.has_own_words_in_letters = are_in_letters
    member.save(update_fields=["has_own_words_in_letters", "updated_at"])


def accept_promises(member, *, by):
    """`member` has read who sees what; said twice, the first moment stays."""
    Acceptance.objects.get_or_create(member=member, version=VERSION)
