"""What follows a record from meeting to meeting.

Fields that a movement changed, deferral, topics of agenda items and the item that each goes on with, standing
questions, saved filters, and the documents that records rest on. Every column that is new to an old table may
be empty: nobody has said anything for the rows that are there.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = (
    ("board", "question_interval", "INTEGER", None),
    ("standing_item", "topic_id", "VARCHAR(36)", "topic"),
    ("item", "topic_id", "VARCHAR(36)", "topic"),
    ("item", "carried_from_id", "VARCHAR(36)", "item"),
    ("challenge", "question_id", "VARCHAR(36)", "standing_question"),
    ("movement", "until_on", "DATE", None),
    ("movement", "until_meeting_id", "VARCHAR(36)", "meeting"),
)
_TABLES = (
    """
    CREATE TABLE movement_field (
        movement_id VARCHAR(36) NOT NULL,
        field VARCHAR(40) NOT NULL,
        "before" TEXT,
        "after" TEXT,
        id VARCHAR(36) NOT NULL,
        CONSTRAINT pk_movement_field PRIMARY KEY (id),
        CONSTRAINT uq_movement_field_movement_id_field UNIQUE (movement_id, field),
        CONSTRAINT fk_movement_field_movement_id_movement FOREIGN KEY (movement_id)
            REFERENCES movement (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE standing_question (
        text TEXT NOT NULL,
        topic_id VARCHAR(36),
        position INTEGER NOT NULL,
        retired_at VARCHAR(32),
        id VARCHAR(36) NOT NULL,
        CONSTRAINT pk_standing_question PRIMARY KEY (id),
        CONSTRAINT fk_standing_question_topic_id_topic FOREIGN KEY (topic_id)
            REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE saved_filter (
        kind VARCHAR(40) NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        position INTEGER NOT NULL,
        id VARCHAR(36) NOT NULL,
        CONSTRAINT pk_saved_filter PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE document (
        title TEXT NOT NULL,
        publisher TEXT NOT NULL,
        dated DATE,
        version TEXT NOT NULL,
        published_at TEXT NOT NULL,
        file_name TEXT NOT NULL,
        sha256 VARCHAR(64),
        size INTEGER,
        note TEXT NOT NULL,
        id VARCHAR(36) NOT NULL,
        CONSTRAINT pk_document PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE document_use (
        document_id VARCHAR(36) NOT NULL,
        tracked_id VARCHAR(36) NOT NULL,
        place TEXT NOT NULL,
        quotation TEXT NOT NULL,
        sic_note TEXT NOT NULL,
        id VARCHAR(36) NOT NULL,
        CONSTRAINT pk_document_use PRIMARY KEY (id),
        CONSTRAINT fk_document_use_document_id_document FOREIGN KEY (document_id)
            REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT fk_document_use_tracked_id_tracked FOREIGN KEY (tracked_id)
            REFERENCES tracked (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    """
    CREATE TABLE content (
        sha256 VARCHAR(64) NOT NULL,
        bytes BLOB NOT NULL,
        CONSTRAINT pk_content PRIMARY KEY (sha256)
    )
    """,
)
_INDICES = (
    ("standing_question", "topic_id"),
    ("document_use", "document_id"),
    ("document_use", "tracked_id"),
    ("movement", "at"),
)


def upgrade() -> None:
    """Add the tables, the columns and their indices."""
    for statement in _TABLES:
        op.execute(statement)
    for table, column, stored, target in _COLUMNS:
        key = (
            f"CONSTRAINT fk_{table}_{column}_{target} REFERENCES {target} (id) DEFERRABLE INITIALLY DEFERRED"
        )
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {stored} {key if target else ''}")
    pointing = [(table, column) for table, column, _, target in _COLUMNS if target]
    for table, column in (*_INDICES, *pointing):
        op.execute(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")
