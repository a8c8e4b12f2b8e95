"""Which columns hold somebody's words or name, what stands in them after a disposal, and whose they are.

What is not named here stays: references, dates, times, states, links. A test goes over every column that
holds text, so that a new one is either named here or said to stay.
"""

from collections.abc import Mapping
from typing import Final

from boardobserver.domain.retention import DISPOSED_OF

_GONE: Final = DISPOSED_OF

BLANKED: Final[Mapping[str, Mapping[str, str | None]]] = {
    "meeting": {"title": _GONE, "place": "", "via": "", "corrections": "", "next_place": ""},
    "item": {"title": _GONE},
    "paper": {"reference": "", "title": _GONE},
    "attendance": {"items": "", "note": ""},
    "declaration": {"interest": _GONE, "handling": ""},
    "entry": {"text": _GONE, "wording": "", "withdrawn_reason": ""},
    "version": {"reason": ""},
    "correction": {"place": "", "before": "", "after": "", "reason": ""},
    "issued": {"issued_to": "", "note": ""},
    "hold": {"reason": ""},
    "tracked": {"text": _GONE, "reason": ""},
    "challenge": {"assumption": "", "evidence_asked": "", "outcome": "", "closing_evidence": ""},
    "advice": {
        "source_body": "",
        "source_document": "",
        "paragraph": "",
        "response_reason": "",
        "implementation": "",
    },
    "action": {"outcome": "", "closing_evidence": ""},
    "decision": {"reasons": "", "conditions": "", "dissent": "", "paper": ""},
    "assurance": {"evidence": "", "gaps": ""},
    "response": {"text": _GONE},
    "action_update": {"text": _GONE},
    "movement": {"words": ""},
    "movement_field": {"before": "", "after": ""},
    "document_use": {"place": "", "quotation": "", "sic_note": ""},
    "withholding": {"passage": "", "reason": ""},
    "document": {
        "title": _GONE,
        "publisher": "",
        "version": "",
        "published_at": "",
        "file_name": "",
        "sha256": None,
        "size": None,
        "note": "",
    },
    "person": {"name": _GONE, "role": ""},
}
"""By table and column, what stands there afterwards. A person gets other initials besides."""

ROOTS: Final = ("meeting", "tracked", "document", "person")
"""What is disposed of by itself; all else goes with what it belongs to."""

OWNERS: Final[Mapping[str, tuple[str, ...]]] = {
    "item": ("meeting_id",),
    "paper": ("item_id",),
    "attendance": ("meeting_id",),
    "declaration": ("meeting_id",),
    "entry": ("meeting_id",),
    "version": ("meeting_id",),
    "correction": ("meeting_id",),
    "issued": ("meeting_id",),
    "hold": ("meeting_id", "tracked_id"),
    "challenge": ("id",),
    "advice": ("id",),
    "action": ("id",),
    "decision": ("id",),
    "assurance": ("id",),
    "response": ("challenge_id",),
    "action_update": ("action_id",),
    "movement": ("tracked_id",),
    "movement_field": ("movement_id",),
    "document_use": ("tracked_id",),
    "withholding": ("meeting_id", "item_id", "entry_id", "tracked_id"),
}
"""By table, the columns that say what a row belongs to; owners stand before what they own."""

FILES: Final[Mapping[str, str]] = {
    "document": "sha256",
    "version": "record_sha256",
    "issued": "sha256",
    "convention": "value",
}
"""By table, the column that names a file by its hash."""

WORDED_FIELDS: Final = frozenset(
    column for table, columns in BLANKED.items() if table not in {"person", "document"} for column in columns
)
"""The fields whose values a movement keeps as words; its days, keys and states stay."""
