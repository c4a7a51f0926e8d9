"""Addresses."""

from django.urls import include, path

from reflections.views import editor, own, prompts, reading, year

app_name = "reflections"

pages = [
    path("", year.page, name="list"),
    path("year/", year.printed, name="print"),
    path("year/download/", year.download, name="download"),
    path("<int:pk>/", reading.detail, name="detail"),
    path("<int:pk>/audience/", reading.audience, name="audience"),
    path("<int:pk>/take-back/", reading.back, name="take_back"),
    path("<int:pk>/drop/", reading.drop, name="drop_amendment"),
    path("attachments/<int:pk>/", own.attachment, name="attachment"),
    path("attachments/<int:pk>/delete/", own.attachment_delete, name="attachment_delete"),
    path("<str:month>/", editor.edit, name="edit"),
    path("<str:month>/save/", editor.save, name="save"),
    path("<str:month>/events/", editor.events, name="events"),
    path("<str:month>/conflict/", own.conflict, name="conflict"),
    path("<str:month>/delete/", own.delete, name="delete"),
    path("<str:month>/attachments/", own.attachment_add, name="attachment_add"),
]

urlpatterns = [
    path("reflections/", include(pages)),
    path("school/settings/prompts/", prompts.edit, name="prompts"),
]
