"""Rows of before are found as well."""

from django.db import migrations

from core.searching import fold_rows


def fold_all(apps, schema_editor):
    fold_rows(apps.get_model('reflections', 'Reflection').objects.all())


class Migration(migrations.Migration):

    dependencies = [('reflections', '0002_searched_words')]

    operations = [migrations.RunPython(fold_all, migrations.RunPython.noop)]
