"""What the administrator types about people, one file by noun."""
