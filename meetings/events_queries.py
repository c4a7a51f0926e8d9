"""What the page of an event's answers counts: never whose they are."""


def answers_given(event):
    """How many have answered."""
    return event.feedback_given.count()


def has_answered(event, member):
    return event.feedback_given.filter(member=member).exists()
