"""The addresses of allauth that this product has; any other answers 404.

The names are allauth's own: it looks them up.
"""

from django.urls import path, re_path

from people import account_views as views

urlpatterns = [
    path("login/", views.sign_in, name="account_login"),
    path("logout/", views.sign_out, name="account_logout"),
    path("inactive/", views.inactive, name="account_inactive"),
    path("signup/", views.sign_up, name="account_signup"),
    path("password/change/", views.change_password, name="account_change_password"),
    path("password/set/", views.set_password, name="account_set_password"),
    path("password/reset/", views.forgotten, name="account_reset_password"),
    path("password/reset/done/", views.forgotten_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        views.new_password_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.new_password,
        name="account_reset_password_from_key",
    ),
]
