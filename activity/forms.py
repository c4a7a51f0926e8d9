"""Which letters a person wants."""

from django import forms
from django.utils.translation import gettext_lazy as _

from activity.enums import Channel
from activity.queries import chosen_channels
from activity.registry import verbs
from core.forms import PlainForm


class LettersForm(PlainForm):
    """One choice per kind of notice that has a letter, and whether my words may stand in them."""

    own_words = forms.BooleanField(
        label=_("My own words in letters"),
        help_text=_(
            "A letter may repeat the next step you wrote yourself. Nobody else's words "
            "are ever in a letter."
        ),
        required=False,
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = chosen_channels(member)
        self.fields["own_words"].initial = member.has_own_words_in_letters
        for verb in verbs:
            if verb.has_letter:
                self.fields[verb.name] = forms.ChoiceField(
                    label=verb.label,
                    choices=Channel.choices,
                    initial=chosen.get(verb.name, Channel.AT_ONCE),
                    widget=forms.Select(attrs={"class": "form-select"}),
                )

    def kinds(self):
        """The choices alone, for the page's list."""
        return [self[name] for name in self.fields if name != "own_words"]

    def channels(self):
        """{kind: channel} as chosen."""
        return {name: value for name, value in self.cleaned_data.items() if name != "own_words"}


def letters_context(request):
    """This app's part of the settings page."""
    return {"letters": LettersForm(member=request.member)}
