"""The four steps of a meeting, and which comes first when one is opened."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol, TypeAlias, runtime_checkable

from PySide6.QtWidgets import QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import MeetingStatus

PAGE = "meetings"
"""The id of the page of the meetings."""


class MeetingStep(StrEnum):
    """A step of a meeting; each can be reached at any time."""

    PREPARE = "prepare"
    TAKE = "take"
    REVIEW = "review"
    MINUTES = "minutes"


@runtime_checkable
class ShowsMeeting(Protocol):
    """What the widget of a step can do."""

    def show_meeting(self, meeting_id: Id) -> None:
        """Show a meeting; may be called again with another one."""
        ...


@runtime_checkable
class Proposes(Protocol):
    """What the widget of a step can do that shows what a meeting inherits."""

    def propose(self) -> None:
        """Go to what is proposed to the meeting, if anything is."""
        ...


StepFactories: TypeAlias = Mapping[MeetingStep, Callable[[], QWidget]]
"""Makes the widget of each step (which `ShowsMeeting`) when it is first gone to."""

STEP_WORDS: Mapping[MeetingStep, tuple[str, str]] = {
    MeetingStep.PREPARE: ("Prepare", "clipboard-check"),
    MeetingStep.TAKE: ("Take notes", "notebook-pen"),
    MeetingStep.REVIEW: ("Review", "eye"),
    MeetingStep.MINUTES: ("Minutes", "file-text"),
}
"""The words and the icon of each step."""

_FIRST = {
    MeetingStatus.DRAFT: MeetingStep.PREPARE,
    MeetingStatus.IN_PROGRESS: MeetingStep.TAKE,
    MeetingStatus.UNDER_REVIEW: MeetingStep.REVIEW,
    MeetingStatus.SIGNED_OFF: MeetingStep.MINUTES,
}


def first_step(status: MeetingStatus) -> MeetingStep:
    """The step that a meeting of this status opens with.

    >>> first_step(MeetingStatus.IN_PROGRESS).value
    'take'
    """
    return _FIRST[status]


def place_of(meeting_id: Id, step: MeetingStep | None = None) -> str:
    """The detail of a location that shows a meeting, at a step or at the one that comes first.

    >>> place_of("0198", MeetingStep.REVIEW), place_of("0198")
    ('0198/review', '0198')
    """
    return meeting_id if step is None else f"{meeting_id}/{step.value}"


def read_place(detail: str) -> tuple[Id, MeetingStep | None]:
    """The meeting and the step that the detail of a location names.

    >>> read_place("0198/review"), read_place("0198")
    (('0198', <MeetingStep.REVIEW: 'review'>), ('0198', None))
    """
    meeting_id, _slash, step = detail.partition("/")
    return meeting_id, MeetingStep(step) if step in set(MeetingStep) else None
