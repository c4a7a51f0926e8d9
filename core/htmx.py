"""One answer for a full page load and for an htmx swap."""

from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def render_part(request, page, part, context, *, status=200):
    """Render `part` for an htmx swap and the whole `page` (which includes it) otherwise.

    Boosted links and history restores want the page although htmx asks for it.
    """
    htmx = request.htmx
    swap = htmx and not htmx.boosted and not htmx.history_restore_request
    response = render(request, part if swap else page, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
