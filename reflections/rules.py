"""Who may do what with a reflection: the whole policy, on one screen."""

import rules

from dialogue.models import Receipt
from groups.rules import curates_owner, reads_shared
from people.rules import is_administrator, is_here, is_owner, takes_part
from years.rules import is_open


@rules.predicate
def is_submitted(member, reflection):
    return reflection is not None and reflection.is_submitted


@rules.predicate
def is_draft(member, reflection):
    return reflection is not None and not reflection.is_submitted


@rules.predicate
def is_opened_by_curator(member, reflection):
    """A curator has had it on the screen: from then on it is only amended."""
    receipts = Receipt.objects.filter(thread__reflection_link__reflection=reflection)
    return reflection is not None and receipts.exclude(reader=reflection.owner_id).exists()


@rules.predicate
def sees_reflection_of(member, part):
    return part is not None and sees_reflection(member, part.reflection)


@rules.predicate
def owns_reflection_of(member, part):
    return part is not None and part.reflection.owner_id == member.pk


@rules.predicate
def curates_reflection_of(member, part):
    return (
        part is not None
        and part.reflection.is_submitted
        and curates_owner(member, part.reflection)
    )


sees_reflection = is_owner | (is_submitted & (curates_owner | reads_shared))
sees_between_two = is_owner | (is_submitted & curates_owner)
owns_open = is_owner & is_here & is_open

rules.add_perm("reflections.view_reflection", sees_reflection)
rules.add_perm("reflections.view_between_two", sees_between_two)
rules.add_perm("reflections.view_reflectionattachment", sees_reflection_of)
rules.add_perm("reflections.view_reflectionamendment", owns_reflection_of | curates_reflection_of)
rules.add_perm("reflections.view_reflectiondraftcopy", owns_reflection_of)
rules.add_perm("reflections.add_reflection", takes_part)
rules.add_perm("reflections.change_reflection", owns_open)
#: at any time, also of a closed year
rules.add_perm("reflections.change_audience", is_owner & is_here)
rules.add_perm("reflections.edit_text", owns_open & is_draft)
rules.add_perm("reflections.submit_reflection", owns_open & is_draft)
rules.add_perm("reflections.take_back_reflection", owns_open & is_submitted)
rules.add_perm("reflections.see_take_back", owns_open & is_submitted & ~is_opened_by_curator)
rules.add_perm("reflections.amend_reflection", owns_open & is_submitted)
rules.add_perm("reflections.manage_prompts", is_administrator)
