"""Loading the tables and what works on them, which takes longer than all the rest of a start."""

from importlib import import_module


def load_tables() -> None:
    """Load them ahead of the first that needs them. Safe in any thread."""
    from sqlalchemy.orm import configure_mappers

    for needed in ("reader", "long_unit", "replay"):
        import_module(f"boardobserver.storage.{needed}")
    configure_mappers()
