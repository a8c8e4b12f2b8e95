"""The draft of the line being typed: its text, and with it its kind, its speaker and when it was begun."""

import json
from dataclasses import dataclass
from datetime import datetime

from boardobserver.domain.words import EntryKind
from boardobserver.services.parties import Party


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A line that is not noted yet.

    Attributes:
        text: As typed, marks and all.
        kind: The kind that was chosen beside the line.
        speaker: Who speaks, as chosen beside the line.
        begun_at: When its first key was struck.
        is_speaker_chosen: Whether the speaker was chosen for this line, whatever its kind.
    """

    text: str
    kind: EntryKind = EntryKind.NOTE
    speaker: Party = Party()  # noqa: RUF009 - frozen
    begun_at: datetime | None = None
    is_speaker_chosen: bool = False

    def spelled(self) -> str:
        """The draft as it is kept; empty for an empty line.

        >>> LineDraft("").spelled(), read_draft(LineDraft("Why?").spelled()).text
        ('', 'Why?')
        """
        if not self.text:
            return ""
        return json.dumps(
            {
                "text": self.text,
                "kind": self.kind.value,
                "person": self.speaker.person_id,
                "organisation": self.speaker.organisation_id,
                "begun_at": self.begun_at.isoformat() if self.begun_at else None,
                "chosen": self.is_speaker_chosen,
            },
            ensure_ascii=False,
        )


def read_draft(kept: str) -> LineDraft:
    """A draft as it was kept; what cannot be read is all text, for nothing typed is ever thrown away.

    >>> read_draft("{half").text
    '{half'
    """
    try:
        values = json.loads(kept)
        begun_at = values["begun_at"]
        return LineDraft(
            text=str(values["text"]),
            kind=EntryKind(values["kind"]),
            speaker=Party(values["person"], values["organisation"]),
            begun_at=datetime.fromisoformat(begun_at) if begun_at else None,
            is_speaker_chosen=values.get("chosen") is True,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return LineDraft(kept)
