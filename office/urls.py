"""Addresses."""

from django.urls import path

from office.views import choose, groups, imports, mail, person, settings, staff, subjects, years

app_name = "office"

urlpatterns = [
    path("people/", staff.people, name="people"),
    path("people/choose/", choose.choose, name="choose"),
    path("people/invite/", staff.invite_rest, name="invite_rest"),
    path("people/print/", staff.print_list, name="print"),
    path("people/export/<str:kind>/", staff.export, name="export"),
    path("people/add/", person.add, name="person_add"),
    path("people/<int:pk>/", person.person, name="person"),
    path("people/<int:pk>/uninvite/", person.uninvite, name="person_uninvite"),
    path("people/<int:pk>/role/", person.role, name="person_role"),
    path("people/<int:pk>/email/", person.email, name="person_email"),
    path("people/<int:pk>/email/withdraw/", person.email_withdraw, name="person_email_withdraw"),
    path("people/<int:pk>/leave/", person.leave, name="person_leave"),
    path("people/<int:pk>/back/", person.back, name="person_back"),
    path("people/<int:pk>/away/", person.away, name="person_away"),
    path(
        "people/<int:pk>/away/<int:leave_pk>/delete/",
        person.away_delete,
        name="person_away_delete",
    ),
    path("people/groups/", groups.groups, name="groups"),
    path("people/groups/<int:pk>/", groups.group, name="group"),
    path("people/groups/<int:pk>/rename/", groups.rename, name="group_rename"),
    path("people/groups/<int:pk>/facilitator/", groups.facilitator, name="group_facilitator"),
    path("people/groups/<int:pk>/join/", groups.join, name="group_join"),
    path("people/groups/<int:pk>/leave/", groups.leave, name="group_leave"),
    path("people/import/", imports.upload, name="import"),
    path("people/import/<int:pk>/", imports.preview, name="import_preview"),
    path("people/import/<int:pk>/mend/", imports.mend, name="import_mend"),
    path("people/import/<int:pk>/confirm/", imports.confirm, name="import_confirm"),
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
