"""Pages of the school's calendar, one file by noun."""
