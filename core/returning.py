"""Where a form leads back to."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request, otherwise):
    """The page that the form or the link names in `next`, never another host; else `otherwise`."""
    named = request.POST if request.method == "POST" else request.GET
    page = named.get("next", "")
    hosts = {request.get_host()}
    is_path = page.startswith("/") and page.isprintable()
    if is_path and url_has_allowed_host_and_scheme(page, hosts, require_https=request.is_secure()):
        return page
    return otherwise


def sign_in_url(request):
    """The sign-in that leads back to the page whose form was sent; a form has no page itself."""
    page = urlsplit(request.headers.get("Referer", ""))
    here = page.path if page.netloc == request.get_host() else "/"
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': here})}"
