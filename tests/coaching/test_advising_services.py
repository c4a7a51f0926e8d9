"""What the services of the adviser programme do and refuse."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from activity.models import Notification
from coaching.advising_enums import AdvisingStatus, ReportStatus, SupportKind
from coaching.lines import lines_of
from coaching.models import Advising, AdvisingPlan, AdvisingReport, AdvisingSession, SupportRole
from coaching.services import advising as way
from coaching.services import advising_report as reporting
from coaching.services import advising_work as work
from coaching.services.support import end_role, give_role
from core.autosave import Writing
from core.exceptions import OvertakenError, RefusedError, TransitionError
from people.models import Member
from tests import factories as make
from tests.coaching.advisings import (
    ANSWERS,
    BEGAN,
    make_advising,
    make_hours,
    make_report,
    make_role,
)

SESSION = {
    "step": 1,
    "on": date(2026, 10, 5),
    "halves": 3,
    "topic": "Atvira pamoka",
    "text": "",
    "observation": None,
}
PLAN = {"aims": "Klausti", "actions": "", "signs": "", "due_on": None, "reviewed": ""}


@pytest.fixture
def pair(cast):
    """(adviser, teacher) of one school; the adviser stands in the register."""
    make_role(cast.colleague)
    return cast.colleague, cast.teacher


@pytest.fixture
def running(cast, pair):
    return make_advising(*pair, cast.year)


def told(member):
    rows = Notification.objects.filter(member=member).order_by("pk")
    return list(rows.values_list("entry__verb", flat=True))


def propose(pair, year, by, **fields):
    adviser, owner = pair
    return way.propose(adviser=adviser, owner=owner, year=year, goal="Klausimai", by=by, **fields)


def test_either_proposes_and_the_other_begins_it(cast, pair):
    for by, other in (pair, pair[::-1]):
        row = propose(pair, cast.year, by)
        assert row.status == AdvisingStatus.PROPOSED

        row = way.accept(row, by=other)

        assert (row.status, row.began_on) == (AdvisingStatus.OPEN, make.TODAY)
        assert told(other)[-1] == "advising_proposed"
        assert told(by)[-1] == "advising_accepted"
        way.stop(row, by=by)


def test_what_the_administrator_proposes_needs_both(cast, pair):
    row = propose(pair, cast.year, cast.administrator)

    row = way.accept(row, by=pair[0])
    assert row.status == AdvisingStatus.PROPOSED
    assert way.accept(row, by=pair[0]).status == AdvisingStatus.PROPOSED  # sent twice
    row = way.accept(row, by=pair[1])

    assert row.status == AdvisingStatus.OPEN


def test_a_proposal_sent_twice_is_one(cast, pair):
    token = uuid4()

    first = propose(pair, cast.year, pair[0], form_token=token)
    second = propose(pair, cast.year, pair[0], form_token=token)

    assert first == second


@pytest.mark.parametrize(
    "change",
    [
        lambda c: {"adviser": c.groupmate},  # not in the register
        lambda c: {"owner": c.colleague},  # oneself
        lambda c: {"owner": c.leaver},
        lambda c: {"owner": c.stranger},
        lambda c: {"year": make.make_year(c.school, 2025, "closed")},
        lambda c: {"year": c.other_year},
    ],
)
def test_a_pair_that_cannot_be_is_refused(cast, pair, change):
    fields = {"adviser": pair[0], "owner": pair[1], "year": cast.year, **change(cast)}

    with pytest.raises(RefusedError):
        way.propose(**fields, goal="x", by=pair[0])
    assert not Advising.objects.exists()


def test_two_have_one_such_work_at_a_time(cast, pair, running):
    with pytest.raises(RefusedError):
        propose(pair, cast.year, pair[0])


def test_a_no_ends_the_proposal(cast, pair):
    row = propose(pair, cast.year, pair[0])

    way.decline(row, by=pair[1])

    with pytest.raises(TransitionError):
        way.accept(row, by=pair[1])
    assert Advising.objects.get().status == AdvisingStatus.NOT_BEGUN
    assert told(pair[0]) == ["advising_declined"]


def test_nothing_begins_with_somebody_who_left(cast, pair):
    row = make_advising(cast.leaver, cast.teacher, cast.year, AdvisingStatus.PROPOSED)

    with pytest.raises(RefusedError):
        way.accept(row, by=cast.teacher)

    row.refresh_from_db()
    assert row.is_proposed


def test_hours_are_summed_in_halves(cast, pair, running):
    for halves in (3, 4, 16):
        work.log_session(running, {**SESSION, "halves": halves}, by=pair[0])

    assert Advising.objects.with_halves().get().halves == 23
    assert told(pair[1]) == ["advising_session"]  # once a day


def test_a_session_sent_twice_is_one(pair, running):
    token = uuid4()

    for _time in range(2):
        work.log_session(running, SESSION, by=pair[0], form_token=token)

    assert AdvisingSession.objects.count() == 1


@pytest.mark.parametrize("on", [make.TODAY + timedelta(days=1), date(2026, 8, 31)])
def test_a_session_is_of_this_year_and_not_ahead(pair, running, on):
    with pytest.raises(RefusedError):
        work.log_session(running, {**SESSION, "on": on}, by=pair[0])


def test_nothing_is_logged_after_the_end(pair, running):
    session = work.log_session(running, SESSION, by=pair[0])
    way.stop(running, by=pair[1])

    for deed in (
        lambda: work.log_session(running, SESSION, by=pair[0]),
        lambda: work.change_session(session, SESSION, by=pair[0]),
        lambda: work.remove_session(session, by=pair[0]),
        lambda: work.save_plan(running, 1, PLAN, by=pair[0], version=0),
    ):
        with pytest.raises(RefusedError):
            deed()


def test_a_plan_written_by_two_is_not_written_over(pair, running):
    work.save_plan(running, 1, PLAN, by=pair[0], version=0)

    with pytest.raises(OvertakenError):
        work.save_plan(running, 1, {**PLAN, "aims": "Kita"}, by=pair[1], version=0)
    work.save_plan(running, 1, PLAN, by=pair[0], version=0)  # sent twice
    plan = work.save_plan(running, 1, {**PLAN, "aims": "Kita"}, by=pair[1], version=1)

    assert (plan.aims, plan.version) == ("Kita", 2)


def test_plan_2_comes_after_plan_1(pair, running):
    with pytest.raises(RefusedError):
        work.save_plan(running, 2, PLAN, by=pair[0], version=0)
    assert not AdvisingPlan.objects.exists()


def test_full_hours_and_a_report_end_with_one_press(pair, running):
    make_hours(running)
    with pytest.raises(RefusedError):
        way.finish(running, by=pair[1])
    make_report(running)

    row = way.finish(running, by=pair[1])

    assert (row.status, row.ended_on) == (AdvisingStatus.FINISHED, make.TODAY)
    assert way.finish(running, by=pair[1]).status == AdvisingStatus.FINISHED  # sent twice


def test_missing_hours_need_the_yes_of_both(pair, running):
    make_hours(running, halves=23)
    make_report(running)

    row = way.finish(running, by=pair[1])
    assert (row.status, row.owner_ends_at is None) == (AdvisingStatus.OPEN, False)
    assert way.finish(running, by=pair[1]).status == AdvisingStatus.OPEN
    assert told(pair[0]) == ["advising_end_proposed"]
    row = way.finish(running, by=pair[0])

    assert row.status == AdvisingStatus.FINISHED


def test_a_new_session_takes_the_yes_to_an_early_end_back(pair, running):
    make_report(running)
    way.finish(running, by=pair[1])

    work.log_session(running, SESSION, by=pair[0])

    assert way.finish(running, by=pair[0]).status == AdvisingStatus.OPEN


def test_lines_are_ninety_characters_or_a_break():
    counted = [lines_of(text) for text in ("", "  \n", "a", "a" * 90, "ą" * 91, "a\n\nb", "a\n")]

    assert counted == [0, 0, 1, 1, 2, 3, 1]


def written(running, by, *, version=0, editor="a", seq=1, **answers):
    report = AdvisingReport.objects.filter(advising=running).first()
    report = report or reporting.blank_report(running)
    writing = Writing(version=version, editor=editor, seq=seq)
    return reporting.save_report(report, {**ANSWERS, **answers}, by=by, writing=writing)


def test_a_blank_report_knows_the_name(cast, running):
    assert reporting.blank_report(running).name == cast.teacher.name


def test_two_windows_keep_both_texts(pair, running):
    first = written(running, pair[1])
    second = written(running, pair[1], editor="b", content="Kitas tekstas")

    report = AdvisingReport.objects.get()
    assert (first.copy, report.content) == (None, ANSWERS["content"])
    assert second.copy.content["content"] == "Kitas tekstas"
    reporting.choose_text(
        report, second.copy.content, by=pair[1], version=report.version, copy=second.copy
    )
    assert AdvisingReport.objects.get().content == "Kitas tekstas"
    assert not report.copies.waiting().exists()


def test_a_window_left_open_after_submission_loses_nothing(pair, running):
    report = written(running, pair[1]).report
    reporting.submit_report(report, by=pair[1])

    late = written(running, pair[1], version=1, seq=2, content="Vėlai")

    report = AdvisingReport.objects.get()
    assert (report.content, late.copy.content["content"]) == (ANSWERS["content"], "Vėlai")
    with pytest.raises(RefusedError):
        reporting.choose_text(
            report, late.copy.content, by=pair[1], version=report.version, copy=late.copy
        )


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("preparation", "a\n" * 5 + "a"),
        ("content", "a" * 901),
        ("successes", "a" * 451),
        ("prompted", " "),
        ("recommends", ""),
        ("reason", ""),
    ],
)
def test_a_report_too_long_or_not_whole_is_refused_and_kept(pair, running, field, text):
    report = written(running, pair[1], **{field: text}).report

    assert list(reporting.lacking(report)) == [field]
    with pytest.raises(RefusedError):
        reporting.submit_report(report, by=pair[1])
    assert getattr(AdvisingReport.objects.get(), field) == text


def test_a_report_of_exactly_so_many_lines_is_submitted_and_taken_back(pair, running):
    longest = {"preparation": "a\n" * 4 + "a", "content": "a" * 900, "successes": "a" * 450}
    report = written(running, pair[1], **longest).report

    report = reporting.submit_report(report, by=pair[1])
    assert report.status == ReportStatus.SUBMITTED
    report = reporting.take_back_report(report, by=pair[1])

    assert (report.status, report.submitted_at) == (ReportStatus.DRAFT, None)
    assert told(pair[0]) == ["advising_report_submitted", "advising_report_taken_back"]


def test_a_finished_ones_report_stays(pair, running):
    report = make_report(running)
    make_hours(running)
    way.finish(running, by=pair[1])

    with pytest.raises(RefusedError):
        reporting.take_back_report(report, by=pair[1])


def test_the_register_has_one_open_line_of_a_kind(cast):
    role = give_role(cast.groupmate, SupportKind.MENTOR, since_on=BEGAN, by=cast.administrator)
    with pytest.raises(RefusedError):
        give_role(cast.groupmate, SupportKind.MENTOR, since_on=BEGAN, by=cast.administrator)
    with pytest.raises(RefusedError):
        end_role(role, until_on=BEGAN - timedelta(days=1), by=cast.administrator)

    end_role(role, until_on=make.TODAY - timedelta(days=1), by=cast.administrator)

    assert not SupportRole.objects.now().exists()
    assert told(cast.groupmate) == ["support_given", "support_ended"]
    assert Member.objects.filter(support_roles__until_on=make.TODAY).count() == 0
