"""Addresses."""

from django.urls import path

from dialogue.views import kept, talk

app_name = "dialogue"

urlpatterns = [
    path("read/", talk.read_many, name="read_many"),
    path("<int:pk>/reply/", talk.reply, name="reply"),
    path("<int:pk>/read/", talk.read, name="read"),
    path("<int:pk>/receipt/", talk.receipt, name="receipt"),
    path("<int:pk>/draft/", kept.draft, name="draft"),
    path("<int:pk>/draft/both/", kept.draft_both, name="draft_both"),
    path("open/<str:subject>/", talk.open_thread, name="open"),
    path("messages/<int:pk>/correct/", talk.correct, name="correct"),
    path("notes/<int:pk>/", kept.note, name="note"),
    path("notes/<int:pk>/both/", kept.note_both, name="note_both"),
]
