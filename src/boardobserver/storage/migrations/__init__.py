"""Alembic scripts: how an older board becomes a newer one. They never import today's records."""
