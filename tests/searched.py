"""Whether what is searched says what is written."""

from django.apps import apps

from core.searching import WordsField


def searched_models():
    """{model: its WordsField}."""
    return {
        model: field
        for model in apps.get_models()
        for field in model._meta.fields
        if isinstance(field, WordsField)
    }


def untrue():
    """Rows whose folded words are others than their text's."""
    found = []
    for model, field in searched_models().items():
        for row in model.objects.all():
            kept = getattr(row, field.name)
            if kept != field.pre_save(row, add=False):
                found.append((model.__name__, row.pk))
    return found
