"""Where a record stands among what waits for its curator: for pages opened from the desk."""

import rules

from dialogue.queries import in_queue, place_of


def place_in_queue(request, subject):
    """A dialogue.queries.Place for a curator whose address ends in `?queue`, else None."""
    member = request.member
    if "queue" not in request.GET or not rules.has_perm("groups.open_desk", member):
        return None
    return place_of(subject, member)


def address_of(record, place):
    """The record's own page, in the queue when it was opened there: where an answer leads."""
    url = record.get_absolute_url()
    return in_queue(url) if place else url


def place_context(request, record):
    """What `dialogue/_place.html` and the conversation of the record's page are given."""
    place = place_in_queue(request, record.subject)
    return {"place": place, "here": address_of(record, place)}
