"""What has changed in words, as Home and the Changes page show it."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from boardobserver.domain.snapshots import Meeting
from boardobserver.domain.words import RecordKind
from boardobserver.services.changed import ChangedRecord
from boardobserver.services.lineage import Happening
from boardobserver.ui.widgets.date_field import show_date

KIND_WORDS: Final[dict[RecordKind, tuple[str, str]]] = {
    RecordKind.CHALLENGE: ("challenge", "challenges"),
    RecordKind.ADVICE: ("piece of ethics advice", "pieces of ethics advice"),
    RecordKind.ACTION: ("action", "actions"),
    RecordKind.DECISION: ("decision", "decisions"),
    RecordKind.ASSURANCE: ("assurance", "assurances"),
}
"""One record of a kind, and several."""


def kind_counts(changed: Iterable[ChangedRecord]) -> str:
    """How many records of each kind changed: "3 challenges · 1 action"."""
    found = Counter(record.kind for record in changed)
    return " · ".join(
        f"{found[kind]} {one if found[kind] == 1 else many}"
        for kind, (one, many) in KIND_WORDS.items()
        if found[kind]
    )


def meeting_name(meeting: Meeting) -> str:
    """A meeting as a choice: "13th meeting, 10 September 2026"."""
    return f"{meeting.title}, {show_date(meeting.held_on)}"


def happening_words(happening: Happening, record_text: str) -> str:
    """What happened, in what words, and what it changed; the record's own words are not said again.

    "Closed: “The observers have it.” Closing evidence: The record itself"
    """
    said = " ".join(happening.words.split())
    is_said = bool(said) and said != " ".join(record_text.split())
    changes = ". ".join(change.sentence for change in happening.changes)
    head = f"{happening.what}: “{said}”" if is_said else happening.what
    if not changes:
        return head
    return f"{head} {changes}" if is_said else f"{head}. {changes}"


def where_words(happening: Happening, meeting: Meeting | None) -> str:
    """At which meeting and item, or outside any on which day."""
    if meeting is None:
        return show_date(happening.at.date())
    return f"{meeting.title}, item {happening.item}" if happening.item else meeting.title
