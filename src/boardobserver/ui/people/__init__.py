"""The people and the organisations of the board."""
