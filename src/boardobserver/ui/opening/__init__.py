"""Boards being opened, made and closed, and what is shown while none is open."""
