"""Which letters a person wants."""

from dataclasses import dataclass, field

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from activity.enums import Channel
from activity.queries import chosen_channels
from activity.registry import verbs
from activity.stopping import DIGEST
from core.forms import PlainForm


@dataclass
class Choice:
    """One line of the form: the verbs that say the same thing to a reader are one choice."""

    label: str
    is_reminder: bool
    names: list = field(default_factory=list)


def choices():
    """{field's name: Choice} for every kind of notice that has a letter."""
    by_label = {}
    for verb in verbs:
        if verb.has_letter:
            key = (capfirst(str(verb.label)), verb.is_own)
            by_label.setdefault(key, Choice(*key)).names.append(verb.name)
    return {choice.names[0]: choice for choice in by_label.values()}


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
        self.choices = choices()
        for name, choice in self.choices.items():
            self.fields[name] = forms.ChoiceField(
                label=choice.label,
                choices=Channel.choices,
                initial=chosen.get(name, Channel.AT_ONCE),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def notices(self):
        return [self[name] for name, choice in self.choices.items() if not choice.is_reminder]

    def reminders(self):
        return [self[name] for name, choice in self.choices.items() if choice.is_reminder]

    def channels(self):
        """{verb: channel} as chosen."""
        return {
            verb: self.cleaned_data[name]
            for name, choice in self.choices.items()
            for verb in choice.names
        }


def label_of(kind):
    """How the settings page calls this kind of letters."""
    if kind == DIGEST:
        return _("Weekly digest")
    verb = verbs.get(kind)
    return capfirst(str(verb.label)) if verb else ""


def letters_context(request):
    """This app's part of the settings page."""
    return {"letters": LettersForm(member=request.member)}
