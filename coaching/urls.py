"""Conversations with the curator, and the adviser programme."""

from django.urls import URLPattern, path

from coaching.views import advising as ways
from coaching.views import advising_paper as paper
from coaching.views import advising_report as reports
from coaching.views import advising_work as work
from coaching.views import arranging, content, notes, reading, support

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

advising = [
    path("coaching/advising/", ways.index, name="advisings"),
    path("coaching/advising/new/", ways.propose, name="advising_new"),
    path("coaching/advising/<int:pk>/", ways.detail, name="advising"),
    path("coaching/advising/<int:pk>/accept/", ways.accept, name="advising_accept"),
    path("coaching/advising/<int:pk>/decline/", ways.decline, name="advising_decline"),
    path("coaching/advising/<int:pk>/finish/", ways.finish, name="advising_finish"),
    path("coaching/advising/<int:pk>/stop/", ways.stop, name="advising_stop"),
    path("coaching/advising/<int:pk>/sessions/new/", work.session_new, name="session_new"),
    path("coaching/advising/<int:pk>/plan/<int:number>/", work.plan, name="plan"),
    path("coaching/advising/<int:pk>/print/", paper.printed, name="advising_print"),
    path("coaching/advising/<int:pk>/log.pdf", paper.log_pdf, name="log_pdf"),
    path("coaching/advising/<int:pk>/report/", reports.report, name="report"),
    path("coaching/advising/<int:pk>/report/save/", reports.save, name="report_save"),
    path("coaching/advising/<int:pk>/report/conflict/", reports.conflict, name="report_conflict"),
    path("coaching/advising/<int:pk>/report/back/", reports.take_back, name="report_take_back"),
    path("coaching/advising/<int:pk>/report/print/", reports.printed, name="report_print"),
    path("coaching/advising/<int:pk>/report.pdf", paper.report_pdf, name="report_pdf"),
    path("coaching/sessions/<int:pk>/", work.session_edit, name="session"),
    path("coaching/sessions/<int:pk>/remove/", work.session_remove, name="session_remove"),
    path("school/support/", support.register, name="support"),
    path("school/support/<int:pk>/end/", support.end, name="support_end"),
    path("school/support/export/", support.export, name="support_export"),
    path("school/support/work/export/", support.export_work, name="support_work_export"),
]

urlpatterns = [*conversations, *advising]
