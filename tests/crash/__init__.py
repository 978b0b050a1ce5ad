"""What is left of uploads after processes were killed."""
