"""How often each trial is made, in the tests and in the long run."""

SHORT_KILLS = {
    "typing in the window": 8,
    "noting lines": 8,
    "printing": 8,
    "making a board": 7,
    "backing up": 8,
    "migrating": 9,
    "restoring": 6,
    "rescuing": 7,
    "changing the passphrase": 8,
    "importing a log": 8,
    "signing off": 8,
    "issuing": 8,
    "disposing": 7,
}
"""A hundred kills, by act."""

SOAK_KILLS = 1000
"""Kills in the long run, over all acts."""

SHORT_FLIPS = {"plain": 40, "encrypted": 20}
"""Boards that are damaged in the tests, by sort."""

SOAK_FLIPS = 1000
"""Boards that are damaged in the long run, over both sorts."""

SHORT_INPUTS = 40
"""Inputs that each part is given in the tests."""

SOAK_INPUTS = 5000
"""Inputs that each part is given in the long run; slow ones get a tenth."""
