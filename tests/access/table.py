"""What every address answers to everybody of the cast: (address, state, method, who gets what).

`state` is one of `STATES` of test_addresses ("" – as the stage was built: an agreed goal and
a submitted reflection, both shown to the group). Whoever is not named gets 404; where the
line does not say otherwise, anonymous people are sent to the sign-in, the operator and the
municipality's viewer have no membership (403), and a person who left writes nothing (403).
"""

from tests.access import advising, coaching, exchange, groups, lessons, paper, reminders, school

GET, POST = "GET", "POST"
GROUPS = {
    "STAFF": "teacher curator former_curator facilitator groupmate colleague both_schools "
    "on_leave administrator administrator_curator",
    "THERE": "both_schools_there stranger stranger_administrator",
    "GROUP": "facilitator groupmate",
    "HEADS": "administrator administrator_curator",
    "BOSSES": "administrator administrator_curator stranger_administrator",
    "CURATORS": "curator administrator_curator both_schools_there",
    "TEACHERS": "teacher curator former_curator facilitator groupmate colleague both_schools "
    "on_leave administrator_curator both_schools_there stranger stranger_administrator",
    "COLLEAGUES": "teacher curator former_curator facilitator groupmate colleague both_schools "
    "on_leave",
    "ANYONE": "STAFF THERE leaver operator municipality_viewer anonymous",
    "SIGNED_IN": "STAFF THERE leaver operator municipality_viewer",
    "MEMBERS": "STAFF THERE leaver",
    "WRITERS": "STAFF THERE",
}
OWN = "teacher; 403 curator GROUP"
CALENDAR = "302 HEADS"
LADDER = {
    "curator": "200 teacher curator",
    "group": "200 teacher curator GROUP",
    "school": "200 STAFF",
}

