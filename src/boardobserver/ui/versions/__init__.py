"""Versions of minutes in the window: their list, corrections, what was issued, and how two of them differ."""
