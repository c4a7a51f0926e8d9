"""The staff list: what narrows it down, a file of staff."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import OnceMixin, PlainForm, RowForm
from office.models import ImportBatch
from office.queries import StaffFilter
from office.staff_file import read_staff


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
