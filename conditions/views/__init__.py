"""What everyone may read of the curated data."""
