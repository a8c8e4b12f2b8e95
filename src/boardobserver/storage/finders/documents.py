"""Documents, their files, and where records rest on them."""

from sqlite3 import Connection
from typing import Any

from boardobserver.domain.snapshots import Document, DocumentUse, Id
from boardobserver.storage.finders.query import Query, types_of


def documents(connection: Connection) -> tuple[Document, ...]:
    """Every document, by title."""
    return _DOCUMENTS.all(connection, "ORDER BY title, id")


def document(connection: Connection, document_id: Id) -> Document | None:
    """One document, or None."""
    return _DOCUMENTS.first(connection, "WHERE id = ?", document_id)


def uses_of_record(connection: Connection, record_id: Id) -> tuple[DocumentUse, ...]:
    """Where a record rests on documents, in the order in which they were added."""
    return _USES.all(connection, "WHERE used.tracked_id = ? ORDER BY used.id", record_id)


def bytes_of(connection: Connection, sha256: str) -> bytes | None:
    """The bytes of a file, as they stand in the board; None when they are not there."""
    return _FILES.first(connection, "WHERE sha256 = ?", sha256)


def _use(use_id: Id, record_id: Id, place: str, quotation: str, sic_note: str, *values: Any) -> DocumentUse:
    return DocumentUse(use_id, record_id, Document(*values), place, quotation, sic_note)


_DOCUMENTS = Query(
    Document,
    types_of(Document),
    """
    SELECT id, title, publisher, dated, version, published_at, file_name, sha256, size, note
    FROM document
    """,
)
_USES = Query(
    _use,
    (str, str, str, str, str, *types_of(Document)),
    """
    SELECT used.id, used.tracked_id, used.place, used.quotation, used.sic_note,
           document.id, title, publisher, dated, version, published_at, file_name, sha256, size, note
    FROM document_use AS used JOIN document ON document.id = used.document_id
    """,
)
_FILES = Query(bytes, (bytes,), "SELECT bytes FROM content")
