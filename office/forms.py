"""What the administrator types about people."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import DayInput, OnceMixin, PlainForm, RowForm, RowsField
from core.text import fold
from groups.models import AptGroup
from office.models import ImportBatch
from office.queries import StaffFilter
from office.staff_file import read_staff
from people.models import Leave, Member

UNTIL_BEFORE_FROM = _("The last day is before the first one.")


class StaffFilterForm(PlainForm):
    """How the list is narrowed down; what cannot be understood narrows nothing."""

    q = forms.CharField(label=_("Name"), required=False, max_length=80)
    without_curator = forms.BooleanField(label=_("Without a curator"), required=False)
    without_group = forms.BooleanField(label=_("Without a group"), required=False)
    not_signed_in = forms.BooleanField(label=_("Not signed in yet"), required=False)
    left = forms.BooleanField(label=_("Have left"), required=False)

    def narrowed(self):
        self.is_valid()
        said = self.cleaned_data
        flags = {name: bool(said.get(name)) for name in self.fields if name != "q"}
        return StaffFilter(search=said.get("q") or "", **flags)


class PersonForm(RowForm):
    """One person of the staff list."""

    subject_name = forms.CharField(
        label=_("Subject"),
        required=False,
        max_length=100,
        help_text=_("A subject that is not on the list yet is added to it."),
        widget=forms.TextInput(attrs={"list": "subjects", "autocomplete": "off"}),
    )

    class Meta:
        model = Member
        fields = [
            "first_name",
            "last_name",
            "email",
            "category",
            "category_gained_on",
            "takes_part_from",
            "takes_part_until",
        ]
        widgets = {
            name: DayInput()
            for name in ("category_gained_on", "takes_part_from", "takes_part_until")
        }
        help_texts = {
            "takes_part_from": _(
                "From this day on the person has a goal, reflections and a curator. "
                "Leave it empty for somebody who does not take part."
            ),
        }

    field_order = ["first_name", "last_name", "email", "subject_name"]
    #: the row that this very form has made already
    twin = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        member = self.instance
        if member.pk:
            self.fields["subject_name"].initial = member.subject.name if member.subject else ""
        else:
            self.fields["takes_part_from"].initial = timezone.localdate
        if member.user_id:
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _(
                "The person has joined: the address is theirs, the school does not change it."
            )

    def clean_email(self):
        """An address is once on the list; the very same person sent again is let through."""
        email = self.cleaned_data["email"].strip().lower()
        others = Member.objects.filter(school=self.instance.school, email__iexact=email)
        twin = others.exclude(pk=self.instance.pk).first()
        said = f"{self.cleaned_data.get('first_name')} {self.cleaned_data.get('last_name')}"
        if twin is not None and (self.instance.pk or twin.name != said):
            message = _("This e-mail is on the staff list already: %(name)s.")
            raise ValidationError(message, params={"name": twin.name})
        self.twin = twin
        return email

    def clean(self):
        said = super().clean()
        since, until = said.get("takes_part_from"), said.get("takes_part_until")
        if until and not since:
            self.add_error("takes_part_from", _("Write the first day too."))
        elif until and until < since:
            self.add_error("takes_part_until", UNTIL_BEFORE_FROM)
        return said

    def _post_clean(self):
        if self.twin is None:
            super()._post_clean()

    def changes(self):
        """The columns for `office.services.staff.change_person`."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class LeaveForm(RowForm):
    """Days away; the reason is nobody's matter."""

    class Meta:
        model = Leave
        fields = ["from_on", "until_on"]
        widgets = {"from_on": DayInput(), "until_on": DayInput()}

    def clean(self):
        said = super().clean()
        since, until = said.get("from_on"), said.get("until_on")
        if since and until and until < since:
            self.add_error("until_on", UNTIL_BEFORE_FROM)
        return said


class DayForm(PlainForm):
    """One day: the last one, or the first one back."""

    on = forms.DateField(label=_("Day"), widget=DayInput(), initial=timezone.localdate)


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
            raise ValidationError(_("There is such a group this year already."))
        return name

    def _post_clean(self):
        if self.twin is None:
            super()._post_clean()


class RenameForm(GroupForm):
    """Another name for the same group."""

    class Meta(GroupForm.Meta):
        fields = ["name"]


class UploadForm(OnceMixin, RowForm):
    """A staff file; it is read here, so that what is wrong with it stands beside the field."""

    file = forms.FileField(
        label=_("The staff file"),
        help_text=_("XLSX or CSV, at most 5 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )

    class Meta:
        model = ImportBatch
        fields: list[str] = []
        exclude = ["form_token"]  # a token that came before is answered, not refused

    def clean_file(self):
        file = self.cleaned_data["file"]
        self.sheet = read_staff(file, name=file.name)
        return file


class PeopleForm(PlainForm):
    """Several people of the list and what is to be done with them."""

    CURATOR, GROUP, INVITE = "curator", "group", "invite"

    action = forms.ChoiceField(choices=[(name, name) for name in (CURATOR, GROUP, INVITE)])
    ids = RowsField(Member.objects.none(), required=False)
    curator = forms.ModelChoiceField(Member.objects.none(), required=False)
    group = forms.ModelChoiceField(AptGroup.objects.none(), required=False)
    on = forms.DateField(required=False, widget=DayInput())
    #: everybody whom the list's filter finds, not only the ticked ones
    everyone = forms.BooleanField(required=False)
    #: „be kuratoriaus“, „be grupelės“: an empty choice must be meant
    nobody = forms.BooleanField(required=False)

    def __init__(self, *args, people, found, curators, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = found
        self.fields["ids"].queryset = people
        self.fields["curator"].queryset = curators
        self.fields["group"].queryset = groups

    def clean(self):
        said = super().clean()
        if not (said.get("everyone") or said.get("ids")):
            raise ValidationError(_("Choose at least one person."))
        action = said.get("action")
        if action in (self.CURATOR, self.GROUP) and not (said.get(action) or said.get("nobody")):
            raise ValidationError(_("Choose the curator or the group."))
        return said

    def chosen(self):
        """The people meant, as a queryset."""
        found = self.found if self.cleaned_data["everyone"] else self.cleaned_data["ids"]
        return Member.objects.filter(pk__in=found.values("pk"))


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
