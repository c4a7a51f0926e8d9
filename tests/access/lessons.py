"""The 2+2 on the stage: `teacher` shows, `colleague` observes; a row of every kind."""

from datetime import date, time, timedelta

from django.core.files.base import ContentFile

from groups.enums import Audience
from observations.enums import ObservationStatus, PlaceStatus
from observations.models import (
    BellTime,
    LessonAttachment,
    LessonSetting,
    Observation,
    ObservationAmendment,
    ObservationDraftCopy,
    ObservationReopening,
    PlaceWish,
    ProtocolTemplate,
    Quota,
    TimetableSlot,
)
from tests import factories as make
from tests.observations.factories import (
    LATELY,
    make_lesson,
    make_observation,
    make_place,
    make_request,
)

PDF = b"%PDF-1.4\n%%EOF\n"
FILE = {"name": "planas.pdf", "mime": "application/pdf", "size": len(PDF)}
FRIDAY = date(2026, 11, 27)


def fill(c):
    """Lessons ahead and held, places, protocols, a request, and what a school sets."""
    _board(c)
    _protocols(c)
    _settings(c)
    other = make_lesson(c.stranger, c.other_year, LATELY)
    shared = {"audience": Audience.SCHOOL}
    make_observation(other, c.both_schools_there, ObservationStatus.CONFIRMED, **shared)


def _board(c):
    c.lesson = make_lesson(c.teacher, c.year)
    c.lesson.moves.create(
        was_at=c.lesson.starts_at, now_at=c.lesson.starts_at + timedelta(days=1), by=c.teacher
    )
    PlaceWish.objects.create(lesson=c.lesson, member=c.groupmate)
    file = ContentFile(PDF, name="planas.pdf")
    c.lesson_file = LessonAttachment.objects.create(lesson=c.lesson, file=file, **FILE)
    c.place = make_place(make_lesson(c.teacher, c.year, FRIDAY), c.colleague)
    c.offer = make_place(
        make_lesson(c.teacher, c.year, FRIDAY, hour=12), c.colleague, PlaceStatus.INVITED
    )
    c.held = make_lesson(c.teacher, c.year, LATELY, hour=12)
    c.was_there = make_place(c.held, c.colleague)
    c.request = make_request(c.colleague, c.teacher, c.year)


def _protocols(c):
    lesson = make_lesson(c.teacher, c.year, LATELY)
    audience = {"audience": Audience.GROUP}
    c.observation = make_observation(lesson, c.colleague, ObservationStatus.CONFIRMED, **audience)
    content = {name: getattr(c.observation, name) for name in ("answers", "scales")}
    notes = [{"at": "10:20", "side": "teacher", "text": "Klausia."}]
    c.protocol_copy = ObservationDraftCopy.objects.create(
        observation=c.observation, content={**content, "notes": notes}, base_version=0
    )
    past = {"observation": c.observation, "by": c.colleague}
    ObservationAmendment.objects.create(field="notes", was="a", now="b", **past)
    ObservationReopening.objects.create(reason="Ne ta diena.", **past)


def _settings(c):
    LessonSetting.objects.create(school=c.school)
    BellTime.objects.create(school=c.school, number=1, starts_at=time(8), ends_at=time(8, 45))
    TimetableSlot.objects.create(member=c.teacher, weekday=1, number=1)
    c.quota = Quota.objects.create(member=c.teacher, term=c.term, need_shown=1, need_observed=1)
    ProtocolTemplate.objects.create(school=c.school, version=1, name="Mūsų", questions=[])


#: What is planted in a protocol: read with it, by the two, by its observer alone.
READ_WITH = ["noted", "answered", "agreed", "ownwords"]
OF_ITS_TWO = ["protocolwas", "protocolnow", "reopened", "lateagreed"]
OBSERVERS = ["pendingnote", "protocolcopy"]


def plant_protocol(c, kind, owner):
    """A lesson of `owner`, observed by somebody whom nobody accompanies."""
    w = f"zz{kind}"
    observer = make.make_member(c.school, "Stebėtoja")
    is_draft = kind == "draft"
    status = ObservationStatus.DRAFT if is_draft else ObservationStatus.CONFIRMED
    row = make_observation(
        make_lesson(owner, c.year, LATELY),
        observer,
        status,
        audience="school" if is_draft else kind,
        owner_words="" if is_draft else f"{w}ownwords",
        discussed_on=None if is_draft else LATELY,
        agreements="" if is_draft else f"{w}agreed",
        late_agreements="" if is_draft else f"{w}lateagreed",
    )
    row.notes = [{"at": "10:05", "side": "pupils", "text": f"{w}noted"}]
    row.answers[0]["answer"] = f"{w}answered"
    content = {"answers": [], "scales": []}
    copied = [{"at": "", "side": "pupils", "text": f"{w}protocolcopy"}]
    ObservationDraftCopy.objects.create(
        observation=row, content={**content, "notes": copied}, base_version=0
    )
    if not is_draft:
        pending = [{"at": "", "side": "pupils", "text": f"{w}pendingnote"}]
        row.pending = {"answers": row.answers, "scales": [], "notes": pending}
        row.amendments.create(
            field="notes", was=f"{w}protocolwas", now=f"{w}protocolnow", by=observer
        )
        row.reopenings.create(reason=f"{w}reopened", by=observer)
    row.save()


