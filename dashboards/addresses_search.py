"""Addresses of search: in what each member may read, so it answers every one of them."""

from dashboards.addresses_reminders import MEMBER

SEARCH_ADDRESSES = {
    "dashboards:search": MEMBER,
}
