"""The adviser programme on the stage: `colleague` advises `teacher`; a row of every kind."""

from coaching.advising_enums import AdvisingStatus, ReportStatus
from coaching.models import AdvisingReport, ReportDraftCopy
from tests import factories as make
from tests.coaching.advisings import (
    ANSWERS,
    make_advising,
    make_plan,
    make_report,
    make_role,
    make_session,
)


def fill(c):
    """Work under way with a submitted report, a proposal, a finished one, another school's."""
    c.role = make_role(c.colleague)
    make_role(c.curator, "mentor")
    c.advising = make_advising(c.colleague, c.teacher, c.year)
    c.session = make_session(c.advising)
    c.plan = make_plan(c.advising)
    c.report = make_report(c.advising)
    c.report_copy = ReportDraftCopy.objects.create(
        report=c.report, content={**ANSWERS, "content": "Kitaip"}, base_version=0
    )
    c.work_offer = make_advising(c.colleague, c.groupmate, c.year, AdvisingStatus.PROPOSED)
    c.writing = make_advising(c.curator, c.teacher, c.year, goal="Vertinimas")
    make_report(c.writing, ReportStatus.DRAFT)
    ended = make_advising(c.former_curator, c.facilitator, c.year, AdvisingStatus.FINISHED)
    make_report(ended)
    make_role(c.both_schools_there)
    other = make_advising(c.both_schools_there, c.stranger, c.other_year)
    make_session(other)
    make_plan(other)
    make_report(other, submitted_at=make.at(make.TODAY))


#: What is planted in the work of two, and in the report once it is submitted, or before.
READ_BY_TWO = ["worktopic", "worktext", "workgoal", "planaims", "planactions", "plansigns"]
READ_BY_TWO += ["planreviewed"]
REPORT = ["prompted", "advantages", "drawbacks", "preparation", "repcontent", "successes"]
REPORT += ["reason", "experience"]
REPORT_COPY = ["repcopy"]


def plant(adviser, owner, year, word, *, is_submitted):
    """The work of two with words of its own in every text that they type."""
    row = make_advising(adviser, owner, year, goal=f"{word}workgoal")
    make_session(row, topic=f"{word}worktopic", text=f"{word}worktext")
    make_plan(
        row,
        aims=f"{word}planaims",
        actions=f"{word}planactions",
        signs=f"{word}plansigns",
        reviewed=f"{word}planreviewed",
    )
    report = make_report(
        row,
        ReportStatus.SUBMITTED if is_submitted else ReportStatus.DRAFT,
        **{name: f"{word}{name}" for name in REPORT if name != "repcontent"},
        content=f"{word}repcontent",
    )
    ReportDraftCopy.objects.create(
        report=report, content={**ANSWERS, "content": f"{word}repcopy"}, base_version=0
    )
    return row


#: address → the rows that its path names
WHERE = {
    **dict.fromkeys(
        [
            f"coaching:{name}"
            for name in (
                *("advising", "advising_finish", "advising_stop", "advising_print", "log_pdf"),
                *("session_new", "report", "report_print", "report_pdf", "report_conflict"),
                "report_take_back",
            )
        ],
        "advising",
    ),
    "coaching:plan": "advising '1",
    "coaching:advising_accept": "work_offer",
    "coaching:advising_decline": "work_offer",
    "coaching:report_save": "writing",
    "coaching:session": "session",
    "coaching:session_remove": "session",
    "coaching:support_end": "role",
}
PLAIN = [
    f"coaching:{name}"
    for name in ("advisings", "advising_new", "support", "support_export", "support_work_export")
]
SESSION = {"step": "2", "on": "2026-11-20", "halves": "3", "topic": "Aptarimas"}
FORMS = {
    "coaching:advising_new": ("former_curator", {"adviser": "=colleague", "goal": "Klausimai"}),
    "coaching:advising_accept": ("groupmate", {}),
    "coaching:advising_decline": ("groupmate", {}),
    "coaching:advising_finish": ("teacher", {}),
    "coaching:advising_stop": ("teacher", {}),
    "coaching:session_new": ("teacher", SESSION),
    "coaching:session": ("colleague", SESSION),
    "coaching:session_remove": ("colleague", {}),
    "coaching:plan": ("teacher", {"version": "1", "aims": "Klausti."}),
    "coaching:report": ("teacher", {**ANSWERS, "act": "save"}),
    "coaching:report_save": (
        "teacher",
        {**ANSWERS, "version": "0", "editor": "a", "seq": "1"},
    ),
    "coaching:report_conflict": ("teacher", {"act": "there", "version": "0"}),
    "coaching:report_take_back": ("teacher", {}),
    "coaching:support": (
        "administrator",
        {"member": "=groupmate", "kind": "mentor", "since_on": "2026-09-01"},
    ),
    "coaching:support_end": ("administrator", {"until_on": "2026-11-20"}),
}

