"""The people and the organisations of the board."""

PAGE = "people"
"""The id of the page; here, so that a way to it can be named without loading it."""