MACHINES_AND_PAGES = [
    ("healthz", "", GET, "200 ANYONE"),
    ("readyz", "", GET, "200 ANYONE"),
    ("service_worker", "", GET, "200 ANYONE"),
    ("dashboards:home", "", GET, "200 MEMBERS; 302 municipality_viewer"),
    ("dashboards:more", "", GET, "200 MEMBERS"),
    ("dashboards:growth", "", GET, "200 MEMBERS"),
    ("dashboards:growth_export", "", GET, "302 MEMBERS"),
    ("dashboards:search", "", GET, "200 MEMBERS"),
    ("dashboards:help", "", GET, "200 ANYONE"),
    ("dashboards:who_sees_what", "", GET, "200 ANYONE"),
    ("dashboards:accept", "", POST, "302 WRITERS"),
    ("dashboards:style", "", GET, "200 operator; 404 municipality_viewer"),
    ("dashboards:style", "demo", GET, "200 SIGNED_IN"),
    (
        "dashboards:desk",
        "",
        GET,
        "200 CURATORS; 403 teacher former_curator facilitator groupmate colleague administrator "
        "leaver both_schools on_leave stranger stranger_administrator",
    ),
    ("dashboards:teacher", "", GET, "200 curator"),
    ("dashboards:desk_former", "", GET, "200 MEMBERS"),
    ("dashboards:desk_answer", "", POST, "302 teacher curator"),
    ("dashboards:municipality", "", GET, "200 municipality_viewer; 404 operator"),
    ("dashboards:municipality_export", "", GET, "200 municipality_viewer; 404 operator"),
    ("people:settings", "", GET, "200 MEMBERS"),
    ("people:language", "", POST, "302 ANYONE"),
    ("people:theme", "", POST, "302 ANYONE"),
    ("people:switch", "", POST, "302 teacher; 404 leaver"),
    ("people:word_form", "", POST, "302 WRITERS"),
    ("people:email", "", GET, "200 MEMBERS"),
    ("people:email", "", POST, "302 WRITERS"),
    ("people:email_withdraw", "", POST, "302 WRITERS"),
    ("people:email_confirm", "", GET, "200 ANYONE"),
    ("people:email_confirm", "", POST, "302 ANYONE"),
    ("people:invitation", "", GET, "200 ANYONE"),
    ("people:accept", "", GET, "404 ANYONE"),
    ("people:accept", "", POST, "404 ANYONE"),
    ("people:invitation_opened", "", POST, "204 ANYONE"),
    ("activity:inbox", "", GET, "200 MEMBERS"),
    ("activity:open", "", GET, "302 teacher"),
    ("activity:open", "", POST, "302 teacher; 404 leaver"),
    ("activity:as_member", "", GET, "302 teacher"),
    ("activity:stop", "", GET, "200 ANYONE"),
    ("activity:stop", "", POST, "200 ANYONE"),
    ("activity:read_all", "", POST, "302 MEMBERS"),
    ("activity:letters", "", POST, "302 WRITERS"),
    ("reminders:calendar", "", GET, "200 ANYONE"),
    ("reminders:calendar_make", "", POST, "302 WRITERS"),
    ("reminders:calendar_renew", "", POST, "302 teacher; 404 leaver"),
    ("reminders:calendar_stop", "", POST, "302 teacher; 404 leaver"),
]
WORDS = [
    ("dialogue:open", "", POST, "302 curator"),
    ("dialogue:open", "draft", POST, ""),
    ("dialogue:open", "closed year", POST, ""),
    ("dialogue:reply", "", POST, "302 teacher curator"),
    ("dialogue:reply", "no curator", POST, "403 teacher"),
    ("dialogue:reply", "closed year", POST, "403 teacher"),
    ("dialogue:read", "", POST, "302 teacher curator"),
    ("dialogue:read_many", "", POST, "302 WRITERS"),
    ("dialogue:receipt", "", POST, "204 teacher curator"),
    ("dialogue:draft", "", POST, "200 teacher curator"),
    ("dialogue:draft_both", "", GET, "200 curator; 302 teacher"),
    ("dialogue:draft_both", "", POST, "302 teacher; 422 curator"),
    ("dialogue:correct", "", POST, "302 curator; 403 teacher"),
    ("dialogue:note", "", POST, "302 curator"),
    ("dialogue:note_both", "", GET, "200 curator"),
    ("dialogue:note_both", "", POST, "422 curator"),
    ("dialogue:note_both", "no curator", GET, ""),
]
GOALS = [
    ("goals:mine", "", GET, "200 MEMBERS"),
    ("goals:new", "", GET, "302 teacher stranger; 200 TEACHERS; 403 administrator leaver"),
    ("goals:new", "", POST, "302 TEACHERS; 403 administrator"),
    *[("goals:detail", f"draft {audience}", GET, "200 teacher") for audience in LADDER],
    *[
        ("goals:detail", f"{status} {audience}", GET, who)
        for status in ("submitted", "returned", "agreed", "closed")
        for audience, who in LADDER.items()
    ],
    ("goals:detail", "no curator", GET, "200 teacher GROUP"),
    ("goals:detail", "closed year", GET, "200 teacher GROUP"),
    ("goals:attachment", "draft school", GET, "200 teacher"),
    *[("goals:attachment", f"agreed {audience}", GET, who) for audience, who in LADDER.items()],
    ("goals:edit", "", GET, f"200 {OWN}"),
    ("goals:edit", "draft school", GET, "200 teacher"),
    ("goals:edit", "closed year", GET, "403 teacher GROUP"),
    ("goals:edit", "", POST, f"302 {OWN}"),
    ("goals:edit", "draft school", POST, "302 teacher"),
    ("goals:edit", "closed year", POST, "403 teacher GROUP"),
    ("goals:drop_pending", "", POST, f"302 {OWN}"),
    ("goals:conflict", "", GET, f"200 {OWN}"),
    ("goals:conflict", "", POST, f"302 {OWN}"),
    ("goals:delete", "", POST, "403 teacher curator GROUP"),
    ("goals:delete", "draft school", POST, "302 teacher"),
    ("goals:take_back", "", POST, "403 teacher curator GROUP"),
    ("goals:take_back", "submitted group", POST, f"302 {OWN}"),
    ("goals:decide", "", POST, "403 teacher curator GROUP"),
    ("goals:decide", "submitted group", POST, "302 curator; 403 teacher GROUP"),
    ("goals:decide", "submitted curator", POST, "302 curator; 403 teacher"),
    ("goals:close", "", POST, f"302 {OWN}"),
    ("goals:reopen", "", POST, "403 teacher curator GROUP"),
    ("goals:reopen", "closed group", POST, f"302 {OWN}"),
    ("goals:carry", "", POST, f"302 {OWN}"),
    ("goals:audience", "", POST, f"302 {OWN}"),
    ("goals:step_add", "", POST, f"302 {OWN}"),
    ("goals:step_edit", "", POST, f"302 {OWN}"),
    ("goals:step_done", "", POST, f"302 {OWN}"),
    ("goals:step_done", "closed year", POST, "403 teacher GROUP"),
    ("goals:step_delete", "", POST, f"302 {OWN}"),
    ("goals:assessment", "", GET, "200 teacher curator"),
    ("goals:assessment", "", POST, "302 teacher; 403 curator"),
    ("goals:assessment", "unsaid", GET, "200 teacher"),
    ("goals:assessment", "agreed school", GET, "200 teacher curator"),
    ("goals:assessment_conflict", "", GET, "200 teacher; 403 curator"),
    ("goals:assessment_conflict", "", POST, "302 teacher; 403 curator"),
    ("goals:attachment_add", "", POST, f"302 {OWN}"),
    ("goals:attachment_delete", "", POST, f"302 {OWN}"),
]
REFLECTIONS = [
    ("reflections:list", "", GET, "200 MEMBERS"),
    ("reflections:print", "", GET, "200 MEMBERS"),
    ("reflections:download", "", GET, "200 MEMBERS"),
    *[("reflections:detail", f"draft {audience}", GET, "302 teacher") for audience in LADDER],
    *[("reflections:detail", f"agreed {audience}", GET, who) for audience, who in LADDER.items()],
    *[
        ("reflections:attachment", f"agreed {audience}", GET, who)
        for audience, who in LADDER.items()
    ],
    ("reflections:attachment", "draft school", GET, "200 teacher"),
    ("reflections:detail", "no curator", GET, "200 teacher GROUP"),
    ("reflections:detail", "closed year", GET, "200 teacher GROUP"),
    ("reflections:audience", "", POST, f"302 {OWN}"),
    ("reflections:audience", "closed year", POST, "302 teacher; 403 GROUP"),
    ("reflections:take_back", "", POST, f"302 {OWN}"),
    ("reflections:drop_amendment", "", POST, f"302 {OWN}"),
    ("reflections:attachment_delete", "", POST, f"302 {OWN}"),
    ("reflections:edit", "", GET, "200 TEACHERS"),
    ("reflections:edit", "", POST, "302 TEACHERS"),
    ("reflections:save", "", POST, "200 TEACHERS"),
    ("reflections:events", "", GET, "200 MEMBERS"),
    ("reflections:conflict", "", GET, "200 teacher; 302 TEACHERS"),
    ("reflections:conflict", "", POST, "302 TEACHERS"),
    ("reflections:delete", "", POST, "302 teacher"),
    ("reflections:attachment_add", "", POST, "302 TEACHERS"),
    ("reflections:prompts", "", GET, "200 BOSSES"),
    ("reflections:prompts", "", POST, "302 BOSSES"),
]
YEARS = [
    ("years:list", "", GET, "200 BOSSES"),
    ("years:list", "", POST, "302 BOSSES"),
    ("years:detail", "", GET, "200 HEADS"),
    ("years:remove", "", POST, CALENDAR),
    ("years:terms", "", POST, CALENDAR),
    ("years:term", "", POST, CALENDAR),
    ("years:term", "closed year", POST, "403 HEADS"),
    ("years:closures", "", POST, CALENDAR),
    ("years:closure", "", POST, CALENDAR),
    ("years:closure_remove", "", POST, CALENDAR),
    ("years:due_day", "", POST, CALENDAR),
    ("years:due_day_rule", "", POST, CALENDAR),
    ("years:months", "", POST, CALENDAR),
    ("years:directions", "", GET, "200 BOSSES"),
    ("years:direction_add", "", POST, CALENDAR),
    ("years:direction", "", POST, CALENDAR),
    ("years:direction_move", "", POST, CALENDAR),
    ("years:direction_remove", "", POST, CALENDAR),
]
PERSON = "302 HEADS; 403 COLLEAGUES"
OFFICE = [
    ("office:people", "", GET, "200 MEMBERS"),
    ("office:choose", "", POST, "302 HEADS; 422 stranger_administrator"),
    ("office:invite_rest", "", POST, "302 BOSSES"),
    ("office:print", "", GET, "200 BOSSES"),
    ("office:export", "", GET, "200 BOSSES"),
    ("office:person_add", "", GET, "200 BOSSES"),
    ("office:person_add", "", POST, "302 BOSSES"),
    ("office:person", "", GET, "200 HEADS; 403 COLLEAGUES leaver"),
    ("office:person", "", POST, PERSON),
    ("office:person_uninvite", "", POST, PERSON),
    ("office:person_role", "", POST, PERSON),
    ("office:person_email", "", POST, PERSON),
    ("office:person_email_withdraw", "", POST, PERSON),
    ("office:person_leave", "", POST, PERSON),
    ("office:person_back", "", POST, "302 HEADS"),
    ("office:person_away", "", POST, PERSON),
    ("office:person_away_delete", "", POST, PERSON),
    ("office:groups", "", GET, "200 MEMBERS"),
    ("office:groups", "", POST, "302 BOSSES; 403 COLLEAGUES both_schools_there stranger"),
    ("office:group", "", GET, "200 STAFF leaver"),
    ("office:group_rename", "", POST, PERSON),
    ("office:group_facilitator", "", POST, "302 HEADS teacher GROUP; 403 COLLEAGUES"),
    ("office:group_join", "", POST, PERSON),
    ("office:group_leave", "", POST, PERSON),
    ("office:import", "", GET, "200 BOSSES"),
    ("office:import", "", POST, "302 BOSSES"),
    ("office:import_preview", "", GET, "200 HEADS"),
    ("office:import_mend", "", POST, "302 HEADS"),
    ("office:import_confirm", "", POST, "409 HEADS"),
    ("office:settings", "", GET, "200 BOSSES"),
    ("office:school", "", GET, "200 BOSSES"),
    ("office:school", "", POST, "302 BOSSES"),
    ("office:open_year", "", GET, "200 HEADS"),
    ("office:open_year", "", POST, "302 HEADS"),
    ("office:close_year", "", GET, "200 HEADS"),
    ("office:close_year", "", POST, "302 HEADS"),
    ("office:subjects", "", GET, "200 BOSSES"),
    # an area of another school is no choice
    ("office:subject_add", "", POST, "302 HEADS; 422 stranger_administrator"),
    ("office:subject", "", POST, "302 HEADS"),
    ("office:subject_remove", "", POST, "302 HEADS"),
    ("office:area_add", "", POST, "302 BOSSES"),
    ("office:area", "", POST, "302 HEADS"),
    ("office:area_remove", "", POST, "302 HEADS"),
    ("office:mail", "", GET, "200 BOSSES"),
    ("office:mail_test", "", POST, "302 BOSSES"),
    ("office:letter_settle", "", POST, ""),  # with two schools letters are the operator's
    ("office:outbox", "", GET, ""),
    ("office:outbox", "demo", GET, "200 MEMBERS"),
    ("admin:index", "", GET, "200 operator; 302 ANYONE"),
]
SIGN_IN = [
    ("account_login", "", GET, "200 anonymous; 302 SIGNED_IN"),
    ("account_login", "", POST, "422 anonymous; 302 SIGNED_IN"),
    ("account_logout", "", GET, "200 SIGNED_IN; 302 anonymous"),
    ("account_inactive", "", GET, "200 ANYONE"),
    ("account_signup", "", GET, "302 ANYONE"),
    ("account_change_password", "", GET, "200 SIGNED_IN"),
    ("account_change_password", "", POST, "422 SIGNED_IN"),
    ("account_set_password", "", GET, "302 ANYONE"),
    ("account_reset_password", "", GET, "200 ANYONE"),
    ("account_reset_password", "", POST, "302 ANYONE"),
    ("account_reset_password_done", "", GET, "200 ANYONE"),
    ("account_reset_password_from_key", "", GET, "200 ANYONE"),
    ("account_reset_password_from_key", "", POST, "200 ANYONE"),
    ("account_reset_password_from_key_done", "", GET, "302 ANYONE"),
    ("account_logout", "", POST, "302 ANYONE"),  # the last: whoever asks is out
]

TABLE = MACHINES_AND_PAGES + WORDS + GOALS + REFLECTIONS + YEARS + OFFICE + lessons.TABLE
TABLE += coaching.TABLE + groups.TABLE + paper.TABLE + school.TABLE
TABLE += exchange.TABLE + advising.TABLE + reminders.TABLE + SIGN_IN


def expected(method, line, role):
    """The status this role gets by a line of the table; who stands first in it wins."""
    for part in filter(None, line.split("; ")):
        status, *who = part.split()
        if role in _people(who):
            return int(status)
    default = {"anonymous": "sign-in", "operator": 403, "municipality_viewer": 403}
    if method == POST:
        default["leaver"] = 403
    return default.get(role, 404)


def _people(names):
    for name in names:
        if name in GROUPS:
            yield from _people(GROUPS[name].split())
        else:
            yield name
