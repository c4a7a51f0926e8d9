"""How a reflection is called."""

from django.utils.translation import gettext as _

from core.wording import month_genitive


def title_of(reflection):
    """„lapkričio refleksija“."""
    return _("%(month)s reflection") % {"month": month_genitive(reflection.month.month)}
