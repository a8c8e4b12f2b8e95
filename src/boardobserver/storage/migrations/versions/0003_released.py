"""What is withheld from the public, versions of minutes and their corrections, what was issued and is kept.

The new columns of old tables may be empty: nobody has said a grade, a rule or a part of their rows.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_COLUMNS = (
    ("person", "grade", "VARCHAR(40)"),
    ("person", "naming", "VARCHAR(40)"),
    ("item", "part", "INTEGER"),
)
_TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "withholding": (
        (
            "meeting_id VARCHAR(36)",
            "entry_id VARCHAR(36)",
            "item_id VARCHAR(36)",
            "tracked_id VARCHAR(36)",
            "passage TEXT NOT NULL",
            "exemptions TEXT NOT NULL",
            "reason TEXT NOT NULL",
        ),
        (),
    ),
    "version": (
        (
            "meeting_id VARCHAR(36) NOT NULL",
            "major INTEGER NOT NULL",
            "minor INTEGER NOT NULL",
            "made_at VARCHAR(32) NOT NULL",
            "made_by_id VARCHAR(36)",
            "reason TEXT NOT NULL",
            "record_sha256 VARCHAR(64) NOT NULL",
            "journal_head VARCHAR(64) NOT NULL",
        ),
        ("meeting_id", "major", "minor"),
    ),
    "correction": (
        (
            "meeting_id VARCHAR(36) NOT NULL",
            "agreed_at_id VARCHAR(36)",
            "number INTEGER NOT NULL",
            "target TEXT NOT NULL",
            "target_id VARCHAR(36)",
            "field TEXT NOT NULL",
            "place TEXT NOT NULL",
            '"before" TEXT NOT NULL',
            '"after" TEXT NOT NULL',
            "reason TEXT NOT NULL",
            "made_at VARCHAR(32) NOT NULL",
            "made_by_id VARCHAR(36)",
            "version_id VARCHAR(36)",
        ),
        ("meeting_id", "number"),
    ),
    "issued": (
        (
            "meeting_id VARCHAR(36) NOT NULL",
            "major INTEGER NOT NULL",
            "minor INTEGER NOT NULL",
            "edition VARCHAR(40) NOT NULL",
            "format TEXT NOT NULL",
            "sha256 VARCHAR(64) NOT NULL",
            "size INTEGER NOT NULL",
            "issued_on DATE NOT NULL",
            "issued_to TEXT NOT NULL",
            "issued_by_id VARCHAR(36)",
            "note TEXT NOT NULL",
        ),
        (),
    ),
    "convention": (("name TEXT NOT NULL", "value TEXT NOT NULL"), ("name",)),
    "hold": (
        (
            "meeting_id VARCHAR(36)",
            "tracked_id VARCHAR(36)",
            "reason TEXT NOT NULL",
            "set_at VARCHAR(32) NOT NULL",
            "lifted_at VARCHAR(32)",
        ),
        (),
    ),
    "disposal": (
        (
            "meeting_id VARCHAR(36)",
            "tracked_id VARCHAR(36)",
            "at VARCHAR(32) NOT NULL",
            '"by" TEXT NOT NULL',
            "what TEXT NOT NULL",
            "reason TEXT NOT NULL",
            "counts TEXT NOT NULL",
        ),
        (),
    ),
}
_TARGETS = {
    "meeting_id": "meeting",
    "agreed_at_id": "meeting",
    "entry_id": "entry",
    "item_id": "item",
    "tracked_id": "tracked",
    "made_by_id": "person",
    "issued_by_id": "person",
    "version_id": "version",
}
"""What a column of these names points at."""


_OF_ITEM = "(SELECT meeting_id FROM item WHERE id = {row}.item_id)"
_LOCKED = {
    "item": "{row}.meeting_id",
    "paper": _OF_ITEM,
    "item_span": _OF_ITEM,
    "attendance": "{row}.meeting_id",
    "declaration": "{row}.meeting_id",
    "entry": "{row}.meeting_id",
    "meeting": "{row}.id",
}
"""By table, the key of the meeting whose sign-off locks a row."""

_ITEM_COLUMNS = (
    "id, meeting_id, position, title, section, presenter_id, planned_minutes, state, carried_from_id, part"
)


def upgrade() -> None:
    """Add the tables, the columns and their indices, and the locks on what is signed off."""
    for table, column, stored in _COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {stored}")
    for table, (columns, unique) in _TABLES.items():
        _create(table, columns, unique)
    for table, key in _LOCKED.items():
        is_meeting = table == "meeting"
        columns = f" OF {_ITEM_COLUMNS}" if table == "item" else ""
        _lay(table, "INSERT", key.format(row="NEW"))
        both = (key.format(row="OLD"),) if is_meeting else (key.format(row="OLD"), key.format(row="NEW"))
        _lay(table, "UPDATE", ", ".join(both), columns)
        _lay(table, "DELETE", key.format(row="OLD"))


def _create(table: str, columns: tuple[str, ...], unique: tuple[str, ...]) -> None:
    pointing = [name for name in (column.split()[0] for column in columns) if name in _TARGETS]
    parts = [*columns, "id VARCHAR(36) NOT NULL", f"CONSTRAINT pk_{table} PRIMARY KEY (id)"]
    if unique:
        parts.append(f"CONSTRAINT uq_{table}_{'_'.join(unique)} UNIQUE ({', '.join(unique)})")
    parts += [
        f"CONSTRAINT fk_{table}_{name}_{_TARGETS[name]} FOREIGN KEY ({name})"
        f" REFERENCES {_TARGETS[name]} (id) DEFERRABLE INITIALLY DEFERRED"
        for name in pointing
    ]
    op.execute(f"CREATE TABLE {table} ({', '.join(parts)})")
    for name in pointing:
        op.execute(f"CREATE INDEX ix_{table}_{name} ON {table} ({name})")


def _lay(table: str, act: str, keys: str, columns: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER lock_{table}_{act.lower()} BEFORE {act}{columns} ON {table}"  # noqa: S608 - names of tables
        f" WHEN EXISTS (SELECT 1 FROM meeting WHERE id IN ({keys}) AND status = 'signed_off')"
        " BEGIN SELECT RAISE(ABORT, 'signed off'); END"
    )
