"""What happens around every request before the product's own words begin."""

from django.conf import settings
from django.utils import translation

from core.errors import bad_request


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
