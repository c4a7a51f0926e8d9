"""Pages of the 2+2."""
