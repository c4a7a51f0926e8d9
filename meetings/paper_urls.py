"""Addresses of a group's paper; meetings.urls takes them in."""

from django.urls import path

from meetings.views import agenda, agreements, files, notes, printing

of_a_meeting = [
    path("notes/", notes.notes, name="notes"),
    path("notes/save/", notes.save, name="notes_save"),
    path("notes/conflict/", notes.conflict, name="notes_conflict"),
    path("notes/drop/", notes.drop, name="notes_drop"),
    path("notes/history/", notes.history, name="notes_history"),
    path("points/", agenda.add, name="point_add"),
    path("agreements/", agreements.add, name="agreement_add"),
    path("files/", files.add, name="file_add"),
    path("print/", printing.printed, name="print"),
]

of_a_group = [
    path("<int:pk>/rules/", agreements.own_rules, name="own_rules"),
    path("points/<int:pk>/", agenda.change, name="point"),
    path("points/<int:pk>/delete/", agenda.delete, name="point_delete"),
    path("points/<int:pk>/move/", agenda.move, name="point_move"),
    path("agreements/<int:pk>/done/", agreements.done, name="agreement_done"),
    path("agreements/<int:pk>/reopen/", agreements.reopen, name="agreement_reopen"),
    path("agreements/<int:pk>/drop/", agreements.drop, name="agreement_drop"),
    path("files/<int:pk>/", files.file, name="file"),
    path("files/<int:pk>/delete/", files.delete, name="file_delete"),
]
