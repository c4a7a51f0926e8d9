"""The order of Lithuanian names, under one name on both databases."""

from django.db import migrations

from core.collation import create_collation, drop_collation


class Migration(migrations.Migration):

    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunPython(create_collation, drop_collation)]
