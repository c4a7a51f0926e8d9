"""Several people of the list, or one, and what is to be done with them."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.forms import DayInput, PlainForm, RowsField
from core.text import fold
from groups.models import AptGroup
from office.queries import found_by_name
from people.models import Member

#: A longer list of names is no choice: above that the curator's name is typed.
MOST_LISTED = 200
NOBODY_FOUND = _("Nobody of this name or e-mail works at the school.")
MANY_FOUND = _("Several people are found: choose one.")


class PeopleForm(PlainForm):
    """Curator, group or invitations for the ticked people, or for everybody found."""

    CURATOR, GROUP, INVITE = "curator", "group", "invite"

    action = forms.ChoiceField(choices=[(name, name) for name in (CURATOR, GROUP, INVITE)])
    ids = RowsField(Member.objects.none(), required=False)
    curator = forms.ModelChoiceField(Member.objects.none(), label=_("Curator"), required=False)
    #: name or e-mail, where the school is too large for a list
    curator_typed = forms.CharField(label=_("Curator"), required=False, max_length=254)
    group = forms.ModelChoiceField(AptGroup.objects.none(), label=_("Group"), required=False)
    on = forms.DateField(label=_("From (today, if empty)"), required=False, widget=DayInput())
    #: everybody whom the list's filter finds, not only the ticked ones
    everyone = forms.BooleanField(required=False)
    #: „be kuratoriaus“, „be grupelės“: an empty choice must be meant
    nobody = forms.BooleanField(required=False)

    def __init__(self, *args, people, found, curators, groups, is_of_one=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.found, self.curators, self.matches = found, curators, []
        self.fields["ids"].queryset = people
        self.fields["curator"].queryset = curators
        self.fields["curator"].widget.choices = self._listed
        self.fields["group"].queryset = groups
        self.no_curator = _("no curator") if is_of_one else "–"
        self.fields["group"].empty_label = _("no group") if is_of_one else "–"
        self.fields["curator_typed"].widget.attrs["autocomplete"] = "off"
        self.fields["curator_typed"].widget.attrs["placeholder"] = _("Name or e-mail")
        for name, field in self.fields.items():
            css = "form-select" if name in (self.CURATOR, self.GROUP) else "form-control"
            field.widget.attrs["class"] = css

    @cached_property
    def _colleagues(self):
        return list(self.curators[: MOST_LISTED + 1])

    @property
    def is_typed(self):
        """True in a school of so many people that the curator is typed."""
        return len(self._colleagues) > MOST_LISTED

    @property
    def ticked(self):
        """Ids as they were sent, for the boxes of a list that is shown again."""
        return set(self.data.getlist("ids")) if self.is_bound else set()

    def clean(self):
        said = super().clean()
        if "ids" not in self.errors and not (said.get("everyone") or said.get("ids")):
            self.add_error("ids", _("Choose at least one person."))
        action = said.get("action")
        if action == self.CURATOR and said.get("curator_typed") and not said.get("curator"):
            said["curator"] = self._named(said["curator_typed"])
        if action in (self.CURATOR, self.GROUP) and not said.get("nobody"):
            self._ask_for(action, said)
        return said

    def chosen(self):
        """The people meant, as a queryset."""
        found = self.found if self.cleaned_data["everyone"] else self.cleaned_data["ids"]
        return Member.objects.filter(pk__in=found.values("pk"))

    def _ask_for(self, action, said):
        shown = "curator_typed" if action == self.CURATOR and self.is_typed else action
        if not (said.get(action) or {action, shown} & self.errors.keys()):
            self.add_error(shown, _("Choose the curator or the group."))

    def _named(self, words):
        """The one colleague of this name or e-mail; else the reason stands beside the field."""
        found = list(self.curators.filter(email__iexact=words)[:1])
        found = found or list(found_by_name(self.curators, words)[: MOST_LISTED + 1])
        alike = [one for one in found if fold(one.name) == fold(words)]
        if len(alike) == 1 or len(found) == 1:
            return (alike or found)[0]
        self.matches = found[:MOST_LISTED]
        self.add_error("curator_typed", MANY_FOUND if found else NOBODY_FOUND)
        return None

    def _listed(self):
        """What the field offers: everybody, or those whom the typed words fit."""
        if not self.is_typed:
            listed = ((one.pk, one.name) for one in self._colleagues)
            return [("", self.no_curator), *listed]
        return [("", "–"), *((one.pk, f"{one.name} · {one.email}") for one in self.matches)]
