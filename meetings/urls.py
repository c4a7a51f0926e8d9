"""Groups with their meetings, and the exchange between colleagues."""

from django.urls import URLPattern, include, path

from meetings import paper_urls
from meetings.views import (
    events as event,
)
from meetings.views import (
    events_board,
    events_feedback,
    events_files,
    events_seats,
    events_settings,
    group,
    meeting,
    planning,
)

app_name = "meetings"

of_a_meeting = [
    path("", meeting.detail, name="meeting"),
    path("answer/", meeting.answer, name="answer"),
    path("presence/", meeting.presence, name="presence"),
    path("hold/", meeting.hold, name="hold"),
    path("undo/", meeting.undo, name="undo"),
    path("change/", meeting.change, name="change"),
    path("leader/", meeting.leader, name="leader"),
    path("move/", meeting.move, name="move"),
    path("cancel/", meeting.cancel, name="cancel"),
    *paper_urls.of_a_meeting,
]

groups = [
    path("", group.groups, name="groups"),
    path("<int:pk>/", group.group, name="group"),
    path("<int:pk>/facilitator/", group.facilitator, name="facilitator"),
    path("<int:pk>/turns/", group.turns, name="turns"),
    path("<int:pk>/plan/", planning.plan, name="plan"),
    path("<int:pk>/meet/", planning.meet, name="meet"),
    path("meetings/<int:pk>/", include(of_a_meeting)),
    *paper_urls.of_a_group,
]

events: list[URLPattern] = [
    path("events/", events_board.events, name="events"),
    path("events/new/", event.new, name="event_new"),
    path("events/<int:pk>/", event.event, name="event"),
    path("events/<int:pk>/change/", event.change, name="event_change"),
    path("events/<int:pk>/move/", event.move, name="event_move"),
    path("events/<int:pk>/cancel/", event.cancel, name="event_cancel"),
    path("events/<int:pk>/sign-up/", events_seats.sign_up_for, name="event_sign_up"),
    path("events/<int:pk>/participants/", events_seats.participants, name="event_participants"),
    path("events/<int:pk>/participants/export/", events_seats.export, name="event_export"),
    path("events/<int:pk>/feedback/", events_feedback.feedback, name="event_feedback"),
    path("events/<int:pk>/files/", events_files.add, name="event_file_add"),
    path("events/files/<int:pk>/", events_files.read, name="event_file"),
    path("events/files/<int:pk>/delete/", events_files.delete, name="event_file_delete"),
    path("events/seats/<int:pk>/give-up/", events_seats.give_seat_up, name="seat_give_up"),
    path("events/seats/<int:pk>/came/", events_seats.came, name="seat_came"),
    path("school/settings/events/", events_settings.events, name="settings_events"),
    path("school/settings/sections/new/", events_settings.section_new, name="section_new"),
    path("school/settings/sections/<int:pk>/", events_settings.section, name="section"),
]

urlpatterns = [path("groups/", include(groups)), *events]
