"""Who may do what in the 2+2: the whole policy, on one screen."""

import rules

from groups.rules import curates_owner, reads_as_curator, reads_shared
from observations.enums import HELD, ObservationStatus, PlaceStatus, RequestStatus
from people.rules import is_administrator, is_here, is_owner, is_self, takes_part
from years.rules import is_open


def in_status(status):
    """A predicate: the record stands in `status`."""
    return rules.predicate(lambda member, record: record is not None and record.status == status)


@rules.predicate
def is_in_my_school(member, record):
    return record is not None and record.year.school_id == member.school_id


@rules.predicate
def lesson_in_my_school(member, part):
    return part is not None and part.lesson.year.school_id == member.school_id


@rules.predicate
def set_in_my_school(member, record):
    return record is not None and record.school_id == member.school_id


@rules.predicate
def is_observer(member, record):
    return record is not None and record.observer_id == member.pk


@rules.predicate
def is_handed_over(member, observation):
    return observation is not None and observation.is_handed_over


@rules.predicate
def curates_observer(member, observation):
    """As `curates_owner`, for whoever observed."""
    return observation is not None and reads_as_curator(
        member, observation.observer_id, observation.year_id
    )


@rules.predicate
def was_there_too(member, observation):
    if observation is None or not observation.lesson.is_shared_among_observers:
        return False
    beside = observation.lesson.observations.confirmed()
    return beside.filter(observer=member).exists()


@rules.predicate
def reads_history_of(member, part):
    return part is not None and is_one_of_the_two(member, part.observation)


@rules.predicate
def owns_lesson_of(member, part):
    return part is not None and part.lesson.owner_id == member.pk


@rules.predicate
def is_held(member, place):
    return place is not None and place.status in HELD


@rules.predicate
def is_asker(member, request):
    return request is not None and request.asker_id == member.pk


@rules.predicate
def is_asked(member, request):
    return request is not None and request.asked_id == member.pk


@rules.predicate
def has_not_begun(member, lesson):
    return lesson is not None and lesson.is_posted and not lesson.has_begun()


@rules.predicate
def is_its_member(member, record):
    return record is not None and record.member_id == member.pk


@rules.predicate
def member_in_my_school(member, record):
    return record is not None and record.member.school_id == member.school_id


is_confirmed = in_status(ObservationStatus.CONFIRMED)
is_one_of_the_two = is_observer | (is_owner & is_handed_over)
reads_protocol = is_one_of_the_two | (
    is_confirmed & (curates_owner | curates_observer | reads_shared | was_there_too)
)
owns_open = is_owner & is_here & is_open
observes_open = is_observer & is_here & is_open

rules.add_perm("observations.view_openlesson", is_in_my_school)
rules.add_perm("observations.view_lessonmove", lesson_in_my_school)
rules.add_perm("observations.view_lessonattachment", lesson_in_my_school)
rules.add_perm(
    "observations.view_place", lesson_in_my_school & (is_held | is_observer | owns_lesson_of)
)
rules.add_perm("observations.view_placewish", is_its_member)
rules.add_perm("observations.view_lessonrequest", is_asker | is_asked)
rules.add_perm("observations.view_observation", reads_protocol)
rules.add_perm("observations.view_observationamendment", reads_history_of)
rules.add_perm("observations.view_observationreopening", reads_history_of)
rules.add_perm("observations.view_lessonsetting", set_in_my_school)
rules.add_perm("observations.view_belltime", set_in_my_school)
rules.add_perm("observations.view_protocoltemplate", set_in_my_school)
rules.add_perm("observations.view_timetableslot", is_its_member)
rules.add_perm("observations.view_quota", is_its_member | (is_administrator & member_in_my_school))

rules.add_perm("observations.post_lesson", takes_part)
rules.add_perm("observations.change_lesson", owns_open & has_not_begun)
rules.add_perm(
    "observations.cancel_lesson", (is_owner | is_administrator) & is_here & is_in_my_school
)
rules.add_perm("observations.answer_invitation", is_observer & in_status(PlaceStatus.INVITED))
rules.add_perm("observations.give_up_place", is_observer & in_status(PlaceStatus.TAKEN))
rules.add_perm("observations.mark_absent", (is_observer | owns_lesson_of) & is_here)
rules.add_perm("observations.ask_lesson", is_here)
rules.add_perm("observations.answer_request", is_asked & in_status(RequestStatus.OPEN))
rules.add_perm("observations.withdraw_request", is_asker & in_status(RequestStatus.OPEN))
rules.add_perm("observations.write_protocol", observes_open & in_status(ObservationStatus.DRAFT))
rules.add_perm(
    "observations.keep_notes", observes_open & in_status(ObservationStatus.DID_NOT_HAPPEN)
)
rules.add_perm("observations.amend_protocol", observes_open & is_handed_over)
rules.add_perm("observations.discuss", is_here & is_open & is_handed_over & is_one_of_the_two)
rules.add_perm("observations.confirm", owns_open & is_handed_over & ~is_confirmed)
rules.add_perm("observations.answer_later", owns_open & is_confirmed)
rules.add_perm("observations.view_history", is_one_of_the_two)
rules.add_perm("observations.reopen", is_here & is_open & is_confirmed & is_one_of_the_two)
rules.add_perm("observations.set_audience", is_owner & is_here & is_handed_over)
rules.add_perm("observations.not_held", (is_observer | is_owner) & is_here & is_open)
rules.add_perm("observations.manage_observations", is_administrator)
rules.add_perm("observations.edit_timetable", is_self & is_here)
