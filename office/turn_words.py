"""What people are told when a school year opens or closes."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activity.registry import Found, register_subject, register_verb
from years.models import SchoolYear


def register_words():
    """Called once, when the app is ready."""
    opened, closed = gettext_lazy("A school year opens"), gettext_lazy("A school year closes")
    register_verb("year_opened", opened, _say_opened, has_letter=False)
    register_verb("year_closed", closed, _say_closed, has_letter=False)
    register_verb("year_reopened", opened, _say_reopened, has_letter=False)
    register_subject("year", find_years)


def find_years(member, ids):
    years = SchoolYear.objects.visible_to(member).filter(pk__in=ids)
    return {year.pk: Found(year.label, reverse("dashboards:home")) for year in years}


def _say_opened(actor, title, numbers):
    return _("The school year %(year)s is open.") % {"year": title}


def _say_closed(actor, title, numbers):
    return _("The school year %(year)s is closed; what is written stays as it is.") % {
        "year": title
    }


def _say_reopened(actor, title, numbers):
    return _("The school year %(year)s is open again.") % {"year": title}
