"""The letter of a notice: in the addressee's language, with nobody else's words in it."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from activity.enums import Channel
from activity.models import Preference
from activity.quiet import next_allowed
from activity.registry import found, verbs
from core.dates import WorkingDays
from people.models import Member
from post.services import write_letters
from years.queries import current_year, workdays_of


def notice_letters(entry, told, *, at_once=False):
    """Put a letter into the post for everyone told who has an account and wants one at once.

    `at_once` waits for no allowed hour.
    """
    verb = verbs[entry.verb]
    if not verb.has_letter:
        return
    members = _who_want_it(verb.name, told)
    if not members:
        return
    now = timezone.now()
    not_before = now if at_once else next_allowed(now, _workdays(entry.school))
    write_letters([_letter(entry, verb, member, not_before) for member in members])


def letters_of_many(school, told):
    """The letters of many entries in one school; `told` holds (entry, member, Found)."""
    by_verb = {}
    for row in told:
        by_verb.setdefault(row[0].verb, []).append(row)
    wanted = {
        verb: {member.pk: member for member in _who_want_it(verb, [row[1] for row in rows])}
        for verb, rows in by_verb.items()
        if verbs[verb].has_letter
    }
    if not any(wanted.values()):
        return
    not_before = next_allowed(timezone.now(), _workdays(school))
    write_letters(
        [
            _letter_about(entry, verbs[entry.verb], who, what, not_before)
            for entry, member, what in told
            if (who := wanted.get(entry.verb, {}).get(member.pk))
        ]
    )


def _who_want_it(kind, told):
    others = Preference.objects.filter(kind=kind, member__in=told).exclude(channel=Channel.AT_ONCE)
    silent = set(others.values_list("member_id", flat=True))
    members = Member.objects.filter(pk__in=[m.pk for m in told], user__is_active=True)
    return [m for m in members.select_related("user", "school") if m.pk not in silent]


def _workdays(school):
    year = current_year(school)
    return workdays_of(year) if year else WorkingDays([])


def _letter(entry, verb, member, not_before):
    with translation.override(member.user.language):
        what = found(member, [entry.subject]).get(entry.subject)
        return _letter_about(entry, verb, member, what, not_before)


def _letter_about(entry, verb, member, what, not_before):
    with translation.override(member.user.language):
        actor = entry.actor.name if entry.actor else ""
        is_wanted = what is not None and member.has_own_words_in_letters
        context = {
            "own_words": what.own_words if is_wanted else "",
            "sentence": verb.sentence(actor, what.title if what else "", entry.numbers),
            "url": settings.SITE_URL + (what.url if what else "/inbox/"),
            "settings_url": settings.SITE_URL + "/settings/",
            "member": member,
            "school": member.school,
            "language": member.user.language,
        }
        return {
            "address": member.user.email,
            "subject": str(verb.label),
            "text": render_to_string("emails/notice.txt", context),
            "html": render_to_string("emails/notice.html", context),
            "kind": verb.name,
            "not_before": not_before,
        }
