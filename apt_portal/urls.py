"""Composition root: the only place that knows every app."""

from django.urls import include, path

from apt_portal.admin import site

handler400 = "core.errors.bad_request"
handler403 = "core.errors.forbidden"
handler404 = "activity.views.not_found"
handler429 = "core.errors.too_many"
handler500 = "core.errors.server_error"

urlpatterns = [
    path("", include("dashboards.urls")),
    path("", include("people.urls")),
    path("accounts/", include("people.account_urls")),
    path("inbox/", include("activity.urls")),
    path("", include("reminders.urls")),
    path("threads/", include("dialogue.urls")),
    path("goals/", include("goals.urls")),
    path("", include("reflections.urls")),
    path("", include("observations.urls")),
    path("", include("meetings.urls")),
    path("", include("coaching.urls")),
    path("", include("years.urls")),
    path("", include("office.urls")),
    path("admin/", site.urls),
    path("", include("core.urls")),
]
