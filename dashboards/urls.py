"""Addresses."""

from django.urls import path

from dashboards.views import (
    desk,
    growth,
    home,
    municipality,
    pages,
    school,
    school_lessons,
    school_meetings,
    search,
)
from dashboards.views import school_conversations as talks

app_name = "dashboards"

urlpatterns = [
    path("", home.home, name="home"),
    path("more/", pages.more, name="more"),
    path("search/", search.search, name="search"),
    path("help/", pages.help_page, name="help"),
    path("who-sees-what/", pages.who_sees_what, name="who_sees_what"),
    path("who-sees-what/accept/", pages.accept, name="accept"),
    path("desk/", desk.desk, name="desk"),
    path("desk/<int:pk>/", desk.teacher, name="teacher"),
    path("desk/former/", desk.former, name="desk_former"),
    path("desk/threads/<int:pk>/", desk.answer, name="desk_answer"),
    path("growth/", growth.growth, name="growth"),
    path("growth/export/", growth.export, name="growth_export"),
    path("style/", pages.style, name="style"),
    path("municipality/", municipality.municipality, name="municipality"),
    path("municipality/export/", municipality.export, name="municipality_export"),
    path("school/", school.school, name="school"),
    path("school/export/", school.export, name="school_export"),
    path("school/list/<slug:name>/", school.behind, name="school_list"),
    path("school/list/<slug:name>/export/", school.behind_export, name="school_list_export"),
    path("school/growth/", school.growth, name="school_growth"),
    path("school/visits/", school_lessons.visits, name="school_visits"),
    path("school/meetings/", school_meetings.meetings, name="school_meetings"),
    path("school/meetings/export/", school_meetings.export, name="school_meetings_export"),
    path("school/conversations/", talks.conversations, name="school_conversations"),
    path("school/conversations/export/", talks.export, name="school_conversations_export"),
    path("school/lessons/", school_lessons.lessons, name="school_lessons"),
    path("school/lessons/export/", school_lessons.export, name="school_lessons_export"),
    path("school/lessons/not-visited/", school_lessons.not_visited, name="school_not_visited"),
]
