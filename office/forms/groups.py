"""Groups of the year and who is in them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import DayInput, PlainForm, RowForm, RowsField
from core.text import fold
from groups.models import AptGroup
from people.models import Member


class GroupForm(RowForm):
    """A group's kind and name."""

    #: the group of this name that stands already
    twin = None

    class Meta:
        model = AptGroup
        fields = ["kind", "name"]
        labels = {"kind": _("Kind of group"), "name": _("Name of the group")}

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        kind = self.cleaned_data.get("kind", self.instance.kind)
        others = AptGroup.objects.filter(year=self.instance.year, kind=kind)
        twins = [g for g in others.exclude(pk=self.instance.pk) if fold(g.name) == fold(name)]
        self.twin = twins[0] if twins and not self.instance.pk else None
        if twins and self.instance.pk:
            raise ValidationError(_("There is already a group of this name this year."))
        return name

    def _post_clean(self):
        if self.twin is None:
            super()._post_clean()


class RenameForm(GroupForm):
    """Another name for the same group."""

    class Meta(GroupForm.Meta):
        fields = ["name"]


class FacilitatorForm(PlainForm):
    """Who leads the group: one of its members, or nobody for now."""

    facilitator = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Facilitator"),
        required=False,
        empty_label=_("nobody yet"),
    )

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, initial={"facilitator": group.facilitator_id}, **kwargs)
        places = group.memberships.now().values("member")
        self.fields["facilitator"].queryset = Member.objects.filter(pk__in=places).by_name()


class PeopleField(RowsField):
    """People with the group each of them is in now."""

    def label_from_instance(self, obj):
        return f"{obj.name} · {obj.group_name}" if obj.group_name else obj.name


class JoinForm(PlainForm):
    """People who move to a group, from a day."""

    people = PeopleField(
        Member.objects.none(),
        label=_("People"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )
    on = forms.DateField(label=_("From"), widget=DayInput(), initial=timezone.localdate)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people


class TakeOutForm(PlainForm):
    """Who leaves a group, and since when they are no longer in it."""

    member = forms.ModelChoiceField(Member.objects.none())
    on = forms.DateField(required=False, widget=DayInput())

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = people
