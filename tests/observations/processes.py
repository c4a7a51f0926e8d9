"""Many processes that begin at the same moment, each with a connection of its own."""

import multiprocessing
import traceback

from django.db import connection, connections

#: How the traceback of an error nobody expected begins.
BROKEN = "Traceback"
#: A process that has not come to the start by then has died.
PATIENCE = 60


def at_once(deeds, rounds):
    """Run each `deed(round number)` in a process of its own, all together, round after round.

    Gives [[what each deed answered] for every round]; an error fails the test with its traceback.
    """
    _let_go()
    context = multiprocessing.get_context("fork")
    start, answers = context.Barrier(len(deeds)), context.SimpleQueue()
    workers = [
        context.Process(target=_work, args=(deed, rounds, start, answers)) for deed in deeds
    ]
    for worker in workers:
        worker.start()
    came_to = [[] for _number in range(rounds)]
    for _answer in range(len(deeds) * rounds):
        number, answer = answers.get()
        came_to[number].append(answer)
    for worker in workers:
        worker.join(PATIENCE)
    broken = [one for answers in came_to for one in answers if str(one).startswith(BROKEN)]
    assert broken == [], broken[0]
    return came_to


def _work(deed, rounds, start, answers):
    connection.settings_dict["OPTIONS"].pop("pool", None)
    for number in range(rounds):
        start.wait(PATIENCE)
        try:
            answer = deed(number)
        except Exception:  # noqa: BLE001  the parent shows it
            answer = traceback.format_exc()
        answers.put((number, answer))
    connection.close()


def _let_go():
    """No process may inherit a connection."""
    connections.close_all()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
