"""A whole diary as one file: its format, and how a ZIP of it is written and read.

Pure: values go in and come out. docs/exports.md describes the file for those who read
it elsewhere.
"""
