"""Which wording of „Kas ką mato“ is in force; whoever has read it says so once for each.

A change of what the school may see gets the next number and its day: everybody is asked again.
"""

from datetime import date

VERSION = 2
IN_FORCE_SINCE = date(2026, 11, 30)
