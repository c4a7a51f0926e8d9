"""The letter of a notice: in the addressee's language, with nobody else's words in it."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from activity.enums import Channel
from activity.links import notice_url
from activity.models import Notification, Preference
from activity.registry import Found, LetterWords, found, verbs
from activity.stopping import stop_url
from core.dates import WorkingDays
from core.quiet import next_allowed
from people.models import Member
from post.services import write_letters
from years.queries import current_year, workdays_of


@dataclass(frozen=True)
class Told:
    """A notice of one member; `what` they may see of its subject, where that is known already."""

    notice: Notification
    member: Member
    what: Found | None = None


def notice_letters(told, *, at_once=False):
    """Put a letter into the post for everyone told who has an account and wants one at once.

    `at_once` waits for no allowed hour. Returns [(Told, Letter)].
    """
    rows = letters_for(told, at_once=at_once)
    letters = write_letters([row for _one, row in rows])
    return [(one, letter) for (one, _row), letter in zip(rows, letters, strict=True)]


def letters_for(told, *, at_once=False, now=None):
    """[(Told, the arguments of `post.services.write_letter`)] of those who want a letter."""
    now = now or timezone.now()
    told = [one for one in told if verbs[one.notice.entry.verb].has_letter]
    wanted = _who_want_it(told)
    told = [one for one in told if (one.member.pk, one.notice.entry.verb) in wanted]
    schools = {one.member.school_id for one in told}
    when = {pk: now if at_once else _next_allowed(pk, now) for pk in schools}
    found = []
    for one in told:
        verb = verbs[one.notice.entry.verb]
        row = _letter(one, wanted[one.member.pk, verb.name], when)
        found.append((one, row | {"is_quiet": verb.is_own or not at_once}))
    return found


def _who_want_it(told):
    """{(member id, verb): Member with account and school} of those who want it at once."""
    ids = {one.member.pk for one in told}
    if not ids:
        return {}
    members = Member.objects.filter(pk__in=ids, user__is_active=True)
    members = {one.pk: one for one in members.select_related("user", "school")}
    others = Preference.objects.filter(
        member__in=members, kind__in={one.notice.entry.verb for one in told}
    ).exclude(channel=Channel.AT_ONCE)
    silent = set(others.values_list("member_id", "kind"))
    keys = {(one.member.pk, one.notice.entry.verb) for one in told}
    return {key: members[key[0]] for key in keys - silent if key[0] in members}


def _next_allowed(school_id, now):
    """By the holidays of the reader's own school."""
    year = current_year(school_id)
    return next_allowed(now, workdays_of(year) if year else WorkingDays([]))


def _letter(one, member, when):
    entry = one.notice.entry
    verb = verbs[entry.verb]
    with translation.override(member.user.language):
        what = one.what or found(member, [entry.subject]).get(entry.subject)
        words = _words(verb, entry, what)
        is_wanted = what is not None and member.has_own_words_in_letters
        context = {
            "words": words,
            "is_reminder": verb.is_own,
            "own_words": what.own_words if is_wanted else "",
            "ahead": what.ahead if what else (),
            "url": _url(one.notice, verb, what),
            "settings_url": f"{settings.SITE_URL}{reverse('people:settings')}#laiskai",
            "stop_url": stop_url(member, verb.name),
            "member": member,
            "school": member.school,
            "language": member.user.language,
        }
        return {
            "address": member.user.email,
            "subject": words.subject,
            "text": render_to_string("emails/notice.txt", context),
            "html": render_to_string("emails/notice.html", context),
            "kind": verb.name,
            "not_before": when[member.school_id],
            "thread": f"{entry.subject.replace(':', '.')}.{member.pk}",
            "unsubscribe_url": context["stop_url"],
        }


def _words(verb, entry, what):
    if verb.letter:
        return verb.letter(entry.numbers)
    actor = entry.actor.name if entry.actor else ""
    sentence = verb.sentence(actor, what.title if what else "", entry.numbers)
    return LetterWords(subject=str(verb.label), heading=sentence)


def _url(notice, verb, what):
    """A duty's own page may carry no id: the notice leads there, whichever membership it is
    of (A18)."""
    if verb.is_own:
        return notice_url(notice)
    return settings.SITE_URL + (what.url if what else reverse("activity:inbox"))
