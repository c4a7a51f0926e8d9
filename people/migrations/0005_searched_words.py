"""What people wrote is searched for: folded beside it and, on PostgreSQL, stemmed."""

import core.searching
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_acceptance'),
    ]

    operations = [
        migrations.AddField(
            model_name='subject',
            name='folded',
            field=core.searching.WordsField(default='', editable=False, of=('name',)),
        ),
        core.searching.keep_stems('people_subject', 'name'),
    ]
