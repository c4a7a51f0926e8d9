"""„Mūsų susitarimai“: a group's own rules, changed by any member and never in silence."""

from django.db.models import F
from django.utils import timezone

from meetings.models import GroupRules


def change_rules(group, text, *, version, by):
    """(the row, whether it took `text`): not when somebody else was first since `version`.

    One conditional statement; the form then shows both texts.
    """
    row, _made = GroupRules.objects.get_or_create(group=group)
    if row.text == text:
        return row, True
    fields = {"text": text, "shared_at": timezone.now(), "shared_by": by}
    rows = GroupRules.objects.filter(pk=row.pk, version=version)
    is_kept = bool(rows.update(**fields, version=F("version") + 1))
    row.refresh_from_db()
    return row, is_kept
