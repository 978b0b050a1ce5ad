"""The curators' pages: what is drafted, reviewed and published."""
