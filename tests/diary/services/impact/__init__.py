"""What publishing does to families."""
