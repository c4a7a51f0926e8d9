"""Where a form leads back to."""

from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request, otherwise):
    """The page that the form names in `next`, never another host; else `otherwise`."""
    page = request.POST.get("next", "")
    hosts = {request.get_host()}
    is_path = page.startswith("/") and page.isprintable()
    if is_path and url_has_allowed_host_and_scheme(page, hosts, require_https=request.is_secure()):
        return page
    return otherwise
