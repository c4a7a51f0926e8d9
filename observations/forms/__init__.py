"""What people type and tick in the 2+2."""
