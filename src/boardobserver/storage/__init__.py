"""The board file: the only home of SQLAlchemy, Alembic and the SQLite driver."""
