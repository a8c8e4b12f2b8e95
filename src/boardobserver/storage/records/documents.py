"""The documents that records rest on, and where in them."""

import datetime as dt
from typing import Annotated

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from boardobserver.storage.records.base import Row, reference_to


class DocumentRow(Row):
    """A document kept as evidence; its file, if it has one, stands in `content` under its SHA-256."""

    __tablename__ = "document"

    title: Mapped[str]
    publisher: Mapped[str]
    dated: Mapped[dt.date | None]
    version: Mapped[str]
    published_at: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[Annotated[str, mapped_column(String(64))] | None]
    size: Mapped[int | None]
    note: Mapped[str]


class DocumentUseRow(Row):
    """That a record rests on a document: the page or paragraph, the words quoted, a note beside “[sic]”."""

    __tablename__ = "document_use"

    document_id: Mapped[Annotated[str, reference_to("document")]]
    tracked_id: Mapped[Annotated[str, reference_to("tracked")]]
    place: Mapped[str]
    quotation: Mapped[str]
    sic_note: Mapped[str]
