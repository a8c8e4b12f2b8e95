"""The documents that records rest on."""

from dataclasses import dataclass
from datetime import date

from boardobserver.domain.snapshots.boards import Id


@dataclass(frozen=True, slots=True)
class Document:
    """A document kept as evidence.

    Attributes:
        published_at: Where it was published: a web address, a library, a paper's reference.
        file_name: What its file was called when it was attached; empty when none is.
        sha256: The SHA-256 of its file, under which the board keeps the bytes; None when there is none.
        size: The size of its file in bytes.
    """

    id: Id
    title: str
    publisher: str
    dated: date | None
    version: str
    published_at: str
    file_name: str
    sha256: str | None
    size: int | None
    note: str


@dataclass(frozen=True, slots=True)
class DocumentUse:
    """That a record rests on a document.

    Attributes:
        place: The page or paragraph.
        quotation: The words quoted, exactly as they stand there.
        sic_note: Why a slip in them was left as it stands; beside it the quotation reads “[sic]”.
    """

    id: Id
    record_id: Id
    document: Document
    place: str
    quotation: str
    sic_note: str
