"""The lock: a window that shows nothing of the board while nobody is at it."""
