"""What a board has to offer as values of a filter, read when somebody begins to type one."""

from collections.abc import Sequence

from boardobserver.domain.filters.completion import Vocabulary
from boardobserver.domain.registers import RegisterRow
from boardobserver.domain.tracking import statuses_of
from boardobserver.domain.words import RecordKind
from boardobserver.storage.reader import Reader

_MOST_REFERENCES = 1_000
"""The newest so many are offered: whoever seeks an older one types it."""


class RegisterVocabulary:
    """Gives the values that fit a register; read once, until the register is another.

    Args:
        read: Reads the board.
        kind: The kind of the register's records.
    """

    def __init__(self, read: Reader, kind: RecordKind) -> None:
        self._read = read
        self._kind = kind
        self._rows: Sequence[RegisterRow] = ()
        self._known: Vocabulary | None = None

    def follow(self, rows: Sequence[RegisterRow]) -> None:
        """Take these as the lines of the register, oldest reference first."""
        self._rows = rows
        self._known = None

    def __call__(self) -> Vocabulary:
        """The values that there are now."""
        if self._known is None:
            self._known = self._made()
        return self._known

    def _made(self) -> Vocabulary:
        read = self._read
        people = tuple(person.initials for person in read.people() if person.initials)
        bodies = tuple(body.short_name for body in read.organisations())
        return Vocabulary(
            people=tuple(dict.fromkeys((*people, *bodies))),
            topics=read.topics(),
            meetings=tuple(str(meeting.number) for meeting in read.meetings()),
            references=tuple(row.reference_words for row in reversed(self._rows[-_MOST_REFERENCES:])),
            statuses=tuple(status.value.replace("_", "-") for status in statuses_of(self._kind)),
        )
