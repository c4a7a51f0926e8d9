"""Pages of the office, one file by noun."""
