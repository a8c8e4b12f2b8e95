"""Backups: made without being asked for, listed, and restored."""
