"""One's own list of the 2+2."""

import rules
from django.shortcuts import render
from django.views.decorators.http import require_GET

from observations.mine import halves_of
from observations.vocabulary import words_of
from years.middleware import year_required


@require_GET
@year_required
def mine(request):
    member = request.member
    context = {
        "halves": halves_of(member, request.year),
        "can_post": rules.has_perm("observations.post_lesson", member),
        "words": words_of(member.school),
    }
    return render(request, "observations/mine.html", context)
