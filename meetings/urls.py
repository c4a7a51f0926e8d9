"""Groups with their meetings, and the exchange between colleagues."""

from django.urls import URLPattern, include, path

from meetings.views import group, meeting, planning

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
]

groups = [
    path("", group.groups, name="groups"),
    path("<int:pk>/", group.group, name="group"),
    path("<int:pk>/facilitator/", group.facilitator, name="facilitator"),
    path("<int:pk>/turns/", group.turns, name="turns"),
    path("<int:pk>/plan/", planning.plan, name="plan"),
    path("<int:pk>/meet/", planning.meet, name="meet"),
    path("meetings/<int:pk>/", include(of_a_meeting)),
]

events: list[URLPattern] = []

urlpatterns = [path("groups/", include(groups)), *events]
