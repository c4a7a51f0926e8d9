"""The curator in words, as each person chose to be called."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from people.enums import WordForm


def curator_word(curator):
    """„kuratorė“; of somebody who also runs the school, it says so (A44)."""
    word = curator.get_word_form_display()
    if curator.is_administrator:
        return _("%(role)s (and administration)") % {"role": word}
    return word


def talk_heading(curator):
    """„Pokalbis su kuratore“: the case follows the person's own word."""
    if curator.word_form == WordForm.FEMININE:
        return pgettext("feminine", "Conversation with the curator")
    if curator.word_form == WordForm.MASCULINE:
        return pgettext("masculine", "Conversation with the curator")
    return pgettext("neutral", "Conversation with the curator")
