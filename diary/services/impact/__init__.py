"""What publishing a draft would do to families, and what it does once it is published.

`outlooks` looks at spots under both rule books, `tallying` makes counts of it that
point at nobody, `counting` keeps them for the curators' pages, and `following` lets the
spots follow what was published.
"""
