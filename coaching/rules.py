"""Who may do what with a conversation: the whole policy, on one screen.

Only the two of it see it; an administrator who curates sees it only as curator. Somebody
who no longer accompanies the teacher reads on and writes no more (A6).
"""

import rules

from coaching.enums import ALIVE, TIMED, ConversationStatus, Doer
from groups.models import Curatorship
from people.rules import is_here, is_owner
from years.rules import is_open


def in_status(*statuses):
    """A predicate: the conversation stands in one of `statuses`."""
    return rules.predicate(lambda member, row: row is not None and row.status in statuses)


def are_a_pair(curator, teacher, year):
    """`curator` accompanies `teacher` today; ids or rows."""
    pairs = Curatorship.objects.now().filter(curator=curator, member=teacher)
    return pairs.filter(year=year).exists()


@rules.predicate
def is_curator(member, row):
    return row is not None and row.curator_id == member.pk


@rules.predicate
def still_a_pair(member, row):
    """Asked of the database once: rows that `with_pair` gave know it already."""
    if row is None:
        return False
    if not hasattr(row, "is_of_a_pair"):
        row.is_of_a_pair = are_a_pair(row.curator_id, row.owner_id, row.year_id)
    return row.is_of_a_pair


@rules.predicate
def proposed_it(member, row):
    return row is not None and row.proposed_by_id == member.pk


@rules.predicate
def has_begun(member, row):
    return row is not None and row.has_begun()


@rules.predicate
def is_one_of_its_two(member, part):
    return part is not None and is_one_of_the_two(member, part.conversation)


@rules.predicate
def is_one_of_its_notes_two(member, version):
    return version is not None and is_one_of_the_two(member, version.shared.conversation)


@rules.predicate
def is_author(member, note):
    return note is not None and note.author_id == member.pk


@rules.predicate
def may_tick(member, agreement):
    """Whoever does it, in an open year; the teacher also after the curator has changed."""
    if agreement is None:
        return False
    row, is_teacher = agreement.conversation, agreement.conversation.owner_id == member.pk
    if agreement.who != (Doer.CURATOR if is_teacher else Doer.TEACHER):
        return is_open(member, row) and (
            is_teacher or (is_curator(member, row) and still_a_pair(member, row))
        )
    return False


is_one_of_the_two = is_owner | is_curator
is_proposed = in_status(ConversationStatus.PROPOSED)
is_agreed = in_status(ConversationStatus.AGREED)
is_timed, is_alive = in_status(*TIMED), in_status(*ALIVE)
#: the cheap questions first: the pair is asked of the database
writes = is_one_of_the_two & is_here & is_open & still_a_pair

rules.add_perm("coaching.view_conversation", is_one_of_the_two)
rules.add_perm("coaching.view_conversationtime", is_one_of_its_two)
rules.add_perm("coaching.view_conversationmove", is_one_of_its_two)
rules.add_perm("coaching.view_conversationagreement", is_one_of_its_two)
rules.add_perm("coaching.view_conversationprivatenote", is_author)
rules.add_perm("coaching.view_conversationnotes", is_one_of_its_two)
rules.add_perm("coaching.view_conversationnotesdraft", is_author)
rules.add_perm("coaching.view_conversationnotesversion", is_one_of_its_notes_two)

rules.add_perm("coaching.open_conversations", is_here)
rules.add_perm("coaching.answer_conversation", is_proposed & ~proposed_it & writes)
rules.add_perm("coaching.withdraw_conversation", is_proposed & proposed_it & writes)
rules.add_perm("coaching.move_conversation", is_agreed & writes)
rules.add_perm("coaching.cancel_conversation", is_agreed & writes)
rules.add_perm("coaching.hold_conversation", is_agreed & has_begun & writes)
rules.add_perm("coaching.write_wish", is_owner & is_alive & writes)
rules.add_perm("coaching.write_conversation", is_timed & writes)
rules.add_perm("coaching.keep_note", is_one_of_the_two & is_here & is_open)
rules.add_perm("coaching.tick_agreement", is_here & may_tick)
