"""Where every address is, and what a person who may send its form would send.

`WHERE`: address → the rows of the stage that its path names. `FORMS`: POST address → (who
sends it, what they type); a field whose value starts with "=" names a row of the stage.
"""

from django.urls import reverse

from tests.access import advising, coaching, exchange, groups, lessons, paper, reminders, school
from tests.factories import PASSWORD

MONTH = "2026-11"
DAY = "2026-11-24"
TOKEN = "5f0c7b0e-6f5e-4a7c-9d52-0b6a8f1c2d3e"  # noqa: S105  of a form

WHERE = {
    "dashboards:teacher": "teacher",
    "dashboards:desk_answer": "thread",
    "people:invitation": "token",
    "people:email_confirm": "email_token",
    "activity:open": "notice",
    "activity:stop": "stop_token",
    "activity:as_member": "teacher",
    "reminders:calendar": "calendar_secret",
    "dialogue:open": "reflection.subject",
    "dialogue:reply": "thread",
    "dialogue:read": "thread",
    "dialogue:receipt": "thread",
    "dialogue:draft": "thread",
    "dialogue:draft_both": "thread",
    "dialogue:correct": "message",
    "dialogue:note": "teacher",
    "dialogue:note_both": "teacher",
    "goals:step_edit": "step",
    "goals:step_done": "step",
    "goals:step_delete": "step",
    "goals:assessment": "goal 'mid",
    "goals:assessment_conflict": "goal 'mid",
    "goals:attachment": "goal_file",
    "goals:attachment_delete": "goal_file",
    "reflections:attachment": "reflection_file",
    "reflections:attachment_delete": "reflection_file",
    "years:term": "year term",
    "years:closure": "year closure",
    "years:closure_remove": "year closure",
    "years:due_day": "year due_day",
    "years:due_day_rule": "year due_day",
    "years:direction": "direction",
    "years:direction_move": "direction",
    "years:direction_remove": "spare_direction",
    "years:remove": "planned",
    "office:export": "'csv",
    "office:person_back": "leaver",
    "office:person_away_delete": "on_leave away",
    "office:open_year": "planned",
    "office:close_year": "year",
    "office:subject": "subject_row",
    "office:subject_remove": "subject_row",
    "office:area": "area",
    "office:area_remove": "area",
    "office:letter_settle": "letter",
    "account_reset_password_from_key": "'1 'abc",
    "office:person_uninvite": "newcomer",
    **lessons.WHERE,
    **coaching.WHERE,
    **groups.WHERE,
    **exchange.WHERE,
    **paper.WHERE,
    **advising.WHERE,
    **reminders.WHERE,
    **school.WHERE,
}
#: for the rest: by how the name begins
FAMILIES = {
    "goals:": "goal",
    "reflections:": "reflection",
    "office:person": "teacher",
    "observations:": "observation",
    "office:group": "group",
    "office:import_": "batch",
    "years:": "year",
}
#: pages of a reflection that are found by its month
BY_MONTH = ("edit", "save", "events", "conflict", "delete", "attachment_add")
PLAIN = [
    "goals:mine",
    "goals:new",
    "reflections:list",
    "reflections:print",
    "reflections:download",
    "reflections:prompts",
    "office:person_add",
    "office:groups",
    "years:list",
    "years:directions",
    *lessons.PLAIN,
    *coaching.PLAIN,
    *advising.PLAIN,
]
#: address → what stands in a path where nothing is
NOWHERE = {"dialogue:open": "reflection:987654321"}

TERM = {"name": "I pusmetis", "starts_on": "2026-09-01", "ends_on": "2027-01-31"}
QUESTIONS = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-text": "Kas kliudė?"}
QUESTIONS |= {"form-0-help_text": "Trumpai"}
GOAL = {"sentence": "Noriu, kad klaustų patys.", "why": "Kad mąstytų.", "criteria": "Klausia."}
PERSON = {"first_name": "Rasa", "last_name": "Rasaitė", "email": "rasa@mokykla.lt"}
PERSON |= {"subject_name": "Fizika", "category": "", "takes_part_from": "2026-11-23"}
MONTHS_WORDS = {"mattered": "Vienas klausimas.", "next_step": "Klausiu dar."}
MONTHS_TEXT = {**MONTHS_WORDS, "audience": "curator"}

