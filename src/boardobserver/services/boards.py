"""A new board file, and the particulars of the board."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict, Unpack

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.topics import TOPICS
from boardobserver.domain.words import Marking, Section
from boardobserver.domain.zones import zone_of
from boardobserver.services.command import Command
from boardobserver.services.rows import assign, required
from boardobserver.services.workspace import Clock, Workspace, system_clock
from boardobserver.storage.making import new_file
from boardobserver.storage.opening import require_free, require_suffix
from boardobserver.storage.records import BoardRow, OrganisationRow, SeriesRow, StandingItemRow, TopicRow
from boardobserver.storage.unit import Unit

_BODIES = (
    ("Metropolitan Police Service", "MPS"),
    ("Mayor’s Office for Policing and Crime", "MOPAC"),
    ("London Policing Ethics Panel", "LPEP"),
)
_LONGEST_INTERVAL = 24
"""No standing question waits for more meetings than this."""

_STANDING_AGENDA: tuple[tuple[str, Section, int | None], ...] = (
    ("Welcome and apologies", Section.WELCOME, 5),
    ("Declarations of interest", Section.DECLARATIONS, 5),
    ("Minutes of the previous meeting", Section.PREVIOUS_MINUTES, 5),
    ("Matters arising and action log", Section.MATTERS_ARISING, 15),
    ("Chair’s update", Section.CHAIRS_UPDATE, 10),
    ("Live facial recognition update", Section.BUSINESS, 30),
    ("Forward look", Section.FORWARD_LOOK, 5),
    ("Any other business", Section.ANY_OTHER_BUSINESS, 5),
    ("Next meeting and close", Section.CLOSE, 5),
)


class BoardChanges(TypedDict, total=False):
    """The particulars of a board that can be changed."""

    name: str
    body: str
    observing_body: str
    timezone: str
    marking: Marking
    question_interval: int


def new_board(
    path: Path,
    name: str,
    *,
    actor: str,
    passphrase: Passphrase | None = None,
    clock: Clock = system_clock,
) -> Workspace:
    """Make a board file and open it: its bodies, topics and a first series of meetings, and nothing else.

    With a passphrase the file is encrypted from its first byte on.

    Raises:
        Refusal: The name is empty or does not end in `.board`, or something is there already.
        Fault: The folder is missing or cannot be written to.
    """
    with board_in_making(path, name, actor=actor, passphrase=passphrase, clock=clock) as making:
        key = making.key
    return Workspace.open(path, actor=actor, passphrase=key, clock=clock)


@contextmanager
def board_in_making(
    path: Path,
    name: str,
    *,
    actor: str,
    passphrase: Passphrase | None = None,
    clock: Clock = system_clock,
) -> Generator[Workspace]:
    """A new board, set up, to be filled with more; nobody finds it under its name before the block has ended.

    Raises:
        Refusal: The name is empty or does not end in `.board`, or something is there already.
        Fault: The folder is missing or cannot be written to.
    """
    name = required(name, "name", "Give the board a name.")
    with new_file(path, passphrase) as store:
        making = Workspace(store, clock=clock, actor=actor)
        making.perform(Command(f"set up {name}", lambda unit: _set_up(unit, name), is_barrier=True))
        yield making


def require_room(path: Path) -> None:
    """Refuse a file in which no new board can be made: its name is none of a board's, or is taken.

    Raises:
        Refusal: So it is.
        Fault: Its folder is missing.
    """
    require_suffix(path)
    require_free(path)


def named_as_board(path: Path) -> None:
    """Refuse a file name that no board has, before anything is done about it."""
    require_suffix(path)


def change_board(**changes: Unpack[BoardChanges]) -> Command[None]:
    """Change the board's particulars."""

    def apply(unit: Unit) -> None:
        if "name" in changes:
            changes["name"] = required(changes["name"], "name", "Give the board a name.")
        if "body" in changes:
            changes["body"] = required(changes["body"], "body", "Say whose board it is.")
        if "observing_body" in changes:
            changes["observing_body"] = required(
                changes["observing_body"], "observing_body", "Say who observes it."
            )
        if "timezone" in changes:
            _require_zone(changes["timezone"])
        if "question_interval" in changes:
            _require_interval(changes["question_interval"])
        assign(unit.get(BoardRow, unit.read.board().id), changes)

    return Command("change the board’s particulars", apply)


def _require_zone(name: str) -> None:
    """Refuse a zone that is not there: no time of the board could be shown again."""
    try:
        zone_of(name)
    except LookupError as error:
        raise Refusal(f"There is no time zone “{name}”. Try “Europe/London”.", "timezone") from error


def _require_interval(meetings: int) -> None:
    if not 1 <= meetings <= _LONGEST_INTERVAL:
        raise Refusal(f"Give a number of meetings between 1 and {_LONGEST_INTERVAL}.", "question_interval")


def _set_up(unit: Unit, name: str) -> None:
    unit.add(
        BoardRow(
            id=unit.new_id(),
            name=name,
            body=_BODIES[0][0],
            observing_body=_BODIES[1][0],
            timezone="Europe/London",
            marking=Marking.OFFICIAL_SENSITIVE,
            question_interval=None,
        )
    )
    for body, short_name in _BODIES:
        unit.add(OrganisationRow(id=unit.new_id(), name=body, short_name=short_name))
    for position, topic in enumerate(TOPICS, start=1):
        unit.add(TopicRow(id=unit.new_id(), name=topic, position=position))
    series = SeriesRow(id=unit.new_id(), name="Board meetings", quorum_needed=None)
    unit.add(series)
    for position, (title, section, minutes) in enumerate(_STANDING_AGENDA, start=1):
        unit.add(
            StandingItemRow(
                id=unit.new_id(),
                series_id=series.id,
                position=position,
                title=title,
                section=section,
                planned_minutes=minutes,
                topic_id=None,
            )
        )
