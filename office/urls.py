"""Addresses."""

from django.urls import path

from office.views import mail, settings, staff, subjects, years

app_name = "office"

urlpatterns = [
    path("people/", staff.page, name="people"),
    path("people/groups/", staff.page, name="groups"),
    path("people/groups/<int:pk>/", staff.page, name="group"),
    path("school/settings/", settings.hub, name="settings"),
    path("school/settings/school/", settings.school, name="school"),
    path("school/settings/years/<int:pk>/open/", years.open_year, name="open_year"),
    path("school/settings/years/<int:pk>/close/", years.close_year, name="close_year"),
    path("school/settings/subjects/", subjects.listing, name="subjects"),
    path("school/settings/subjects/add/", subjects.save_subject, name="subject_add"),
    path("school/settings/subjects/<int:pk>/", subjects.save_subject, name="subject"),
    path(
        "school/settings/subjects/<int:pk>/remove/", subjects.remove_subject, name="subject_remove"
    ),
    path("school/settings/areas/add/", subjects.save_area, name="area_add"),
    path("school/settings/areas/<int:pk>/", subjects.save_area, name="area"),
    path("school/settings/areas/<int:pk>/remove/", subjects.remove_area, name="area_remove"),
    path("school/settings/mail/", mail.page, name="mail"),
    path("school/settings/mail/test/", mail.send_test, name="mail_test"),
    path("school/settings/mail/<int:pk>/", mail.settle_letter, name="letter_settle"),
    path("outbox/", mail.outbox, name="outbox"),
]
