"""What killing leaves behind: who got which letter, and what somebody has to settle."""

import random
import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from post.enums import LetterState
from post.models import Letter
from post.queries import undelivered_letters
from post.querysets import LOST_AFTER
from post.services import sweep
from tests.modes import processes
from tests.post.smtp import Script


class Slow(Script):
    """A mail server that takes its time between the text and its answer, where kills hurt."""

    def __init__(self, longest):
        super().__init__()
        self.longest = longest

    def answer(self):
        time.sleep(random.uniform(0, self.longest))  # noqa: S311  no secret
        return self.after_text

    def ids(self):
        lines = (line for text in list(self.received) for line in text.splitlines())
        return [line.split()[1] for line in lines if line.lower().startswith("message-id:")]


@dataclass(frozen=True)
class Tally:
    """Every letter is received once, or a person sees that nobody knows."""

    letters: int
    received: int
    twice: int
    missing: int
    uncertain: int
    claimed: int
    waiting: int

    def __str__(self):
        return ", ".join(f"{name} {value}" for name, value in vars(self).items())


def let_time_pass():
    """Nobody works any more; the time after which a claimed letter counts as lost is over."""
    before = timezone.now() - LOST_AFTER - timedelta(minutes=1)
    Letter.objects.filter(state=LetterState.CLAIMED).update(claimed_at=before)
    sweep()


def tally(script):
    """Counts by Message-ID; a letter is missing when it is not there and nobody is told."""
    got = Counter(script.ids())
    states = dict(Letter.objects.values_list("message_id", "state"))
    listed = {letter.message_id for letter in undelivered_letters()}
    count = Counter(states.values())
    return Tally(
        letters=len(states),
        received=len(set(got) & set(states)),
        twice=sum(number > 1 for number in got.values()),
        missing=sum(one not in got and one not in listed for one in states),
        uncertain=len(listed),
        claimed=count[LetterState.CLAIMED],
        waiting=count[LetterState.WAITING],
    )


def keep_killing(env, kills, progress, total, tasks=("post.sweep",) * processes.HANDS):
    """Kill the whole worker `kills` times at random moments while `progress()` nears `total`."""
    for left in range(kills, 0, -1):
        with processes.two_handed_worker(env):
            begun = progress()
            processes.ask_for(env, *tasks)
            rest = total - begun - processes.HANDS * kills
            goal = begun + random.randint(1, max(1, 2 * rest // (left + 1)))  # noqa: S311
            assert processes.wait_for(lambda goal=goal: progress() >= goal, every=0.01)
