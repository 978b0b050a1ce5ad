"""What curators send in."""
