"""Whose words a line is that does not say so: who speaks stays until changed, for what is spoken."""

from boardobserver.domain.words import EntryKind

_SPOKEN = frozenset(
    {EntryKind.NOTE, EntryKind.CHALLENGE, EntryKind.RESPONSE, EntryKind.SUPPORT, EntryKind.FIGURE}
)


def is_spoken(kind: EntryKind) -> bool:
    """Whether a line of this kind is what somebody said.

    A decision is the Board's, ethics advice its source's, an action is given to somebody, and a private note
    is the observer's own: whoever spoke before has said none of them.

    >>> is_spoken(EntryKind.SUPPORT), is_spoken(EntryKind.DECISION)
    (True, False)
    """
    return kind in _SPOKEN
