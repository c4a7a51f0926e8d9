"""What people type about groups that meet and exchange."""
