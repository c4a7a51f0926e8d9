"""What upper apps do when a curator changes (A6) or somebody leaves a group: they register."""

from core.registry import Registry

#: `takes_over(member, year, *, curator, by)` moves what still waits to the new curator.
successions = Registry("what a change of curator moves")


def tell_successions(member, year, *, curator, by):
    """Let every practice move what waits; called inside the transaction of the change."""
    for takes_over in successions:
        takes_over(member, year, curator=curator, by=by)


#: `ends(pairs, *, by)` takes back what a pair had ahead; `pairs` are Curatorships whose last day
#: is set, or that never began and are deleted.
endings = Registry("what the end of a curatorship takes back")


def tell_endings(pairs, *, by):
    """Let every practice take back what is ahead; called inside the transaction of the end."""
    if pairs:
        for ends in endings:
            ends(pairs, by=by)


#: `pass_on(groups)` moves what a member who left had there; `groups` are ids, None means all.
departures = Registry("what leaving a group moves")


def tell_departures(groups=None):
    """Somebody is no longer in these groups; called inside the transaction of the change."""
    for pass_on in departures:
        pass_on(groups)
