"""What happens around every request before the product's own words begin."""

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.crypto import salted_hmac

from core.errors import bad_request
from core.returning import sign_in_url
from core.typed import typed_in


class ReaderLanguage:
    """Lithuanian unless this person (or this browser's cookie) chose otherwise.

    Django's LocaleMiddleware would let an English browser win over the school's
    language, so we do not use it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = dict(settings.LANGUAGES)
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response


class PlainAnswers:
    """A body that cannot be read is the sender's mistake (400), never ours (500)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        charset = (request.content_params or {}).get("charset", "")
        if charset:
            request.encoding = "utf-8"
            request.content_params = {**request.content_params, "charset": "utf-8"}
            request.is_unreadable = charset.lower().replace("_", "-") not in ("utf-8", "utf8")
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Here the page of the error has a reader, a language and a policy."""
        return bad_request(request) if getattr(request, "is_unreadable", False) else None


class SignInFirst(LoginRequiredMiddleware):
    """Django's own, but a form sent after the session was over loses nothing.

    Its words are given back, and the sign-in leads to the page it came from.
    """

    def handle_no_permission(self, request, view_func):
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        sign_in = sign_in_url(request)
        typed = typed_in(request)
        if not typed:
            return redirect(sign_in)
        context = {"typed": typed, "sign_in_url": sign_in}
        return render(request, "errors/signed_out.html", context, status=401)


class SessionMark:
    """Beside the session's cookie one for scripts: it names the session and ends with it.

    static/js/sw.js shows a kept page only while the mark is the one it was kept under (A31).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        session = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if session is not None:
            name = settings.MARK_COOKIE_NAME
            response.cookies[name] = self.of(session.value)
            response.cookies[name].update({**session, "httponly": ""})
        return response

    @staticmethod
    def of(session_key):
        """A name for the session that opens nothing; "" where there is none."""
        mark = salted_hmac("core.mark", session_key, algorithm="sha256").hexdigest()[:16]
        return mark if session_key else ""
