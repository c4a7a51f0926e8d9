"""Errors of the domain, as opposed to errors of the program."""


class TransitionError(Exception):
    """The record's FLOW has no such step."""

    def __init__(self, status, to):
        super().__init__(f"no step from {status} to {to}")
        self.status = status
        self.to = to


class OvertakenError(Exception):
    """The text has changed since the page was shown: what was chosen there is asked again."""


class RefusedError(Exception):
    """A rule of the domain says no; `message` is a sentence for the person."""

    def __init__(self, message):
        super().__init__(str(message))
        self.message = message
