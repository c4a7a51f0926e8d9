"""One person of the staff list."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import DayInput, PlainForm, RowForm
from people.models import Leave, Member

UNTIL_BEFORE_FROM = _("The last day is before the first one.")


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
                "The person has joined: the address is theirs. You can propose another one."
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


#: Days; a last day or a day back lies nearer than this.
TEN_YEARS = 3_653


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

    def clean_on(self):
        """Within ten years: what is farther is a slip of the finger."""
        day = self.cleaned_data["on"]
        if abs((day - timezone.localdate()).days) > TEN_YEARS:
            raise ValidationError(_("Check the year: this day is too far away."))
        return day


class ProposalForm(PlainForm):
    """Another address for somebody who has joined: both mailboxes are asked."""

    email = forms.EmailField(label=_("New address"), max_length=254)
