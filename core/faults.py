"""Background work that failed is told to whoever keeps such things, without anybody's words.

An error's message may hold what a person wrote (a row that broke a constraint is quoted in
it), so only its kind and its place in our code go any further.
"""

import logging
import traceback
from pathlib import Path

from django.conf import settings
from django.db import Error, connection

from core.registry import Registry

log = logging.getLogger(__name__)

#: Callables `keep(task, kind, place, about)`; upper apps register theirs.
keepers = Registry("who keeps failures of background work")


def report(task, error, *, about=""):
    """Log that `task` failed and have it kept; `about` says at what, in ids alone.

    Where even this cannot be written, for instance without a database, the log remains.
    """
    kind, place = type(error).__name__, place_of(error)
    log.error("%s%s: %s at %s", task, f", {about}" if about else "", kind, place)
    if not connection.in_atomic_block:
        connection.close()  # one that broke would write nothing down
    for keep in keepers:
        try:
            keep(task=task, kind=kind, place=place, about=about)
        except Error as trouble:
            log.error("%s: its failure is not kept: %s", task, type(trouble).__name__)


def place_of(error):
    """The innermost line of our own code that the error came through, "post/tasks.py:11"."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [place for frame in frames if (place := _ours(frame))]
    return ours[-1] if ours else ""


def _ours(frame):
    path = Path(frame.filename)
    if not path.is_relative_to(settings.BASE_DIR) or "site-packages" in path.parts:
        return ""
    return f"{path.relative_to(settings.BASE_DIR)}:{frame.lineno}"
