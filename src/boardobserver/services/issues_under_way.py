"""Files of minutes that are being saved in order to go out: known to the board before they are on the disk.

Between the saving of a file and the record of it the program may end. So what is about to go out is kept
first, among what is being typed, with where it goes; the record takes its place. What the next opening finds
there is recorded then if the file was saved, and told either way.
"""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Id, VersionNumber
from boardobserver.host.files import read_within
from boardobserver.services.issuing import Issue, issue
from boardobserver.services.workspace import Workspace
from boardobserver.storage.drafts import Draft
from boardobserver.storage.unit_head import new_id

SCOPE = "issue:"
"""How the scopes of them begin, among those of editors."""

_MOST = 1 << 30


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A file that is about to go out.

    Attributes:
        scope: Under what the board knows of it.
        path: Where it is saved.
        digest: Its SHA-256.
    """

    scope: str
    meeting_id: Id
    what: Issue
    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a file that was about to go out when the program ended.

    Attributes:
        is_recorded: Whether it was saved, and is recorded as issued now.
    """

    issue: UnderWay
    is_recorded: bool


def set_under_way(workspace: Workspace, meeting_id: Id, what: Issue, path: Path, data: bytes) -> UnderWay:
    """Let the board know of a file before it is saved.

    Raises:
        Fault: The board cannot be written to.
    """
    digest = sha256(data).hexdigest()
    # The same minutes may be on their way to two people.
    scope = f"{SCOPE}{meeting_id}:{digest}:{new_id()}"
    begun = UnderWay(scope, meeting_id, what, path.absolute(), digest)
    workspace.keep_draft(begun.scope, _written(begun))
    return begun


def give_up(workspace: Workspace, begun: UnderWay) -> None:
    """Forget a file that could not be saved.

    Raises:
        Fault: The board cannot be written to.
    """
    workspace.keep_draft(begun.scope, "")


def end_those_under_way(workspace: Workspace) -> Iterator[Ended]:
    """Record what had been saved when the program ended, and forget the rest; for a board just opened.

    Each is done when it is asked for, so that what is done is told although the next one fails.
    What cannot be recorded because the disk does not take it waits for the next opening.

    Raises:
        Fault: The board cannot be read or written to.
    """
    begun = [_read(draft) for draft in workspace.drafts() if draft.scope.startswith(SCOPE) and draft.is_whole]
    for each in begun:
        yield Ended(each, _is_recorded(workspace, each))


def _is_recorded(workspace: Workspace, begun: UnderWay) -> bool:
    """Record it if the very file is where it was to be saved; forget it if not."""
    data = _found_at(begun.path)
    if sha256(data).hexdigest() == begun.digest:
        with suppress(Refusal):  # its meeting, or its version, is not there any more
            workspace.perform(issue(begun.meeting_id, begun.what, data, draft_scope=begun.scope))
            return True
    give_up(workspace, begun)
    return False


def _found_at(path: Path) -> bytes:
    try:
        return read_within(path, _MOST)
    except (Refusal, Fault):
        return b""


def _written(begun: UnderWay) -> str:
    what = begun.what
    return json.dumps(
        {
            "version": [what.version.major, what.version.minor],
            "edition": what.edition,
            "format": what.format,
            "issued_to": what.issued_to,
            "issued_on": what.issued_on.isoformat(),
            "note": what.note,
            "path": str(begun.path),
        }
    )


def _read(draft: Draft) -> UnderWay:
    said = json.loads(draft.text)
    meeting_id, digest, _own = draft.scope.removeprefix(SCOPE).split(":")
    what = Issue(
        version=VersionNumber(*said["version"]),
        edition=Edition(said["edition"]),
        format=said["format"],
        issued_to=said["issued_to"],
        issued_on=dt.date.fromisoformat(said["issued_on"]),
        note=said["note"],
    )
    return UnderWay(draft.scope, meeting_id, what, Path(said["path"]), digest)
