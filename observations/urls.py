"""Addresses."""

from django.urls import include, path

from observations.views import (
    board,
    comparing,
    lesson,
    mine,
    places,
    posting,
    protocol,
    reading,
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

protocols = [
    path("", mine.mine, name="mine"),
    path("begin/<int:pk>/", protocol.begin, name="begin"),
    path("<int:pk>/", protocol.protocol, name="protocol"),
    path("<int:pk>/amend/", protocol.amend, name="amend"),
    path("<int:pk>/save/", protocol.save, name="save"),
    path("<int:pk>/conflict/", comparing.conflict, name="conflict"),
    path("<int:pk>/drop/", protocol.drop, name="drop_amendment"),
    path("<int:pk>/discuss/", reading.discuss, name="discuss"),
    path("<int:pk>/confirm/", reading.confirm, name="confirm"),
    path("<int:pk>/reopen/", reading.reopen, name="reopen"),
    path("<int:pk>/audience/", reading.audience, name="audience"),
    path("<int:pk>/not-held/", reading.not_held, name="not_held"),
    path("<int:pk>/history/", reading.history, name="history"),
    path("<int:pk>/print/", reading.printed, name="print"),
]

urlpatterns = [
    path("lessons/", include(lessons)),
    path("observations/", include(protocols)),
    path("school/settings/bells/", settings.bells, name="settings_bells"),
    path("school/settings/protocol/", settings.protocol, name="settings_protocol"),
    path("school/settings/quotas/", settings.quotas, name="quotas"),
    path("school/settings/quotas/<int:pk>/remove/", settings.quota_remove, name="quota_remove"),
]
