"""Whose words a line is that does not say so: who speaks stays until changed, for what is spoken."""

import re

from boardobserver.domain.entry_line import EntryLine
from boardobserver.domain.words import EntryKind

_SPOKEN = frozenset(
    {EntryKind.NOTE, EntryKind.CHALLENGE, EntryKind.RESPONSE, EntryKind.SUPPORT, EntryKind.FIGURE}
)

_BARE_SPEAKER = re.compile(r"(?P<name>[A-Z][A-Z0-9&]{1,9}):\s")


def is_spoken(kind: EntryKind) -> bool:
    """Whether a line of this kind is what somebody said.

    A decision is the Board's, ethics advice its source's, an action is given to somebody, and a private note
    is the observer's own: whoever spoke before has said none of them.

    >>> is_spoken(EntryKind.SUPPORT), is_spoken(EntryKind.DECISION)
    (True, False)
    """
    return kind in _SPOKEN


def bare_speaker(line: EntryLine) -> str:
    """The capitals before a colon that a line begins with, where nobody is named as its speaker.

    They may be somebody's initials without their sign, or words; whoever spoke before has not said them.
    """
    match = _BARE_SPEAKER.match(line.said)
    return match["name"] if match is not None and line.speaker is None and line.owner is None else ""
