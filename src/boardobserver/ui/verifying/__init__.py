"""Verifying a PDF of minutes in the window."""
