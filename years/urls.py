"""Addresses: the administrator's calendar, under the school's settings."""

from django.urls import path

from years.views import calendar, directions, years

app_name = "years"

SETTINGS = "school/settings/"
YEAR = f"{SETTINGS}years/<int:pk>/"
DIRECTION = f"{SETTINGS}directions/<int:pk>/"

urlpatterns = [
    path(f"{SETTINGS}years/", years.listing, name="list"),
    path(YEAR, years.detail, name="detail"),
    path(f"{YEAR}remove/", years.remove, name="remove"),
    path(f"{YEAR}terms/", calendar.replace_terms, name="terms"),
    path(f"{YEAR}terms/<int:row>/", calendar.save_term, name="term"),
    path(f"{YEAR}closures/", calendar.add_closure, name="closures"),
    path(f"{YEAR}closures/<int:row>/", calendar.save_closure, name="closure"),
    path(f"{YEAR}closures/<int:row>/remove/", calendar.remove_closure, name="closure_remove"),
    path(f"{YEAR}days/<int:row>/", calendar.set_due_day, name="due_day"),
    path(f"{YEAR}days/<int:row>/rule/", calendar.let_rule_set, name="due_day_rule"),
    path(f"{YEAR}months/", calendar.choose_month, name="months"),
    path(f"{SETTINGS}directions/", directions.listing, name="directions"),
    path(f"{YEAR}directions/", directions.add, name="direction_add"),
    path(DIRECTION, directions.rename, name="direction"),
    path(f"{DIRECTION}move/", directions.move, name="direction_move"),
    path(f"{DIRECTION}remove/", directions.remove, name="direction_remove"),
]