def put_protocol(c, status, audience):
    """The protocol in a status, shown to an audience."""
    fields = {"status": status, "audience": audience or "group"}
    if status != ObservationStatus.CONFIRMED:
        fields["confirmed_at"] = None
    Observation.objects.filter(pk=c.observation.pk).update(**fields)


#: address → the rows that its path names
WHERE = {
    "observations:request": "request",
    "observations:request_answer": "request",
    "observations:request_withdraw": "request",
    "observations:give_up": "place",
    "observations:keep": "place",
    "observations:answer": "offer",
    "observations:absent": "was_there",
    "observations:attachment": "lesson_file",
    "observations:attachment_delete": "lesson_file",
    "observations:begin": "held",
    "observations:quota_remove": "quota",
    **dict.fromkeys(
        [
            f"observations:{name}"
            for name in (
                *("lesson", "change", "move", "cancel", "delete"),
                *("attachment_add", "sign_up", "wish", "unwish", "invite"),
            )
        ],
        "lesson",
    ),
}
PLAIN = [
    f"observations:{name}"
    for name in (
        *("board", "post", "timetable", "requests", "mine"),
        *("settings_bells", "settings_protocol", "quotas"),
    )
]
ABOUT = {"class_name": "7b", "focus_question": "Ką sako mokiniai?"}
WHEN = {"day": "2026-12-03", "begins": "10:00"}
TYPED = {
    "note_at": "10:05",
    "note_side": "pupils",
    "note_text": "Spėja raštu.",
    "version": "0",
    "editor": "a",
    "seq": "1",
}
FORMS = {
    "observations:post": ("teacher", WHEN | ABOUT),
    "observations:timetable": ("teacher", {"t_1_1": "on"}),
    "observations:requests": ("teacher", {"asked": "=former_curator", "words": "Grupės darbas."}),
    "observations:request_answer": ("teacher", {"does": "accept", "lesson": "=lesson"}),
    "observations:request_withdraw": ("colleague", {}),
    "observations:give_up": ("colleague", {"word": "Sergu."}),
    "observations:keep": ("colleague", {}),
    "observations:answer": ("colleague", {"does": "accept"}),
    "observations:absent": ("teacher", {}),
    "observations:attachment_delete": ("teacher", {}),
    "observations:change": ("teacher", ABOUT),
    "observations:move": ("teacher", WHEN),
    "observations:cancel": ("teacher", {"word": "Išvyka."}),
    "observations:delete": ("teacher", {}),
    "observations:attachment_add": ("teacher", {"file": "FILE"}),
    "observations:sign_up": ("colleague", {}),
    "observations:wish": ("colleague", {}),
    "observations:unwish": ("groupmate", {}),
    "observations:invite": ("teacher", {"observer": "=groupmate"}),
    "observations:settings_bells": (
        "administrator",
        {"begins_1": "08:00", "ends_1": "08:45", "notice_days": "1", "protocol_days": "3"},
    ),
    "observations:settings_protocol": (
        "administrator",
        {"name": "Mūsų", "question_0": "Kas pavyko?"},
    ),
    "observations:quotas": (
        "administrator",
        {"member": "=colleague", "term": "=term", "need_shown": "0", "need_observed": "0"},
    ),
    "observations:quota_remove": ("administrator", {}),
    "observations:begin": ("colleague", {}),
    "observations:protocol": ("colleague", {**TYPED, "act": "save"}),
    "observations:amend": ("colleague", {**TYPED, "act": "save"}),
    "observations:save": ("colleague", TYPED),
    "observations:conflict": ("colleague", {"act": "copy", "version": "0"}),
    "observations:drop_amendment": ("colleague", {}),
    "observations:discuss": (
        "teacher",
        {"version": "0", "discussed_on": "2026-11-20", "agreements": "Mažiau klausimų."},
    ),
    "observations:confirm": ("teacher", {"owner_words": "Duosiu laiko."}),
    "observations:reopen": ("teacher", {"reason": "Ne ta diena."}),
    "observations:audience": ("teacher", {"audience": "school"}),
    "observations:not_held": ("colleague", {}),
}

