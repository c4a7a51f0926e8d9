"""Who may read and write the words between two people."""

import rules

from groups.models import Curatorship
from people.rules import is_here
from years.enums import YearStatus


@rules.predicate
def is_teacher_of(member, thread):
    return thread is not None and thread.teacher_id == member.pk


@rules.predicate
def is_curator_of(member, thread):
    """The thread's curator, while they accompany the teacher (A6)."""
    if thread is None or thread.curator_id != member.pk:
        return False
    pair = Curatorship.objects.filter(curator=member, member=thread.teacher_id)
    years = set(pair.now().values_list("year_id", flat=True))
    closed = pair.filter(year=thread.year_id, year__status=YearStatus.CLOSED)
    return thread.year_id in years or (bool(years) and closed.exists())


@rules.predicate
def is_author(member, record):
    return record is not None and record.author_id == member.pk


@rules.predicate
def reads_its_thread(member, record):
    return record is not None and reads_thread(member, record.thread)


@rules.predicate
def is_running(member, thread):
    """The pair of the thread is a pair today: nobody writes to a curator who no longer reads."""
    pairs = Curatorship.objects.now()
    pairs = pairs.filter(curator=thread.curator_id, member=thread.teacher_id)
    return pairs.filter(year=thread.year_id).exists()


@rules.predicate
def is_one_of_two(member, thread):
    return thread is not None and member.pk in (thread.teacher_id, thread.curator_id)


reads_thread = is_teacher_of | is_curator_of

rules.add_perm("dialogue.view_thread", reads_thread)
rules.add_perm("dialogue.reply_thread", is_here & is_one_of_two & is_running)
rules.add_perm("dialogue.view_message", is_author | reads_its_thread)
rules.add_perm("dialogue.correct_message", is_here & is_author)
rules.add_perm("dialogue.view_receipt", reads_its_thread)
rules.add_perm("dialogue.view_messagedraft", is_author)
rules.add_perm("dialogue.view_privatenote", is_author)
