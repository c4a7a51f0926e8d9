"""What `./run bench` measures: pages as people ask for them, and the SQL they need at least."""