GET, POST = "GET", "POST"
READ = "curator administrator_curator GROUP"
LADDER = {
    "curator": "200 teacher colleague curator administrator_curator",
    "group": f"200 teacher colleague {READ}",
    "school": "200 STAFF",
}
OWN, OBSERVES = "302 teacher; 403 STAFF", "302 colleague; 403 STAFF"
TWO = f"302 teacher colleague; 403 {READ}"
WRITES = f"colleague; 403 teacher {READ}"
TABLE = [
    ("observations:board", "", GET, "200 MEMBERS"),
    ("observations:lesson", "", GET, "200 STAFF leaver"),
    ("observations:attachment", "", GET, "200 STAFF leaver"),
    ("observations:post", "", GET, "200 TEACHERS; 403 administrator leaver"),
    ("observations:post", "", POST, "302 TEACHERS; 403 administrator"),
    ("observations:change", "", GET, "200 teacher; 403 STAFF leaver"),
    ("observations:change", "", POST, OWN),
    ("observations:move", "", GET, "200 teacher; 403 STAFF leaver"),
    ("observations:move", "", POST, OWN),
    ("observations:cancel", "", POST, "302 teacher HEADS; 403 STAFF"),
    ("observations:delete", "", POST, OWN),
    ("observations:attachment_add", "", POST, OWN),
    ("observations:attachment_delete", "", POST, OWN),
    ("observations:invite", "", POST, OWN),
    # a rule that says no is a word on the page one came from
    ("observations:sign_up", "", POST, "302 STAFF"),
    ("observations:wish", "", POST, "302 STAFF"),
    ("observations:unwish", "", POST, "302 STAFF"),
    ("observations:begin", "", POST, "302 STAFF"),
    ("observations:give_up", "", POST, OBSERVES),
    ("observations:keep", "", POST, OBSERVES),
    ("observations:answer", "", POST, OBSERVES),
    ("observations:absent", "", POST, "302 teacher colleague; 403 STAFF"),
    ("observations:requests", "", GET, "200 MEMBERS"),
    # who is asked cannot ask themselves, and elsewhere there is no such colleague
    ("observations:requests", "", POST, "422 former_curator THERE; 302 STAFF"),
    ("observations:request", "", GET, "200 teacher colleague"),
    ("observations:request_answer", "", POST, "302 teacher; 403 colleague"),
    ("observations:request_withdraw", "", POST, "302 colleague; 403 teacher"),
    ("observations:timetable", "", GET, "200 STAFF THERE; 403 leaver"),
    ("observations:timetable", "", POST, "302 WRITERS"),
    ("observations:settings_bells", "", GET, "200 BOSSES"),
    ("observations:settings_bells", "", POST, "302 BOSSES"),
    ("observations:settings_protocol", "", GET, "200 BOSSES"),
    ("observations:settings_protocol", "", POST, "302 BOSSES"),
    ("observations:quotas", "", GET, "200 BOSSES"),
    ("observations:quotas", "", POST, "302 HEADS; 422 stranger_administrator"),
    ("observations:quota_remove", "", POST, "302 HEADS"),
    ("observations:mine", "", GET, "200 MEMBERS"),
    *[("observations:protocol", f"protocol draft {a}", GET, "200 colleague") for a in LADDER],
    *[
        ("observations:protocol", f"protocol {status} {audience}", GET, "200 teacher colleague")
        for status in ("submitted", "discussed")
        for audience in LADDER
    ],
    *[
        (f"observations:{page}", f"protocol confirmed {audience}", GET, who)
        for page in ("protocol", "print")
        for audience, who in LADDER.items()
    ],
    ("observations:protocol", "protocol not_held school", GET, "200 colleague"),
    (
        "observations:protocol",
        "no curator",
        GET,
        "200 teacher colleague administrator_curator GROUP",
    ),
    ("observations:protocol", "closed year", GET, "200 teacher colleague GROUP"),
    ("observations:protocol", "protocol draft", POST, "302 colleague"),
    ("observations:protocol", "", POST, f"302 {WRITES}"),
    ("observations:print", "protocol draft school", GET, "200 colleague"),
    ("observations:history", "", GET, f"200 teacher colleague; 403 {READ}"),
    ("observations:amend", "", GET, f"200 {WRITES}"),
    ("observations:amend", "", POST, f"302 {WRITES}"),
    ("observations:amend", "closed year", POST, "403 teacher colleague GROUP"),
    ("observations:save", "", POST, f"200 {WRITES}"),
    ("observations:conflict", "", GET, f"200 {WRITES}"),
    ("observations:conflict", "", POST, f"302 {WRITES}"),
    ("observations:drop_amendment", "", POST, f"302 {WRITES}"),
    ("observations:discuss", "protocol submitted school", POST, "302 teacher colleague"),
    ("observations:discuss", "", POST, f"422 teacher colleague; 403 {READ}"),
    ("observations:confirm", "protocol submitted school", POST, "302 teacher; 403 colleague"),
    ("observations:confirm", "", POST, f"302 teacher; 403 colleague {READ}"),
    ("observations:confirm", "closed year", POST, "403 teacher colleague GROUP"),
    ("observations:reopen", "", POST, TWO),
    ("observations:audience", "", POST, f"302 teacher; 403 colleague {READ}"),
    ("observations:not_held", "protocol draft", POST, "302 colleague"),
    ("observations:not_held", "", POST, TWO),
]
