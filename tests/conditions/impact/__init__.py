"""What is told of a draft's impact."""
