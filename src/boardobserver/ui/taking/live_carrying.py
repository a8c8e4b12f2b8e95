"""What was carried to the meeting and what was put off, as the step holds it."""

from collections.abc import Iterable, Mapping

from boardobserver.domain.inheritance import Deferral
from boardobserver.domain.questions import QuestionStanding
from boardobserver.domain.snapshots import Id
from boardobserver.services.changes import Changes
from boardobserver.services.questions import due_questions
from boardobserver.services.workspace import Workspace


class LiveCarrying:
    """Read with the meeting, then kept in step with every change of the board.

    Args:
        workspace: The open board.

    Attributes:
        places: The records that were carried to the meeting, each with its item there.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._meeting_id: Id = ""
        self._deferrals: dict[Id, Deferral] | None = None
        self.places: Mapping[Id, Id | None] = {}

    def show_meeting(self, meeting_id: Id) -> None:
        """Read what was carried to a meeting."""
        self._meeting_id = meeting_id
        self._deferrals = None
        self.places = self._workspace.read.on_agenda(meeting_id)

    def deferrals(self) -> Mapping[Id, Deferral]:
        """How records were put off; read when first asked for."""
        if self._deferrals is None:
            self._deferrals = dict(self._workspace.read.deferrals())
        return self._deferrals

    def questions_due(self, topic: str) -> tuple[QuestionStanding, ...]:
        """The standing questions that are due on a topic; none without one."""
        return due_questions(self._workspace.read, self._meeting_id, topic) if topic else ()

    def spoken_of(self, record_ids: Iterable[Id]) -> None:
        """Lines of the meeting moved these: they are put off no longer."""
        moved = set(record_ids)
        if self._deferrals is not None and moved & self._deferrals.keys():
            # A new mapping, so that whoever holds the old one can tell the difference.
            self._deferrals = {key: each for key, each in self._deferrals.items() if key not in moved}

    def follow(self, changes: Changes) -> set[Id]:
        """Take in what somebody else touched; gives the records that came, went, or were put off."""
        if not changes.concern("movement"):
            return set()
        places, self.places = self.places, self._workspace.read.on_agenda(self._meeting_id)
        moved = {record_id for record_id, _item in places.items() ^ self.places.items()}
        if self._deferrals is not None:
            before, self._deferrals = self._deferrals, dict(self._workspace.read.deferrals())
            keys = before.keys() | self._deferrals.keys()
            moved |= {key for key in keys if before.get(key) != self._deferrals.get(key)}
        return moved
