"""Who may see what the office keeps."""

import rules

from people.rules import is_administrator


@rules.predicate
def is_of_my_school(member, batch):
    return batch is not None and batch.school_id == member.school_id


rules.add_perm("office.view_importbatch", is_administrator & is_of_my_school)
