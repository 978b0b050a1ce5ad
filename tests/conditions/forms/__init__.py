"""What curators fill in."""
