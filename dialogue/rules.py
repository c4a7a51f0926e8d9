"""Who may read and write the words between two people."""

import rules

from groups.models import Curatorship
from groups.rules import reads_as_curator
from people.rules import is_here


@rules.predicate
def is_teacher_of(member, thread):
    return thread is not None and thread.teacher_id == member.pk


@rules.predicate
def is_curator_of(member, thread):
    """The thread's curator, while they accompany the teacher (A6), or did until the last day
    of one who left (A34)."""
    if thread is None or thread.curator_id != member.pk:
        return False
    return reads_as_curator(member, thread.teacher_id, thread.year_id)


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
