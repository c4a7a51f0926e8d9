"""Every address of the portal and who may open it; docs/permissions.md prints the table.

A test fails for an address without a row, or a row without one. A POST: the same roles.
"""

from dashboards.addresses_events import EVENT_ADDRESSES
from dashboards.addresses_groups import GROUP_ADDRESSES, ITS_GROUP, MEMBER
from dashboards.addresses_municipality import MUNICIPALITY_ADDRESSES
from dashboards.addresses_reminders import REMINDER_ADDRESSES
from dashboards.addresses_school import SCHOOL_ADDRESSES
from dashboards.addresses_search import SEARCH_ADDRESSES

ANYONE = "anyone, without signing in"
SIGNED_IN = "whoever is signed in"
TAKES_PART = "who takes part"
CURATOR = "who curates somebody now, of their own teachers"
ADMINISTRATOR = "administrator"
OWNER = "its owner"
AUTHOR = "its author"
READERS = "its owner and those it is shared with"
ITS_CURATOR = "the curator of its owner"
THE_TWO = "the teacher and the curator"
WHO_IS_ASKED = "of the teacher and the curator, whoever is asked"
A_PAIR = "a teacher with a curator, a curator with teachers"
ASKER_OR_ASKED = "the two colleagues, each their own part"
OBSERVER = "whoever holds the place"
SHOWS_OR_OBSERVES = "the teacher who shows and the observer"
OWNER_OR_ADMINISTRATOR = "its owner; the administrator"
OPERATOR = "operator"
OPERATOR_OR_DEMO = "operator; everybody signed in where it is a demonstration"
DEMO = "whoever is signed in where it is a demonstration"
ADDRESSEE = "its addressee"
INVITED = "whoever holds the letter"
ADVISED = "the adviser and the teacher who learns"
WRITES_REPORT = "the teacher who learns; the adviser reads once it is submitted"
EITHER_LOGS = "whichever of the two wrote the line"
READERS_OF_PROTOCOL = (
    "observer; from submitted the teacher who showed; from confirmed both curators and readers"
)

