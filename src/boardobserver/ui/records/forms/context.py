"""What the form of a record is shown with, besides the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from boardobserver.domain.snapshots import Id
from boardobserver.ui.fields.directory import Directory

_NONE: Mapping[Id, str] = {}


@dataclass(frozen=True, slots=True)
class FormContext:
    """Where a record is looked at, and what of it can be changed there.

    Attributes:
        directory: Who is who.
        topics: The board's grounds and topics.
        is_editable: Whether anything can be changed.
        meeting_id: The meeting in which it is changed; None between meetings.
        settled: The fields that signed minutes have settled: they can only be read.
        settled_responses: The responses whose words and giver signed minutes have settled.
        heard_at: By response, when and where it was given, in words; nothing is said where it is plain.
    """

    directory: Directory
    topics: tuple[str, ...]
    is_editable: bool
    meeting_id: Id | None = None
    settled: frozenset[str] = frozenset()
    settled_responses: frozenset[Id] = frozenset()
    heard_at: Mapping[Id, str] = field(default_factory=lambda: _NONE)
