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


def _every(label):
    return forms.ChoiceField(
        label=label,
        choices=[("", _("as chosen one by one")), *Channel.choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


@dataclass
class Part:
    """The choices of one table: `every` decides for all of them at once, where it is used."""

    name: str
    every: forms.BoundField
    kinds: list

    @property
    def counts(self):
        """[(label, how many)] of the channels that are chosen now."""
        chosen = [kind.value() for kind in self.kinds]
        counts = [(label, chosen.count(value)) for value, label in Channel.choices]
        return [(label, count) for label, count in counts if count]

    @property
    def has_errors(self):
        return any(kind.errors for kind in self.kinds)


class LettersForm(PlainForm):
    """One choice per kind of notice that has a letter, one for all of them at once, and
    whether my words may stand in letters."""

    every_reminder = _every(_("All reminders"))
    every_notice = _every(_("All notices"))
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
                widget=forms.RadioSelect,
            )

    @property
    def parts(self):
        return [
            Part("reminders", self["every_reminder"], self._kinds(is_reminder=True)),
            Part("notices", self["every_notice"], self._kinds(is_reminder=False)),
        ]

    def channels(self):
        """{verb: channel} as chosen: what was said of all of them wins."""
        every = {
            True: self.cleaned_data["every_reminder"],
            False: self.cleaned_data["every_notice"],
        }
        return {
            verb: every[choice.is_reminder] or self.cleaned_data[name]
            for name, choice in self.choices.items()
            for verb in choice.names
        }

    def _kinds(self, *, is_reminder):
        return [self[name] for name, one in self.choices.items() if one.is_reminder == is_reminder]


def label_of(kind):
    """How the settings page calls this kind of letters."""
    if kind == DIGEST:
        return _("Weekly digest")
    verb = verbs.get(kind)
    return capfirst(str(verb.label)) if verb else ""


def letters_context(request):
    """This app's part of the settings page."""
    return {"letters": LettersForm(member=request.member)}
