"""Flows of practices still to come: printed in docs/permissions.md, run by nothing."""

#: (record, rows of from, to, who, condition)
LATER_FLOWS = (
    (
        "Open lesson",
        (
            ("posted", "posted", "teacher", "moved: places kept, all told"),
            ("posted", "cancelled", "teacher, administrator", "before a protocol is submitted"),
        ),
    ),
    (
        "Lesson request",
        (
            ("open", "accepted (with a lesson) / declined", "who is asked", ""),
            ("open", "withdrawn", "who asked", ""),
            ("open", "expired", "time", "10 working days"),
        ),
    ),
    (
        "Place",
        (
            ("invited", "taken / declined", "who is invited", "counts as held"),
            ("invited", "expired", "time", "3 working days"),
            ("taken", "given up", "observer", ""),
            ("taken", "did not come", "either", "after the lesson"),
        ),
    ),
    (
        "Observation",
        (
            ("–", "draft", "observer", "the first note, from an hour before"),
            ("draft", "submitted", "observer", ""),
            ("draft", "did not take place", "either", ""),
            ("submitted", "discussed", "either", "date and agreements"),
            ("submitted, discussed", "confirmed", "owner; time", "14 days"),
            ("confirmed", "submitted", "either, with a reason", "until the year closes"),
        ),
    ),
    (
        "Meeting",
        (
            ("planned", "planned", "facilitator", "moved"),
            ("planned", "held", "facilitator, who led it", "attendance is saved"),
            ("planned", "cancelled", "facilitator", ""),
            ("held", "planned", "facilitator", "the same day only"),
        ),
    ),
    (
        "Coaching conversation",
        (
            ("proposed", "agreed / declined", "the other", "one of the times"),
            ("agreed", "agreed (moved) / cancelled", "either", "the other is told"),
            ("agreed", "held", "either, after its time", "notes open until the year closes"),
        ),
    ),
)
