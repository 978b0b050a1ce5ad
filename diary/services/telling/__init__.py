"""News travels: who is told what, when, by which channel, once."""
