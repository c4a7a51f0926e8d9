"""What people wrote is searched for: folded beside it and, on PostgreSQL, stemmed."""

import core.searching
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('observations', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='openlesson',
            name='folded',
            field=core.searching.WordsField(default='', editable=False, of=('topic', 'focus_question', 'class_name', 'objective')),
        ),
        core.searching.keep_stems('observations_openlesson', 'topic', 'focus_question', 'class_name', 'objective'),
    ]
