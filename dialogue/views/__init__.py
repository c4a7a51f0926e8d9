"""Words sent, words read, words kept: all of them POSTs that lead back to the record."""
