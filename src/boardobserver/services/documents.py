"""Documents as evidence: their particulars, their files, and the records that rest on them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypedDict, Unpack

from boardobserver.domain.errors import Fault, Refusal, require
from boardobserver.domain.snapshots import Document, Id
from boardobserver.host.files import read_within, write_aside
from boardobserver.services.command import Command
from boardobserver.services.rows import assign, required
from boardobserver.storage.reader import Reader
from boardobserver.storage.records import DocumentRow, DocumentUseRow, TrackedRow
from boardobserver.storage.unit import Unit

LARGEST_FILE = 50 << 20
"""No file of more bytes is kept in a board."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that was read to be kept in the board. It is kept and given back, and never run or opened."""

    name: str
    sha256: str
    data: bytes


class Particulars(TypedDict, total=False):
    """What may be known of a document besides its title."""

    publisher: str
    dated: dt.date | None
    version: str
    published_at: str
    note: str


class DocumentChanges(Particulars, total=False):
    """What of a document can be changed at any time."""

    title: str


class UseChanges(TypedDict, total=False):
    """What of a document a record rests on."""

    place: str
    quotation: str
    sic_note: str


def read_attachment(path: Path) -> AttachedFile:
    """Read a file to be attached; safe to call in any thread.

    Raises:
        Refusal: It is no file, is empty, or is too large.
        Fault: It cannot be read.
    """
    data = read_within(path, LARGEST_FILE)
    if not data:
        raise Refusal(f"“{path.name}” is empty.", "file")
    return AttachedFile(path.name, sha256(data).hexdigest(), data)


def add_document(
    title: str, *, for_record_id: Id | None = None, place: str = "", **particulars: Unpack[Particulars]
) -> Command[Id]:
    """Add a document, and give its key.

    Args:
        title: Its title.
        for_record_id: A record that rests on it, if it is added for one.
        place: The page or paragraph that the record rests on.
        particulars: The rest of what is known of it.
    """

    def apply(unit: Unit) -> Id:
        document = DocumentRow(
            id=unit.new_id(),
            title=_title(title),
            publisher="",
            dated=None,
            version="",
            published_at="",
            file_name="",
            sha256=None,
            size=None,
            note="",
        )
        assign(document, particulars)
        unit.add(document)
        if for_record_id is not None:
            _add_use(unit, for_record_id, document.id, {"place": place})
        return document.id

    return Command("add a document", apply)


def change_document(document_id: Id, **changes: Unpack[DocumentChanges]) -> Command[None]:
    """Change the particulars of a document; every record that rests on it shows them."""

    def apply(unit: Unit) -> None:
        if "title" in changes:
            changes["title"] = _title(changes["title"])
        assign(unit.get(DocumentRow, document_id), changes)

    return Command("change a document", apply)


def attach_file(document_id: Id, file: AttachedFile) -> Command[None]:
    """Keep a file with a document, in the place of the one that it has, if any.

    The bytes stand outside the journal, under their hash: an undo takes back that the document has the file,
    and leaves the bytes, so that a redo finds them.

    Raises:
        Refusal: The document was taken back while the file was read.
    """

    def apply(unit: Unit) -> None:
        found = next(iter(unit.find(DocumentRow, id=document_id)), None)
        document = require(found, "This document is not there any more.")
        unit.keep_file(file.sha256, file.data)
        changes = {"file_name": file.name, "sha256": file.sha256, "size": len(file.data)}
        assign(document, changes)

    return Command("attach a file to a document", apply)


def detach_file(document_id: Id) -> Command[None]:
    """Let a document have no file."""

    def apply(unit: Unit) -> None:
        assign(unit.get(DocumentRow, document_id), {"file_name": "", "sha256": None, "size": None})

    return Command("take a file from a document", apply)


def stored_file(read: Reader, document: Document) -> AttachedFile:
    """The file of a document as the board holds it; `save_copy` makes sure that it is whole.

    Raises:
        Refusal: It has none.
        Fault: The board does not hold it any more.
    """
    if document.sha256 is None:
        raise Refusal("This document has no file.", "file")
    data = read.file_bytes(document.sha256)
    if data is None:
        raise _lost(document.file_name)
    return AttachedFile(document.file_name, document.sha256, data)


def save_copy(file: AttachedFile, path: Path, *, overwrite: bool) -> None:
    """Write a copy of a file that only its owner can read; safe to call in any thread.

    Raises:
        Refusal: A file is there already that may not be replaced.
        Fault: The board does not hold the file as it was attached, or the disk did not take the copy.
    """
    if sha256(file.data).hexdigest() != file.sha256:
        raise _lost(file.name)
    write_aside(path, file.data, overwrite=overwrite)


def use_document(record_id: Id, document_id: Id, **changes: Unpack[UseChanges]) -> Command[Id]:
    """Say that a record rests on a document, and give the key of that.

    A record can rest on several places of one document, and one document can serve many records.

    Raises:
        Refusal: It rests on the same place and words of it already.
    """

    def apply(unit: Unit) -> Id:
        unit.get(DocumentRow, document_id)
        return _add_use(unit, record_id, document_id, changes)

    return Command("rest a record on a document", apply)


def change_use(use_id: Id, **changes: Unpack[UseChanges]) -> Command[None]:
    """Change what of a document a record rests on; a quotation is kept exactly as it is given."""

    def apply(unit: Unit) -> None:
        assign(unit.get(DocumentUseRow, use_id), changes)

    return Command("change what a record quotes", apply)


def drop_use(use_id: Id) -> Command[None]:
    """Let a record not rest on a document any more; the document stays on the board."""

    def apply(unit: Unit) -> None:
        unit.delete(unit.get(DocumentUseRow, use_id))

    return Command("take a document from a record", apply)


def _add_use(unit: Unit, record_id: Id, document_id: Id, given: Mapping[str, object]) -> Id:
    unit.get(TrackedRow, record_id)
    use = DocumentUseRow(
        id=unit.new_id(), document_id=document_id, tracked_id=record_id, place="", quotation="", sic_note=""
    )
    assign(use, given)
    for other in unit.find(DocumentUseRow, tracked_id=record_id, document_id=document_id):
        if (other.place, other.quotation) == (use.place, use.quotation):
            raise Refusal("This record rests on that document already. Give another page.", "document")
    unit.add(use)
    return use.id


def _title(title: str) -> str:
    return required(title, "title", "Give the document a title.")


def _lost(file_name: str) -> Fault:
    return Fault(
        f"“{file_name}” is not in the board any more as it was attached.",
        "Take it from a backup of the board, or attach it again.",
    )
