"""What the administrator types into the school's settings."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import RowForm
from people.models import School, Subject, SubjectArea


class SchoolForm(RowForm):
    class Meta:
        model = School
        fields = ["name", "kind", "is_direction_required"]


class AreaForm(RowForm):
    class Meta:
        model = SubjectArea
        fields = ["name"]

    def clean_name(self):
        return free_name(self, _("This area is on the list already."))


class SubjectForm(RowForm):
    """The areas to choose from are the school's own."""

    class Meta:
        model = Subject
        fields = ["name", "area"]
        labels = {"area": _("Subject area")}

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas

    def clean_name(self):
        return free_name(self, _("This subject is on the list already."))


def free_name(form, taken):
    """Beside the field: the constraint alone would speak above the form."""
    name = form.cleaned_data["name"]
    rows = type(form.instance)._default_manager.filter(school=form.instance.school, name=name)
    if rows.exclude(pk=form.instance.pk).exists():
        raise ValidationError(taken)
    return name
