"""The SQL that each page cannot do without, written by hand as short as it gets."""

BARE: dict = {}