ADDRESSES = {
    # machines
    "healthz": ANYONE,
    "readyz": ANYONE,
    "service_worker": ANYONE,
    # dashboards
    "dashboards:home": MEMBER,
    "dashboards:more": MEMBER,
    "dashboards:help": ANYONE,
    "dashboards:who_sees_what": ANYONE,
    "dashboards:accept": MEMBER,
    "dashboards:style": OPERATOR_OR_DEMO,
    "dashboards:desk": CURATOR,
    "dashboards:teacher": CURATOR,
    "dashboards:desk_former": MEMBER,
    "dashboards:desk_answer": CURATOR,
    **MUNICIPALITY_ADDRESSES,
    **SCHOOL_ADDRESSES,
    # people
    "people:settings": MEMBER,
    "people:language": ANYONE,
    "people:theme": ANYONE,
    "people:switch": SIGNED_IN,
    "people:word_form": MEMBER,
    "people:email": MEMBER,
    "people:email_withdraw": MEMBER,
    "people:email_confirm": INVITED,
    "people:invitation": INVITED,
    "people:accept": INVITED,
    "people:invitation_opened": INVITED,
    # activity
    "activity:inbox": MEMBER,
    "activity:open": ADDRESSEE,
    "activity:as_member": ADDRESSEE,
    "activity:read_all": MEMBER,
    "activity:letters": MEMBER,
    "activity:stop": INVITED,
    **REMINDER_ADDRESSES,
    **SEARCH_ADDRESSES,
    # dialogue
    "dialogue:open": CURATOR,
    "dialogue:reply": THE_TWO,
    "dialogue:read": THE_TWO,
    "dialogue:read_many": CURATOR,
    "dialogue:receipt": THE_TWO,
    "dialogue:draft": THE_TWO,
    "dialogue:draft_both": THE_TWO,
    "dialogue:correct": AUTHOR,
    "dialogue:note": CURATOR,
    "dialogue:note_both": CURATOR,
    # goals
    "goals:mine": TAKES_PART,
    "goals:new": TAKES_PART,
    "goals:detail": READERS,
    "goals:edit": OWNER,
    "goals:drop_pending": OWNER,
    "goals:conflict": OWNER,
    "goals:delete": OWNER,
    "goals:take_back": OWNER,
    "goals:decide": ITS_CURATOR,
    "goals:close": OWNER,
    "goals:reopen": OWNER,
    "goals:carry": OWNER,
    "goals:audience": OWNER,
    "goals:step_add": OWNER,
    "goals:step_edit": OWNER,
    "goals:step_done": OWNER,
    "goals:step_delete": OWNER,
    "goals:assessment": THE_TWO,
    "goals:assessment_conflict": OWNER,
    "goals:attachment_add": OWNER,
    "goals:attachment": READERS,
    "goals:attachment_delete": OWNER,
    # reflections
    "reflections:list": MEMBER,
    "reflections:print": MEMBER,
    "reflections:download": MEMBER,
    "reflections:detail": READERS,
    "reflections:audience": OWNER,
    "reflections:take_back": OWNER,
    "reflections:drop_amendment": OWNER,
    "reflections:attachment": READERS,
    "reflections:attachment_delete": OWNER,
    "reflections:edit": OWNER,
    "reflections:save": OWNER,
    "reflections:events": OWNER,
    "reflections:conflict": OWNER,
    "reflections:delete": OWNER,
    "reflections:attachment_add": OWNER,
    "reflections:prompts": ADMINISTRATOR,
    **EVENT_ADDRESSES,
    # coaching: the adviser programme
    "coaching:advisings": MEMBER,
    "coaching:advising_new": MEMBER,
    **dict.fromkeys(
        [
            f"coaching:{name}"
            for name in (
                *("advising", "advising_accept", "advising_decline", "advising_finish"),
                *("advising_stop", "advising_print", "log_pdf", "session_new", "plan"),
            )
        ],
        ADVISED,
    ),
    "coaching:session": EITHER_LOGS,
    "coaching:session_remove": EITHER_LOGS,
    "coaching:report": WRITES_REPORT,
    "coaching:report_print": WRITES_REPORT,
    "coaching:report_pdf": WRITES_REPORT,
    "coaching:report_save": OWNER,
    "coaching:report_conflict": OWNER,
    "coaching:report_take_back": OWNER,
    "coaching:support": MEMBER,
    "coaching:support_end": ADMINISTRATOR,
    "coaching:support_export": ADMINISTRATOR,
    "coaching:support_work_export": ADMINISTRATOR,
    # observations: the board and what is set once
    "observations:board": MEMBER,
    "observations:post": TAKES_PART,
    "observations:timetable": MEMBER,
    "observations:requests": MEMBER,
    "observations:request": ASKER_OR_ASKED,
    "observations:request_answer": ASKER_OR_ASKED,
    "observations:request_withdraw": ASKER_OR_ASKED,
    "observations:give_up": OBSERVER,
    "observations:keep": OBSERVER,
    "observations:answer": OBSERVER,
    "observations:absent": SHOWS_OR_OBSERVES,
    "observations:attachment": MEMBER,
    "observations:attachment_delete": OWNER,
    "observations:lesson": MEMBER,
    "observations:change": OWNER,
    "observations:move": OWNER,
    "observations:cancel": OWNER_OR_ADMINISTRATOR,
    "observations:delete": OWNER,
    "observations:attachment_add": OWNER,
    "observations:sign_up": MEMBER,
    "observations:wish": MEMBER,
    "observations:unwish": MEMBER,
    "observations:invite": OWNER,
    "observations:settings_bells": ADMINISTRATOR,
    "observations:settings_protocol": ADMINISTRATOR,
    "observations:quotas": ADMINISTRATOR,
    "observations:quota_remove": ADMINISTRATOR,
    "observations:mine": MEMBER,
    "observations:begin": OBSERVER,
    "observations:protocol": READERS_OF_PROTOCOL,
    "observations:print": READERS_OF_PROTOCOL,
    "observations:save": OBSERVER,
    "observations:conflict": OBSERVER,
    "observations:amend": OBSERVER,
    "observations:drop_amendment": OBSERVER,
    "observations:discuss": SHOWS_OR_OBSERVES,
    "observations:history": SHOWS_OR_OBSERVES,
    "observations:reopen": SHOWS_OR_OBSERVES,
    "observations:not_held": SHOWS_OR_OBSERVES,
    "observations:confirm": OWNER,
    "observations:audience": OWNER,
    # coaching: conversations of a teacher and the curator
    "coaching:list": MEMBER,
    "coaching:new": A_PAIR,
    "coaching:conversation": THE_TWO,
    "coaching:conversation_print": THE_TWO,
    "coaching:agree": WHO_IS_ASKED,
    "coaching:decline": WHO_IS_ASKED,
    "coaching:other_times": WHO_IS_ASKED,
    "coaching:move": THE_TWO,
    "coaching:cancel": THE_TWO,
    "coaching:hold": THE_TWO,
    "coaching:wish": OWNER,
    "coaching:agreement": THE_TWO,
    "coaching:agreement_done": THE_TWO,
    "coaching:agreement_drop": THE_TWO,
    "coaching:next": THE_TWO,
    "coaching:notes": THE_TWO,
    "coaching:notes_save": THE_TWO,
    "coaching:notes_drop": THE_TWO,
    "coaching:notes_conflict": THE_TWO,
    "coaching:notes_history": THE_TWO,
    "coaching:note": THE_TWO,
    "coaching:note_both": AUTHOR,
    **GROUP_ADDRESSES,
    # years and office
    "years:list": ADMINISTRATOR,
    "years:detail": ADMINISTRATOR,
    "years:remove": ADMINISTRATOR,
    "years:terms": ADMINISTRATOR,
    "years:term": ADMINISTRATOR,
    "years:closures": ADMINISTRATOR,
    "years:closure": ADMINISTRATOR,
    "years:closure_remove": ADMINISTRATOR,
    "years:due_day": ADMINISTRATOR,
    "years:due_day_rule": ADMINISTRATOR,
    "years:months": ADMINISTRATOR,
    "years:directions": ADMINISTRATOR,
    "years:direction_add": ADMINISTRATOR,
    "years:direction": ADMINISTRATOR,
    "years:direction_move": ADMINISTRATOR,
    "years:direction_remove": ADMINISTRATOR,
    "office:people": MEMBER,
    "office:choose": ADMINISTRATOR,
    "office:invite_rest": ADMINISTRATOR,
    "office:print": ADMINISTRATOR,
    "office:export": ADMINISTRATOR,
    "office:person_add": ADMINISTRATOR,
    "office:person": ADMINISTRATOR,
    "office:person_uninvite": ADMINISTRATOR,
    "office:person_role": ADMINISTRATOR,
    "office:person_email": ADMINISTRATOR,
    "office:person_email_withdraw": ADMINISTRATOR,
    "office:person_leave": ADMINISTRATOR,
    "office:person_back": ADMINISTRATOR,
    "office:person_away": ADMINISTRATOR,
    "office:person_away_delete": ADMINISTRATOR,
    "office:groups": MEMBER,
    "office:group": MEMBER,
    "office:group_rename": ADMINISTRATOR,
    "office:group_facilitator": ITS_GROUP,
    "office:group_join": ADMINISTRATOR,
    "office:group_leave": ADMINISTRATOR,
    "office:import": ADMINISTRATOR,
    "office:import_preview": ADMINISTRATOR,
    "office:import_mend": ADMINISTRATOR,
    "office:import_confirm": ADMINISTRATOR,
    "office:settings": ADMINISTRATOR,
    "office:school": ADMINISTRATOR,
    "office:open_year": ADMINISTRATOR,
    "office:close_year": ADMINISTRATOR,
    "office:subjects": ADMINISTRATOR,
    "office:subject_add": ADMINISTRATOR,
    "office:subject": ADMINISTRATOR,
    "office:subject_remove": ADMINISTRATOR,
    "office:area_add": ADMINISTRATOR,
    "office:area": ADMINISTRATOR,
    "office:area_remove": ADMINISTRATOR,
    "office:mail": ADMINISTRATOR,
    "office:mail_test": ADMINISTRATOR,
    "office:letter_settle": ADMINISTRATOR,
    "office:outbox": DEMO,
    # the operator's pages, all of them
    "admin:index": OPERATOR,
    # sign-in (people.account_urls; the names are django-allauth's)
    "account_login": ANYONE,
    "account_logout": ANYONE,
    "account_inactive": ANYONE,
    "account_signup": ANYONE,
    "account_change_password": SIGNED_IN,
    "account_set_password": ANYONE,
    "account_reset_password": ANYONE,
    "account_reset_password_done": ANYONE,
    "account_reset_password_from_key": INVITED,
    "account_reset_password_from_key_done": ANYONE,
}
