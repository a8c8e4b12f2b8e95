"""Use cases: what the window and the command line can do with a board. No Qt, no SQL."""
