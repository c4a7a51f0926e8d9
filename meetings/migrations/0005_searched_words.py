"""What people wrote is searched for: folded beside it and, on PostgreSQL, stemmed."""

import core.searching
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0004_answers_open_by_five'),
    ]

    operations = [
        migrations.AddField(
            model_name='agendapoint',
            name='folded',
            field=core.searching.WordsField(default='', editable=False, of=('title', 'text')),
        ),
        migrations.AddField(
            model_name='meeting',
            name='folded',
            field=core.searching.WordsField(default='', editable=False, of=('topic', 'bring')),
        ),
        core.searching.keep_stems('meetings_meeting', 'topic', 'bring'),
        core.searching.keep_stems('meetings_agendapoint', 'title', 'text'),
    ]
