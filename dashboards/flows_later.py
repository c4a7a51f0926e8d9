"""Flows of practices still to come: printed in docs/permissions.md, run by nothing."""

#: (record, rows of from, to, who, condition)
LATER_FLOWS = (
    (
        "Meeting",
        (
            ("planned", "planned", "facilitator", "moved"),
            ("planned", "held", "facilitator, who led it", "attendance is saved"),
            ("planned", "cancelled", "facilitator", ""),
            ("held", "planned", "facilitator", "the same day only"),
        ),
    ),
)
