"""Where the versions begin.

A new board is made from today's tables and stamped with the newest revision, so no script makes the first
ones; this is the revision that the second stands on.
"""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing comes before."""
