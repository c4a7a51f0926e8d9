"""Addresses of a municipality's page."""

VIEWER = "whoever the operator lets look across the municipality's schools; in no school needed"

MUNICIPALITY_ADDRESSES = {
    "dashboards:municipality": VIEWER,
    "dashboards:municipality_export": VIEWER,
}
