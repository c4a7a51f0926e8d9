"""Addresses."""

from django.urls import path

from goals.views import assessments, attachments, page, progress, steps, text

app_name = "goals"

urlpatterns = [
    path("", page.mine, name="mine"),
    path("new/", text.new, name="new"),
    path("<int:pk>/", page.detail, name="detail"),
    path("<int:pk>/edit/", text.edit, name="edit"),
    path("<int:pk>/edit/drop/", text.drop_pending, name="drop_pending"),
    path("<int:pk>/conflict/", text.conflict, name="conflict"),
    path("<int:pk>/delete/", progress.delete, name="delete"),
    path("<int:pk>/take-back/", progress.take_back, name="take_back"),
    path("<int:pk>/decide/", progress.decide, name="decide"),
    path("<int:pk>/close/", progress.close, name="close"),
    path("<int:pk>/reopen/", progress.reopen, name="reopen"),
    path("<int:pk>/carry/", progress.carry, name="carry"),
    path("<int:pk>/audience/", progress.audience, name="audience"),
    path("<int:pk>/steps/", steps.add, name="step_add"),
    path("steps/<int:pk>/", steps.edit, name="step_edit"),
    path("steps/<int:pk>/done/", steps.done, name="step_done"),
    path("steps/<int:pk>/delete/", steps.delete, name="step_delete"),
    path("<int:pk>/assessment/<str:moment>/", assessments.edit, name="assessment"),
    path(
        "<int:pk>/assessment/<str:moment>/conflict/",
        assessments.conflict,
        name="assessment_conflict",
    ),
    path("<int:pk>/attachments/", attachments.add, name="attachment_add"),
    path("attachments/<int:pk>/", attachments.download, name="attachment"),
    path("attachments/<int:pk>/delete/", attachments.delete, name="attachment_delete"),
]
