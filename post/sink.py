"""Whether letters may leave at all: a demonstration keeps them in its outbox."""

from core.registry import Registry

#: Callables that answer True when letters must stay here; upper apps register theirs.
keepers = Registry("reasons to keep letters")


def keeps_letters():
    """True when any app says that letters must not leave."""
    return any(keeper() for keeper in keepers)
