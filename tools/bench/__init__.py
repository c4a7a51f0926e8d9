"""`./run bench`: figures of the running portal, on databases of their own."""
