"""Rows of before are found as well."""

from django.db import migrations

from core.searching import fold_rows


def fold_all(apps, schema_editor):
    fold_rows(apps.get_model('goals', 'Goal').objects.all())
    fold_rows(apps.get_model('goals', 'GoalStep').objects.all())


class Migration(migrations.Migration):

    dependencies = [('goals', '0002_searched_words')]

    operations = [migrations.RunPython(fold_all, migrations.RunPython.noop)]
