"""Words between two people, checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LongText, OnceMixin, PlainForm, RowForm
from dialogue.models import Message


class ReplyForm(OnceMixin, RowForm):
    """What one says in a thread; the hidden token makes a form sent twice one message."""

    text = LongText(
        label=_("Your answer"),
        error_messages={"required": _("Write your answer first; it is empty.")},
    )

    class Meta:
        model = Message
        fields = ["text"]


class CorrectionForm(RowForm):
    """Another wording of one's own message."""

    text = LongText(
        label=_("Your message"),
        error_messages={"required": _("A message cannot be empty.")},
    )

    class Meta:
        model = Message
        fields = ["text"]


class KeptForm(PlainForm):
    """A text that saves itself; it may be empty."""

    text = LongText(label=_("Note"), required=False, strip=False)


class ManyForm(forms.Form):
    """Several threads chosen by hand."""

    thread = forms.TypedMultipleChoiceField(coerce=int)

    def __init__(self, *args, threads, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["thread"].choices = [(thread.pk, str(thread)) for thread in threads]
