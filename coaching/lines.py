"""How long an answer of the report may be: the seed counts in lines („iki 5 eilučių“)."""

from math import ceil

#: So many characters fill a line; a line break begins the next one (static/js/lines.js).
LINE = 90
#: field of the report: lines at most (seed 003)
LIMITS = {"preparation": 5, "content": 10, "successes": 5}


def lines_of(text):
    """How many lines the text takes: none when it is empty, one for each line left blank."""
    text = text.strip()
    if not text:
        return 0
    rows = text.replace("\r\n", "\n").split("\n")
    return sum(max(1, ceil(len(row) / LINE)) for row in rows)
