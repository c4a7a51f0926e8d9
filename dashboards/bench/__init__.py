"""What `./run bench` measures: the pages as people ask for them, and the SQL they cannot do without."""
