"""Documents, their files, and where records rest on them."""

from sqlalchemy import Connection, select

from boardobserver.domain.snapshots import Document, DocumentUse, Id
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import DocumentRow, DocumentUseRow
from boardobserver.storage.tables import content

_DOCUMENT = (
    DocumentRow.id,
    DocumentRow.title,
    DocumentRow.publisher,
    DocumentRow.dated,
    DocumentRow.version,
    DocumentRow.published_at,
    DocumentRow.file_name,
    DocumentRow.sha256,
    DocumentRow.size,
    DocumentRow.note,
)


def documents(connection: Connection) -> tuple[Document, ...]:
    """Every document, by title."""
    found = rows(connection, select(*_DOCUMENT).order_by(DocumentRow.title, DocumentRow.id))
    return tuple(Document(*row) for row in found)


def document(connection: Connection, document_id: Id) -> Document | None:
    """One document, or None."""
    found = rows(connection, select(*_DOCUMENT).where(DocumentRow.id == document_id))
    return Document(*found[0]) if found else None


def uses_of_record(connection: Connection, record_id: Id) -> tuple[DocumentUse, ...]:
    """Where a record rests on documents, in the order in which they were added."""
    found = rows(
        connection,
        select(
            DocumentUseRow.id,
            DocumentUseRow.tracked_id,
            DocumentUseRow.place,
            DocumentUseRow.quotation,
            DocumentUseRow.sic_note,
            *_DOCUMENT,
        )
        .join(DocumentRow, DocumentRow.id == DocumentUseRow.document_id)
        .where(DocumentUseRow.tracked_id == record_id)
        .order_by(DocumentUseRow.id),
    )
    return tuple(DocumentUse(row[0], row[1], Document(*row[5:]), *row[2:5]) for row in found)


def bytes_of(connection: Connection, sha256: str) -> bytes | None:
    """The bytes of a file, as they stand in the board; None when they are not there."""
    return connection.execute(select(content.c.bytes).where(content.c.sha256 == sha256)).scalar_one_or_none()
