"""Who will read it: the field every owned record shares."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import PlainForm
from groups.enums import Audience


class AudienceField(forms.ChoiceField):
    """One of three; never below the curator. Show it with `components/audience.html`."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Who will read it?"))
        kwargs.setdefault("widget", forms.RadioSelect)
        kwargs.setdefault("error_messages", {"required": _("Choose who will read it.")})
        super().__init__(choices=Audience.choices, **kwargs)


class AudienceForm(PlainForm):
    """Who reads something submitted; its own button, its own moment."""

    audience = AudienceField()

    @classmethod
    def of(cls, record):
        return cls(initial={"audience": record.audience})
