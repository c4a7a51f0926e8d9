"""Search: one field, what was found of each kind; the question is kept nowhere."""

from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from dashboards.search import Search
from dashboards.search_form import SearchForm


@require_GET
@cache_control(private=True, no_store=True)
def search(request):
    asked = request.GET
    form = SearchForm(asked if asked.get("q") else None)
    search, status = None, 200
    if form.is_bound and form.is_valid():
        kind, page = asked.get("kind", ""), asked.get("page", "")
        search = Search(request.member, form.cleaned_data["q"], kind, page)
    elif form.is_bound:
        status = 422
    context = {"form": form, "search": search}
    return render(request, "dashboards/search.html", context, status=status)
