"""Addresses."""

from django.urls import include, path

from observations.views import (
    board,
    lesson,
    places,
    posting,
    requests,
    settings,
    timetable,
)

app_name = "observations"

lessons = [
    path("", board.board, name="board"),
    path("new/", posting.post, name="post"),
    path("timetable/", timetable.timetable, name="timetable"),
    path("requests/", requests.requests, name="requests"),
    path("requests/<int:pk>/", requests.detail, name="request"),
    path("requests/<int:pk>/answer/", requests.answer, name="request_answer"),
    path("requests/<int:pk>/withdraw/", requests.withdraw, name="request_withdraw"),
    path("places/<int:pk>/give-up/", places.give_place_up, name="give_up"),
    path("places/<int:pk>/keep/", places.keep, name="keep"),
    path("places/<int:pk>/answer/", places.answer, name="answer"),
    path("places/<int:pk>/absent/", places.absent, name="absent"),
    path("attachments/<int:pk>/", lesson.attachment, name="attachment"),
    path("attachments/<int:pk>/delete/", lesson.attachment_delete, name="attachment_delete"),
    path("<int:pk>/", lesson.detail, name="lesson"),
    path("<int:pk>/change/", lesson.change, name="change"),
    path("<int:pk>/move/", lesson.move, name="move"),
    path("<int:pk>/cancel/", lesson.cancel, name="cancel"),
    path("<int:pk>/delete/", lesson.delete, name="delete"),
    path("<int:pk>/attachments/", lesson.attachment_add, name="attachment_add"),
    path("<int:pk>/sign-up/", places.sign_up_for, name="sign_up"),
    path("<int:pk>/wish/", places.wish, name="wish"),
    path("<int:pk>/unwish/", places.unwish, name="unwish"),
    path("<int:pk>/invite/", places.invite_colleague, name="invite"),
]

urlpatterns = [
    path("lessons/", include(lessons)),
    path("school/settings/bells/", settings.bells, name="settings_bells"),
    path("school/settings/protocol/", settings.protocol, name="settings_protocol"),
    path("school/settings/quotas/", settings.quotas, name="quotas"),
    path("school/settings/quotas/<int:pk>/remove/", settings.quota_remove, name="quota_remove"),
]
