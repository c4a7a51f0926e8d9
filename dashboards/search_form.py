"""The one field of search."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.searching import words_asked
from core.text import clean

SHORTEST, LONGEST = 2, 100


class SearchForm(forms.Form):
    """At least two letters or digits; a browser does not keep what was looked for."""

    q = forms.CharField(
        label=gettext_lazy("What to look for"),
        help_text=gettext_lazy("Words, beginnings of words, a colleague's name."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write what to look for.")},
    )

    def clean_q(self):
        text = clean(self.cleaned_data["q"])
        if sum(len(word.folded) for word in words_asked(text)) < SHORTEST:
            raise ValidationError(_("Write at least two letters or digits."))
        return text
