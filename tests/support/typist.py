"""A log as an observer types it into the window: the same words, with this program's marks and initials."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.logs import DAY, SCRIBE, Typed

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind
from boardobserver.services import meetings, people
from boardobserver.services.boards import new_board
from boardobserver.services.workspace import Workspace

INITIALS = {"lfr-lead": "LL", "board-chair": "BC", "legal-adviser": "LA", "ethics-adviser": "EA"}
_NAMES = {"LL": "LFR lead", "BC": "Board Chair", "LA": "Legal adviser", "EA": "Ethics adviser"}


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line to type, and what has to be in the record for it.

    Attributes:
        typed: The line as it is typed; for an item its title.
        is_item: Whether it opens an agenda item.
        is_correction: Whether it takes the place of the last line.
        kind: What it has to be. `speaker`: by whom, by initials. `text`: what it has to say.
    """

    typed: str
    is_item: bool = False
    is_correction: bool = False
    kind: EntryKind = EntryKind.NOTE
    speaker: str = ""
    text: str = ""


def strokes(lines: Iterable[Typed]) -> Iterator[Stroke]:
    """The lines of a log, one stroke each."""
    speaker = ""
    last = ""
    for line in (each for each in lines if each.nick == SCRIBE):
        head, colon, rest = line.text.partition(": ")
        if head == "Topic":
            yield Stroke(rest, is_item=True)
            continue
        if line.text.startswith("s/"):
            _s, old, new, _end = line.text.split("/")
            last = last.replace(old, new, 1)
            yield Stroke(last, is_correction=True, speaker=speaker, text=last)
            continue
        if head == "ACTION":
            last = f"@LL{rest.removeprefix('lfr-lead')}"
            yield Stroke(f"! {last}", kind=EntryKind.ACTION, text=last)
        elif head == "RESOLUTION":
            last = rest
            yield Stroke(f"= {last}", kind=EntryKind.DECISION, text=last)
        elif colon and head in INITIALS:
            mention = "" if INITIALS[head] == speaker else f"@{INITIALS[head]} "
            speaker, last = INITIALS[head], rest
            yield Stroke(f"{mention}{last}", speaker=speaker, text=last)
        else:
            last = line.text.removeprefix("… ")
            yield Stroke(last, speaker=speaker, text=last)


def running_meeting(folder: Path) -> tuple[Workspace, Id]:
    """A board in a folder with the people of the log, and a meeting that runs, without an agenda."""
    workspace = new_board(folder / "typed.board", "Test board", actor="typist")
    for initials, name in _NAMES.items():
        workspace.perform(people.add_person(name, initials=initials))
    series = workspace.read.series()[0].id
    meeting_id = workspace.perform(meetings.plan_meeting(series, DAY, with_agenda=False))
    workspace.perform(meetings.start_meeting(meeting_id))
    return workspace, meeting_id
