"""What curators fill in: the content of a draft, page by page."""
