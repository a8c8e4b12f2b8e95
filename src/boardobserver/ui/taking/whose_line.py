"""Who speaks in the line that is being typed, where it does not say so itself."""

from collections.abc import Callable

from boardobserver.domain.entry_line import EntryLine
from boardobserver.domain.room import Happening
from boardobserver.domain.speaking import bare_speaker, is_spoken
from boardobserver.domain.words import EntryKind
from boardobserver.services.parties import Party
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.taking.answering import Answered


class WhoseLine:
    """Who spoke last speaks on, in the lines that are spoken, until somebody else is named or chosen.

    Nobody answers their own challenge: a response without a name is by whomever the challenge was put to.

    Args:
        directory: Who is who now.
        answered: The challenge that a line would answer.

    Attributes:
        speaker: Who speaks from line to line.
        is_chosen: Whether they were chosen for the line that is being typed, whatever its kind.
    """

    def __init__(
        self, directory: Callable[[], Directory], answered: Callable[[EntryLine], Answered | None]
    ) -> None:
        self._directory = directory
        self._answered = answered
        self.speaker = Party()
        self.is_chosen = False

    def choose(self, speaker: Party) -> None:
        """Let somebody speak in this line, and from now on."""
        self.speaker = speaker
        self.is_chosen = True

    def begin(self, speaker: Party, *, is_chosen: bool = False) -> None:
        """Begin a line with somebody who speaks unless it says otherwise."""
        self.speaker = speaker
        self.is_chosen = is_chosen

    def of(self, line: EntryLine) -> Party:
        """Whose words a line is: nobody's when it names somebody whom the board does not know."""
        if line.speaker is not None:
            return self._directory().named(line.speaker)
        if line.room is not None:
            return Party()
        if self.is_chosen:
            return self.speaker
        if not is_spoken(line.kind) or self._directory().knows(bare_speaker(line)):
            return Party()
        answered = self._answered(line)
        is_asker = answered is not None and self.speaker in (answered.put_by, Party())
        return answered.put_to if answered is not None and is_asker else self.speaker

    def note(self, line: EntryLine) -> None:
        """A line was noted: whoever spoke in it speaks on, and nobody who is known to have stopped."""
        spoken_by = self.of(line)
        room = line.room
        has_gone = room is not None and room.what is Happening.WENT
        gone = (
            {self._directory().named(each) for each in room.initials} if room and has_gone else set[Party]()
        )
        if spoken_by:
            self.speaker = spoken_by
        elif line.kind is EntryKind.RESPONSE and line.speaker is None:
            self.speaker = Party()
        if self.speaker in gone:
            self.speaker = Party()
        self.is_chosen = False
