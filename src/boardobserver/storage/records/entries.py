"""The running record."""

import datetime as dt
from typing import Annotated

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from boardobserver.domain.words import EntryKind
from boardobserver.storage.records.base import Row, reference_to


class EntryRow(Row):
    """One line of a meeting's running record."""

    __tablename__ = "entry"
    __table_args__ = (Index(None, "meeting_id", "position"),)

    meeting_id: Mapped[Annotated[str, reference_to("meeting", index=False)]]
    item_id: Mapped[Annotated[str, reference_to("item")] | None]
    position: Mapped[int]
    kind: Mapped[EntryKind]
    at: Mapped[dt.datetime]
    speaker_id: Mapped[Annotated[str, reference_to("person")] | None]
    speaker_organisation_id: Mapped[Annotated[str, reference_to("organisation")] | None]
    text: Mapped[str]
    wording: Mapped[str]
    in_minutes: Mapped[bool]
    record_id: Mapped[Annotated[str, reference_to("tracked")] | None]
    withdrawn_at: Mapped[dt.datetime | None]
    withdrawn_reason: Mapped[str]
