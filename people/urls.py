"""Addresses."""

from django.urls import include, path

from people import address_views, invitation_views, views

app_name = "people"

settings_urls = [
    path("", views.settings_page, name="settings"),
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("words/", views.word_form, name="word_form"),
    path("email/", address_views.address, name="email"),
    path("email/withdraw/", address_views.withdraw, name="email_withdraw"),
]

urlpatterns = [
    path("settings/", include(settings_urls)),
    path("switch/", views.switch, name="switch"),
    path("invitation/", invitation_views.accept, name="accept"),
    path("invitation/opened/", invitation_views.opened, name="invitation_opened"),
    path("invitation/<str:token>/", invitation_views.follow, name="invitation"),
    path("email/<str:token>/", address_views.confirm, name="email_confirm"),
]
