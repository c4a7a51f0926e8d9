"""What changes people, one file by noun."""
