"""Form behaviour every app shares."""

from functools import wraps
from uuid import uuid4

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.files import ACCEPT, check_upload
from core.once import made_before
from core.text import clean

#: Digits that a 64-bit id can have at most, with room to spare.
LONGEST_ID = 18

LONG_TEXT = 10_000


def _cleaning(to_python):
    """Clean before the checks run, so that a limit is counted on what will be stored."""

    @wraps(to_python)
    def cleaned(value):
        value = to_python(value)
        return clean(value) if isinstance(value, str) else value

    return cleaned


class LongText(forms.CharField):
    """A text of several lines; its limit counts characters and never cuts while one types."""

    def __init__(self, *, max_length=LONG_TEXT, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value):
        return clean(super().to_python(value))

    def widget_attrs(self, widget):
        """`data-limit` for the counter: `maxlength` would cut a pasted text in silence."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return {**attrs, "data-limit": str(self.max_length)}


class DayInput(forms.DateInput):
    """The browser's own calendar; it speaks ISO whatever the language."""

    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class CleanText:
    """Every text field of the form is rid of what nobody typed on purpose (NUL and its kin)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            is_password = isinstance(field.widget, forms.PasswordInput)
            if isinstance(field, forms.CharField) and not is_password:
                field.to_python = _cleaning(field.to_python)

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_tag = False  # the template owns <form>, its action and its buttons
        return helper


class PlainForm(CleanText, forms.Form):
    """A form that is no row of one model."""


class AttachmentForm(PlainForm):
    """One file at a time; `cleaned_data["file"]` is a core.files.CheckedFile."""

    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": _("Choose a file first.")},
    )

    def clean_file(self):
        return check_upload(self.cleaned_data["file"])


class RowForm(CleanText, forms.ModelForm):
    """A ModelForm that answers for the whole row, not only for the fields it shows.

    Django skips a constraint when the form leaves out one of its columns; the
    database would then answer with a 500. Give the instance its owner first.
    """

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self._tell(error)

    def _tell(self, error):
        """Beside the field when the form shows it, above the form otherwise."""
        for field, messages in error.update_error_dict({}).items():
            self.add_error(field if field in self.fields else None, messages)


class OnceMixin(forms.Form):
    """A hidden token that makes a form sent twice one row; the model is a CreatedOnce.

    Put it before RowForm. The view asks `made_before()` once the form is valid and
    answers with that row instead of saving another. Two posts at the same moment
    meet in the unique column, as an IntegrityError.
    """

    form_token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)

    def made_before(self):
        """The row that this very form has made already, or None."""
        return made_before(type(self.instance), self.cleaned_data.get("form_token"))

    def _post_clean(self):
        if self.instance._state.adding:
            self.instance.form_token = self.cleaned_data.get("form_token")
        super()._post_clean()  # type: ignore[misc]


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows by their ids; a number that no column can hold is no row, not a 500."""

    def _check_values(self, value):
        for pk in value if isinstance(value, (list, tuple)) else ():
            if not (str(pk).isascii() and str(pk).isdigit() and len(str(pk)) <= LONGEST_ID):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": str(pk)[:20]},
                )
        return super()._check_values(value)
