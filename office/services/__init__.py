"""The administrator's work, one file by noun."""
