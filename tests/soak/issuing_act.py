"""Issuing: whenever it is killed, no file is out that the board does not know of, and none is missing."""

import random
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tests.soak.facts import BOARD, MADE
from tests.soak.killing import BEGUN, DONE, Tell, Told
from tests.soak.leftovers import unsound
from tests.soak.templates import Templates
from tests.support.logs import DAY

from boardobserver.domain.release import Edition
from boardobserver.services.issues_under_way import end_those_under_way, set_under_way
from boardobserver.services.issuing import Issue, file_to_issue, issue, write_copy
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.versions import keep_version
from boardobserver.services.workspace import Workspace

_OVER = b"<!DOCTYPE html><html>An older file</html>"


class Issuing:
    """Minutes issued to one after the other, as the window does it, some over files that are there."""

    name = "issuing"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A meeting that was held, and perhaps older files of the names."""
        templates.copy(templates.held, folder, BOARD)
        for name in _names():
            if chance.random() < 0.3:
                (folder / name).write_bytes(_OVER)

    def live(self, folder: Path, tell: Tell) -> None:
        """Issue both editions again and again."""
        workspace = Workspace.open(folder / BOARD, actor="killed")
        meeting = workspace.read.meetings()[0]
        version = workspace.perform(keep_version(meeting.id, "Issued"))
        options = {each: MinutesOptions(edition=each, version=version) for each in Edition}
        contents = {each: minutes_content(workspace.read, meeting.id, DAY, options[each]) for each in Edition}
        tell(BEGUN)
        for number, name in enumerate(_names()):
            edition = tuple(Edition)[number % 2]
            path = folder / name
            day = max(meeting.held_on, workspace.local(workspace.now()).date())
            what = Issue(version, edition, "html", f"Recipient {number}", day)
            data = file_to_issue(contents[edition], path) + b"\n" * number
            begun = set_under_way(workspace, meeting.id, what, path, data)
            write_copy(data, path, overwrite=True)
            workspace.perform(issue(meeting.id, what, data, draft_scope=begun.scope))
            tell(MADE, name)
        tell(DONE)
        workspace.close()

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """Once the board has been opened again, what is saved is recorded and what is recorded is saved."""
        yield from unsound(folder, folder / BOARD)
        workspace = Workspace.open(folder / BOARD, actor="afterwards")
        ended = tuple(end_those_under_way(workspace))
        issued = workspace.read.releases.issued(workspace.read.meetings()[0].id)
        left = [draft.scope for draft in workspace.drafts() if draft.scope.startswith("issue:")]
        workspace.close()
        recorded = [each.sha256 for each in issued]
        there = {name: _digest(folder / name) for name in _names() if (folder / name).exists()}
        saved = {name: digest for name, digest in there.items() if digest != sha256(_OVER).hexdigest()}
        yield from (
            f"“{name}” is not recorded once" for name, each in saved.items() if recorded.count(each) != 1
        )
        yield from (f"no file has {each}" for each in recorded if each not in saved.values())
        yield from (
            f"“{each.words}” is not there" for each in told if each.fact == MADE and each.words not in saved
        )
        yield from (f"{scope} is still under way" for scope in left)
        if len(ended) > 1:
            yield f"{len(ended)} were under way at once"


def _names() -> tuple[str, ...]:
    return tuple(f"issued-{number}.html" for number in range(12))


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
