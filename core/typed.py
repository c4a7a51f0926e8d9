"""Words that could not be taken: given back on the page that says so, to be copied."""

#: Fields that a page sends by itself.
_OWN = frozenset({"csrfmiddlewaretoken", "form_token", "next", "query", "editor"})


def typed_in(request):
    """What somebody typed into a form of ours, two words or more; nothing of a foreign page's.

    Passwords are never shown.
    """
    ours = f"{request.scheme}://{request.get_host()}"
    if request.method != "POST" or request.headers.get("Origin") != ours:
        return []
    texts = [
        text.strip()
        for name, values in request.POST.lists()
        if name not in _OWN and "password" not in name
        for text in values
        if len(text.split()) > 1
    ]
    return list(dict.fromkeys(texts))
