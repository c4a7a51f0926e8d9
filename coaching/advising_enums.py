"""Words of the adviser programme (seed 003) and the roads its records travel."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: „Mokytojų patarėjų individualus darbas … po 16 akad. val.“ (seed 003)
ACADEMIC_HOURS = 16
#: An academic hour, in minutes.
ACADEMIC_HOUR = 45
#: Time is kept in halves of an academic hour, so that sums are exact on every database.
HALVES = 2 * ACADEMIC_HOURS
#: The longest day of work together, in halves.
LONGEST = 16


class SupportKind(models.TextChoices):
    """What a school's own people are trained for to support colleagues (seed 003)."""

    ADVISER = "adviser", pgettext_lazy("support role", "teacher adviser")
    MENTOR = "mentor", pgettext_lazy("support role", "mentor")
    FACILITATOR = "facilitator", pgettext_lazy("support role", "facilitator")


#: Who may lead a colleague through the sixteen hours.
LEADS = (SupportKind.ADVISER, SupportKind.MENTOR)


class AdvisingStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    OPEN = "open", _("under way")
    NOT_BEGUN = "not_begun", _("did not begin")
    FINISHED = "finished", _("finished")
    STOPPED = "stopped", _("stopped")


ADVISING_FLOW = {
    AdvisingStatus.PROPOSED: {AdvisingStatus.OPEN, AdvisingStatus.NOT_BEGUN},
    AdvisingStatus.OPEN: {AdvisingStatus.FINISHED, AdvisingStatus.STOPPED},
    AdvisingStatus.NOT_BEGUN: set(),
    AdvisingStatus.FINISHED: set(),
    AdvisingStatus.STOPPED: set(),
}
#: Two people have one such work at a time.
RUNNING = (AdvisingStatus.PROPOSED, AdvisingStatus.OPEN)
#: Both wanted it.
BEGUN = (AdvisingStatus.OPEN, AdvisingStatus.FINISHED, AdvisingStatus.STOPPED)
ENDED = (AdvisingStatus.FINISHED, AdvisingStatus.STOPPED)


class CycleStep(models.IntegerChoices):
    """The cycle of reflective consultations (seed 003)."""

    OBSERVED = 1, _("An open activity is observed")
    TALKED = 2, _("Individual discussion")
    PLANNED = 3, _("Reflection in a group and plan 1")
    REVIEWED = 4, _("A short review and plan 2, if needed")
    OBSERVED_AGAIN = 5, _("An open activity is observed again, the plans are reviewed")


#: The cycle is whole without it.
IF_NEEDED = CycleStep.REVIEWED


class ReportStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")


REPORT_FLOW = {
    ReportStatus.DRAFT: {ReportStatus.SUBMITTED},
    ReportStatus.SUBMITTED: {ReportStatus.DRAFT},
}


class Recommends(models.TextChoices):
    YES = "yes", pgettext_lazy("would you recommend it", "yes")
    NO = "no", pgettext_lazy("would you recommend it", "no")
