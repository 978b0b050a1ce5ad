"""What differs between revisions."""
