"""What people wrote is searched for: folded beside it and, on PostgreSQL, stemmed."""

import core.searching
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('reflections', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='reflection',
            name='folded',
            field=core.searching.WordsField(default='', editable=False, of=('what_happened', 'mattered', 'next_step', 'answers')),
        ),
        core.searching.keep_stems('reflections_reflection', 'what_happened', 'mattered', 'next_step', answers='answers'),
    ]
