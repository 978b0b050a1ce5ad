"""Tags and filters of the conditions pages."""
