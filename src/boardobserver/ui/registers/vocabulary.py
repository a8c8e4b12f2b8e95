"""What a board has to offer as values of a filter, read when somebody begins to type one."""

from collections.abc import Sequence

from boardobserver.domain.filters.completion import Vocabulary
from boardobserver.domain.registers import RegisterRow
from boardobserver.domain.tracking import statuses_of
from boardobserver.domain.words import RecordKind
from boardobserver.storage.reader import Reader

_MOST_REFERENCES = 1_000
"""The newest so many are offered: whoever seeks an older one types it."""


def board_vocabulary(read: Reader, kind: RecordKind, rows: Sequence[RegisterRow]) -> Vocabulary:
    """The values that fit a register.

    Args:
        read: Reads the board.
        kind: The kind of its records.
        rows: Its lines, oldest reference first.
    """
    people = tuple(person.initials for person in read.people() if person.initials)
    bodies = tuple(body.short_name for body in read.organisations())
    return Vocabulary(
        people=tuple(dict.fromkeys((*people, *bodies))),
        topics=read.topics(),
        meetings=tuple(str(meeting.number) for meeting in read.meetings()),
        references=tuple(row.reference_words for row in reversed(rows[-_MOST_REFERENCES:])),
        statuses=tuple(status.value.replace("_", "-") for status in statuses_of(kind)),
    )
