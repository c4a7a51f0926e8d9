"""Many processes that begin at the same moment, each with a connection of its own."""

import asyncio
import multiprocessing
import traceback

from django.db import connection, connections

#: A process that has not come to the start by then has died.
PATIENCE = 60


def at_once(deeds, rounds):
    """Run each `deed(round number)` in a process of its own, all together, round after round.

    Gives [[what each deed answered] for every round]; an error comes back as its traceback.
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
    """No process may inherit a connection.

    Once a browser has run here its event loop stands in this thread, and Django keeps the
    connections from before the loop apart from those since. A new process has no loop and would
    find the former ones, open and everybody's: both are closed.
    """
    connections.close_all()
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        connections.close_all()
    finally:
        asyncio._set_running_loop(loop)
    if hasattr(connection, "close_pool"):
        connection.close_pool()
