"""Conversations with the curator, and the adviser programme."""

from django.urls import URLPattern, path

from coaching.views import arranging, content, notes, reading

app_name = "coaching"

conversations: list[URLPattern] = [
    path("coaching/", reading.index, name="list"),
    path("coaching/new/", arranging.new, name="new"),
    path("coaching/<int:pk>/", reading.detail, name="conversation"),
    path("coaching/<int:pk>/print/", reading.printed, name="conversation_print"),
    path("coaching/<int:pk>/agree/", arranging.agree, name="agree"),
    path("coaching/<int:pk>/decline/", arranging.decline, name="decline"),
    path("coaching/<int:pk>/other-times/", arranging.other_times, name="other_times"),
    path("coaching/<int:pk>/move/", arranging.move, name="move"),
    path("coaching/<int:pk>/cancel/", arranging.cancel, name="cancel"),
    path("coaching/<int:pk>/hold/", arranging.hold, name="hold"),
    path("coaching/<int:pk>/wish/", content.wish, name="wish"),
    path("coaching/<int:pk>/agreements/", content.agreement, name="agreement"),
    path("coaching/agreements/<int:pk>/done/", content.tick, name="agreement_done"),
    path("coaching/agreements/<int:pk>/drop/", content.drop, name="agreement_drop"),
    path("coaching/<int:pk>/next/", content.next_day, name="next"),
    path("coaching/<int:pk>/notes/", notes.edit, name="notes"),
    path("coaching/<int:pk>/notes/save/", notes.save, name="notes_save"),
    path("coaching/<int:pk>/notes/drop/", notes.drop, name="notes_drop"),
    path("coaching/<int:pk>/notes/conflict/", notes.conflict, name="notes_conflict"),
    path("coaching/<int:pk>/notes/history/", notes.history, name="notes_history"),
    path("coaching/<int:pk>/note/", content.note, name="note"),
    path("coaching/<int:pk>/note/both/", content.note_both, name="note_both"),
]

advising: list[URLPattern] = []

urlpatterns = [*conversations, *advising]