GET, POST = "GET", "POST"
TWO = "teacher colleague"
TABLE = [
    ("coaching:advisings", "", GET, "200 MEMBERS"),
    ("coaching:advising_new", "", GET, "200 STAFF THERE; 403 leaver"),
    # who has this under way with the same adviser, who leads and does not say whom, another school
    (
        "coaching:advising_new",
        "",
        POST,
        "302 former_curator facilitator both_schools on_leave; 422 STAFF THERE",
    ),
    ("coaching:advising", "", GET, f"200 {TWO}"),
    ("coaching:advising", "closed year", GET, f"200 {TWO}"),
    ("coaching:advising_accept", "", POST, "302 groupmate; 403 colleague"),
    ("coaching:advising_accept", "closed year", POST, "403 groupmate colleague"),
    ("coaching:advising_decline", "", POST, "302 groupmate colleague"),
    ("coaching:advising_finish", "", POST, f"302 {TWO}"),
    ("coaching:advising_finish", "closed year", POST, f"403 {TWO}"),
    ("coaching:advising_stop", "", POST, f"302 {TWO}"),
    ("coaching:advising_print", "", GET, f"200 {TWO}"),
    ("coaching:log_pdf", "", GET, f"200 {TWO}"),
    ("coaching:session_new", "", GET, f"200 {TWO}"),
    ("coaching:session_new", "", POST, f"302 {TWO}"),
    ("coaching:session_new", "closed year", POST, f"403 {TWO}"),
    ("coaching:session", "", GET, "200 colleague; 403 teacher"),
    ("coaching:session", "", POST, "302 colleague; 403 teacher"),
    ("coaching:session_remove", "", POST, "302 colleague; 403 teacher"),
    ("coaching:plan", "", GET, f"200 {TWO}"),
    ("coaching:plan", "", POST, f"302 {TWO}"),
    ("coaching:plan", "closed year", POST, f"403 {TWO}"),
    ("coaching:report", "", GET, f"200 {TWO}"),
    ("coaching:report", "report draft", GET, "200 teacher"),
    ("coaching:report", "", POST, "302 teacher; 403 colleague"),
    ("coaching:report", "report draft", POST, "302 teacher"),
    ("coaching:report_print", "", GET, f"200 {TWO}"),
    ("coaching:report_print", "report draft", GET, "200 teacher"),
    ("coaching:report_pdf", "", GET, f"200 {TWO}"),
    ("coaching:report_pdf", "report draft", GET, "200 teacher"),
    ("coaching:report_save", "", POST, "200 teacher"),
    ("coaching:report_conflict", "", GET, "200 teacher; 403 colleague"),
    ("coaching:report_conflict", "", POST, "302 teacher; 403 colleague"),
    ("coaching:report_take_back", "", POST, "302 teacher; 403 colleague"),
    ("coaching:support", "", GET, "200 MEMBERS"),
    ("coaching:support", "", POST, "302 HEADS; 422 stranger_administrator; 403 STAFF THERE"),
    ("coaching:support_end", "", POST, "302 HEADS"),
    ("coaching:support_export", "", GET, "200 BOSSES"),
    ("coaching:support_work_export", "", GET, "200 BOSSES"),
]


def put_report(c, status):
    """The report a draft again."""
    AdvisingReport.objects.filter(pk=c.report.pk).update(status=status, submitted_at=None)
