"""Pages for what cannot be shown: what happened, what is safe, what to do."""

from django.shortcuts import render

from core.typed import typed_in


def bad_request(request, exception=None):
    return render(request, "errors/400.html", status=400)


def forbidden(request, exception=None):
    """Only for a record the person sees: the move is somebody else's."""
    return render(request, "errors/403.html", {"typed": typed_in(request)}, status=403)


def too_many(request):
    """Somebody (or a whole school behind one address) tried too often in a minute."""
    return render(request, "errors/429.html", status=429)


def csrf_failure(request, reason=""):
    """A form from a page that was open too long: what was typed into it is given back."""
    return render(request, "errors/csrf.html", {"typed": typed_in(request)}, status=403)


def server_error(request):
    """No context processor may run here: the page stands alone."""
    return render(None, "errors/500.html", status=500)
