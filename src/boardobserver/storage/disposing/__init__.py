"""Lawful disposal: the words of meetings and records leave a board, and what they were stays."""
