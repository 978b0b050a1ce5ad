"""What a message says, and how it becomes a letter. No database."""
