"""The record that minutes carry in themselves: a format of its own, one sequence of bytes for one record."""
