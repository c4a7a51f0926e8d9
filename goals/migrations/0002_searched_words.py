"""What people wrote is searched for: folded beside it and, on PostgreSQL, stemmed."""

import core.searching
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('goals', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='goal',
            name='folded',
            field=core.searching.WordsField(default='', editable=False, of=('sentence', 'why', 'criteria')),
        ),
        migrations.AddField(
            model_name='goalstep',
            name='folded',
            field=core.searching.WordsField(default='', editable=False, of=('text',)),
        ),
        core.searching.keep_stems('goals_goal', 'sentence', 'why', 'criteria'),
        core.searching.keep_stems('goals_goalstep', 'text'),
    ]