FORMS = {
    "dashboards:desk_answer": ("curator", {"text": "Ačiū."}),
    "dashboards:accept": ("teacher", {}),
    "people:language": ("teacher", {"language": "en", "next": "/"}),
    "people:theme": ("teacher", {"theme": "dark", "next": "/"}),
    "people:switch": ("teacher", {"member": "=teacher", "next": "/"}),
    "people:word_form": ("teacher", {"word_form": "f"}),
    "people:email": ("teacher", {"email": "nauja@mokykla.lt", "password": PASSWORD}),
    "people:email_withdraw": ("teacher", {}),
    "people:email_confirm": ("teacher", {}),
    "people:accept": ("teacher", {"password": "trys-zodziai-is-eiles"}),
    "people:invitation_opened": ("teacher", {}),
    "activity:open": ("teacher", {}),
    "activity:stop": ("teacher", {}),
    "activity:read_all": ("teacher", {}),
    "activity:letters": ("teacher", {"own_words": "on"}),
    "reminders:calendar_make": ("teacher", {}),
    "reminders:calendar_renew": ("teacher", {}),
    "reminders:calendar_stop": ("teacher", {}),
    "dialogue:open": ("curator", {"text": "Ačiū."}),
    "dialogue:reply": ("curator", {"text": "Ačiū.", "form_token": TOKEN, "next": "/"}),
    "dialogue:read": ("curator", {"next": "/"}),
    "dialogue:read_many": ("curator", {"thread": "=thread"}),
    "dialogue:receipt": ("curator", {}),
    "dialogue:draft": ("curator", {"text": "Ačiū", "version": "0", "editor": "a", "seq": "1"}),
    "dialogue:draft_both": ("curator", {"text": "Ačiū"}),
    "dialogue:correct": ("curator", {"text": "Ne.", "next": "/"}),
    "dialogue:note": ("curator", {"text": "Sau.", "version": "0", "editor": "a", "seq": "1"}),
    "dialogue:note_both": ("curator", {"text": "Sau."}),
    "goals:new": ("teacher", {"sentence": "Noriu, kad klaustų patys."}),
    "goals:edit": ("teacher", {**GOAL, "version": "0", "editor": "a", "seq": "1"}),
    "goals:drop_pending": ("teacher", {}),
    "goals:conflict": ("teacher", {"copy": "=goal_copy"}),
    "goals:delete": ("teacher", {}),
    "goals:take_back": ("teacher", {}),
    "goals:decide": ("curator", {"decision": "return", "note": "Patikslinkite."}),
    "goals:close": ("teacher", {"outcome": "achieved"}),
    "goals:reopen": ("teacher", {}),
    "goals:carry": ("teacher", {}),
    "goals:audience": ("teacher", {"audience": "school"}),
    "goals:step_add": ("teacher", {"text": "Naujas", "due_on": DAY, "form_token": TOKEN}),
    "goals:step_edit": ("teacher", {"s=step-text": "Kitas", "s=step-due_on": DAY}),
    "goals:step_done": ("teacher", {"done": "1", "next": "/"}),
    "goals:step_delete": ("teacher", {}),
    "goals:assessment": ("teacher", {"closeness": "4", "words": "Arti.", "version": "0"}),
    "goals:assessment_conflict": ("teacher", {"copy": "=assessment_copy"}),
    "goals:attachment_add": ("teacher", {"file": "FILE", "form_token": TOKEN}),
    "goals:attachment_delete": ("teacher", {}),
    "reflections:audience": ("teacher", {"audience": "school"}),
    "reflections:take_back": ("teacher", {}),
    "reflections:drop_amendment": ("teacher", {}),
    "reflections:attachment_delete": ("teacher", {}),
    "reflections:edit": ("teacher", {**MONTHS_TEXT, "act": "save", "answer_=prompt": "Tai."}),
    "reflections:save": ("teacher", {**MONTHS_TEXT, "version": "0", "step_ids": "=step"}),
    "reflections:conflict": ("teacher", {**MONTHS_WORDS, "act": "merge", "version": "0"}),
    "reflections:delete": ("teacher", {}),
    "reflections:attachment_add": ("teacher", {"file": "FILE"}),
    "reflections:prompts": ("administrator", QUESTIONS),
    "years:list": ("administrator", {"starts_year": "2026", "system": "halves"}),
    "years:remove": ("administrator", {}),
    "years:terms": ("administrator", {"system-system": "halves"}),
    "years:term": (
        "administrator",
        {f"term=term-{name}": value for name, value in TERM.items()}
        | {"term=term-need_shown": "2", "term=term-need_observed": "2"},
    ),
    "years:closures": (
        "administrator",
        {"closure-name": "x", "closure-from_on": "2027-02-16", "closure-until_on": "2027-02-17"},
    ),
    "years:closure": (
        "administrator",
        {
            "closure=closure-name": "x",
            "closure=closure-from_on": "2026-12-23",
            "closure=closure-until_on": "2027-01-02",
        },
    ),
    "years:closure_remove": ("administrator", {}),
    "years:due_day": (
        "administrator",
        {"day=due_day-opens_on": "2026-10-01", "day=due_day-due_on": "2026-10-30"},
    ),
    "years:due_day_rule": ("administrator", {}),
    "years:months": ("administrator", {"month": "2027-06", "leave_out": "1"}),
    "years:direction_add": ("administrator", {"new-code": "K9", "new-name": "Devinta"}),
    "years:direction": (
        "administrator",
        {"d=direction-code": "K1", "d=direction-name": "Kita"},
    ),
    "years:direction_move": ("administrator", {"up": "1"}),
    "years:direction_remove": ("administrator", {}),
    "office:choose": (
        "administrator",
        {"action": "curator", "ids": "=groupmate", "curator": "=curator", "query": "q=a"},
    ),
    "office:invite_rest": ("administrator", {}),
    "office:person_add": ("administrator", PERSON),
    "office:person": ("administrator", {**PERSON, "category_gained_on": DAY}),
    "office:person_uninvite": ("administrator", {}),
    "office:person_role": ("administrator", {"is_administrator": "1"}),
    "office:person_email": ("administrator", {"address-email": "nauja@mokykla.lt"}),
    "office:person_email_withdraw": ("administrator", {}),
    "office:person_leave": ("administrator", {"leave-on": DAY}),
    "office:person_back": ("administrator", {"back-on": DAY}),
    "office:person_away": ("administrator", {"away-from_on": DAY, "away-until_on": DAY}),
    "office:person_away_delete": ("administrator", {}),
    "office:groups": ("administrator", {"kind": "apt", "name": "Nauja"}),
    "office:group_rename": ("administrator", {"name": "Kita"}),
    "office:group_facilitator": ("facilitator", {"facilitator": "=groupmate"}),
    "office:group_join": ("administrator", {"people": "=colleague", "on": DAY}),
    "office:group_leave": ("administrator", {"member": "=groupmate", "on": DAY}),
    "office:import": ("administrator", {"file": "SHEET", "form_token": TOKEN}),
    "office:import_mend": ("administrator", {"cell-2-email": "kita@mokykla.lt"}),
    "office:import_confirm": ("administrator", {"fingerprint": "x"}),
    "office:school": ("administrator", {"name": "Ąžuolupio gimnazija", "kind": "school"}),
    "office:open_year": ("administrator", {"carry": "groups"}),
    "office:close_year": ("administrator", {}),
    "office:subject_add": ("administrator", {"subject-name": "Fizika", "subject-area": "=area"}),
    "office:subject": (
        "administrator",
        {"subject=subject_row-name": "Kalba", "subject=subject_row-area": "=area"},
    ),
    "office:subject_remove": ("administrator", {}),
    "office:area_add": ("administrator", {"area-name": "Menai"}),
    "office:area": ("administrator", {"area=area-name": "Menai"}),
    "office:area_remove": ("administrator", {}),
    "office:mail_test": ("administrator", {}),
    "office:letter_settle": ("administrator", {"was_sent": "1"}),
    "account_login": (None, {"login": "a@mokykla.lt", "password": "x", "next": "/"}),
    "account_logout": ("teacher", {"next": "/"}),
    "account_change_password": (
        "teacher",
        {"oldpassword": "x", "password1": "trys-zodziai-is", "password2": "trys-zodziai-is"},
    ),
    "account_reset_password": (None, {"email": "a@mokykla.lt"}),
    "account_reset_password_from_key": (
        None,
        {"password1": "trys-zodziai-is", "password2": "trys-zodziai-is"},
    ),
    **lessons.FORMS,
    **coaching.FORMS,
    **groups.FORMS,
    **exchange.FORMS,
    **paper.FORMS,
    **advising.FORMS,
    **reminders.FORMS,
}


def parts(address):
    """What the path of an address names, as `WHERE` says it."""
    space, _, name = address.partition(":")
    if address in WHERE:
        return WHERE[address].split()
    if space == "reflections" and name in BY_MONTH:
        return [f"'{MONTH}"]
    family = next((row for begins, row in FAMILIES.items() if address.startswith(begins)), None)
    return [family] if family and address not in PLAIN else []


def row_of(stage, name):
    """The stage's row (or the attribute of one) of this name; "'x" is x itself."""
    if name.startswith("'"):
        return name[1:]
    value = stage
    for step in name.split("."):
        value = getattr(value, step)
    return value


def path_of(stage, address):
    args = [getattr(row, "pk", row) for row in (row_of(stage, one) for one in parts(address))]
    return reverse(address, args=args)


def names_a_record(address):
    return any(not part.startswith("'") for part in parts(address))


def path_to_nothing(stage, address):
    """The same address where there is no record; None for one that names none."""
    if not names_a_record(address):
        return None
    args = [getattr(row, "pk", row) for row in (row_of(stage, one) for one in parts(address))]
    args[0] = NOWHERE.get(address, "nothing" if isinstance(args[0], str) else 987654321)
    return reverse(address, args=args)
