"""What a school calls a lesson: a kindergarten speaks of activities, groups and children.

The one place for these words; every page and form of the 2+2 asks `words_of(school)`.
"""

from django.utils.translation import gettext_lazy as _

from people.enums import SchoolKind

LESSONS = {
    "board": _("Open lessons board"),
    "board_lede": _(
        "Beside each lesson stands a question that matters to a colleague. We observe to help "
        "find the answer, not to judge."
    ),
    "lesson": _("lesson"),
    "nth": _("lesson %(n)s"),
    "show": _("Show a lesson"),
    "class": _("Class"),
    "all_classes": _("All classes"),
    "pupils": _("pupils"),
    "pupils_did": _("What the pupils did"),
    "your_lesson": _("Your lesson"),
    "busy": _("You have a lesson then"),
    "no_lessons": _("There are no open lessons yet"),
    "be_first": _("Show yours first: a day, a time, a class and one question are enough."),
    "none_found": _("No lesson is like that"),
    "when": _("Which lesson"),
    "plan": _("Lesson plan"),
    "posted": _("The lesson is on the board."),
    "cancel": _("Cancel the lesson"),
    "cancelled": _("The lesson is cancelled; those signed up are told."),
    "is_cancelled": _("The lesson is cancelled"),
    "move": _("Move the lesson"),
    "moved": _("The lesson is moved; those signed up are told and keep their places."),
    "week": _("Lessons of the week"),
    "other_time": _("Another time"),
    "timetable": _("My timetable"),
    "timetable_lede": _(
        "Tap the lessons you teach every week. The board then shows when you are free "
        "and warns when a lesson clashes with yours."
    ),
    "ask": _("Ask a colleague to show a lesson"),
    "bells": _("Bell times"),
    "no_bells": _("There are no bell times yet"),
    "outside_bells": _("Only if it is outside the bell times."),
    "helped": _("What helped pupils to learn"),
    "will_try": _("What I will try in my own lesson"),
    "help": _("Help for pupils"),
    "attainment": _("Attainment in the lesson"),
}
ACTIVITIES = {
    "board": _("Open activities board"),
    "board_lede": _(
        "Beside each activity stands a question that matters to a colleague. We observe to help "
        "find the answer, not to judge."
    ),
    "lesson": _("activity"),
    "nth": _("activity %(n)s"),
    "show": _("Show an activity"),
    "class": _("Group of children"),
    "all_classes": _("All groups of children"),
    "pupils": _("children"),
    "pupils_did": _("What the children did"),
    "your_lesson": _("Your activity"),
    "busy": _("You have an activity then"),
    "no_lessons": _("There are no open activities yet"),
    "be_first": _("Show yours first: a day, a time, a group and one question are enough."),
    "none_found": _("No activity is like that"),
    "when": _("Which activity"),
    "plan": _("Activity plan"),
    "posted": _("The activity is on the board."),
    "cancel": _("Cancel the activity"),
    "cancelled": _("The activity is cancelled; those signed up are told."),
    "is_cancelled": _("The activity is cancelled"),
    "move": _("Move the activity"),
    "moved": _("The activity is moved; those signed up are told and keep their places."),
    "week": _("Activities of the week"),
    "other_time": _("Another time"),
    "timetable": _("My timetable"),
    "timetable_lede": _(
        "Tap the activities you lead every week. The board then shows when you are free "
        "and warns when an activity clashes with yours."
    ),
    "ask": _("Ask a colleague to show an activity"),
    "bells": _("Times of activities"),
    "no_bells": _("There are no times of activities yet"),
    "outside_bells": _("Only if it is outside the times of activities."),
    "helped": _("What helped children to learn"),
    "will_try": _("What I will try in my own activity"),
    "help": _("Help for children"),
    "attainment": _("Attainment in the activity"),
}


def words_of(school):
    """{name: words} as this school speaks."""
    return words_of_kind(school.kind)


def words_of_kind(kind):
    return ACTIVITIES if kind == SchoolKind.KINDERGARTEN else LESSONS
