"""Addresses of the growth map: whoever opens them sees their own, and nobody else's."""

OWN = "every member of a school, each their own"

GROWTH_ADDRESSES = {
    "dashboards:growth": OWN,
    "dashboards:growth_export": OWN,
}
