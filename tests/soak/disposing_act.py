"""Disposal: whenever it is killed, the board holds all that it held, or not a byte of it."""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

from tests.soak.facts import BOARD
from tests.soak.killing import BEGUN, DONE, Tell, Told
from tests.soak.leftovers import opens, unsound
from tests.soak.templates import Templates, texts

from boardobserver.domain.retention import DISPOSED_OF
from boardobserver.services.backups import backups_of
from boardobserver.services.disposal import dispose_in_file, preview_of_file
from boardobserver.services.workspace import Workspace

_LATER = dt.datetime(2045, 4, 1, 12, tzinfo=dt.UTC)
"""All that was held is due by then."""


class Disposing:
    """A board disposed of all that it holds, as the window and the command do."""

    name = "disposing"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A large board, now and then an encrypted one."""
        templates.copy_large(folder, BOARD, is_encrypted=chance.random() < 0.3)

    def live(self, folder: Path, tell: Tell) -> None:
        """Dispose of it, and back it up."""
        path = folder / BOARD
        opened = opens(path)
        assert opened is not None
        preview = preview_of_file(path, opened.passphrase, _LATER.date())
        tell(BEGUN, max(texts(path, opened.passphrase), key=len))

        def open_board() -> Workspace:
            return Workspace.open(path, actor="killed", passphrase=opened.passphrase, clock=lambda: _LATER)

        left = dispose_in_file(open_board, preview, typed=preview.board_name, reason="The time is over")
        assert not left
        tell(DONE)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """Every line is there, or none and no byte of its words; the log of disposals says which."""
        path = folder / BOARD
        yield from unsound(folder, path)
        opened = opens(path)
        if opened is None or not told:
            return
        workspace = Workspace.open(path, actor="reader", passphrase=opened.passphrase, read_only=True)
        is_disposed = bool(workspace.read.retention.disposals())
        workspace.close()
        gone = [each == DISPOSED_OF for each in texts(path, opened.passphrase)]
        if any(gone) != is_disposed or all(gone) != is_disposed:
            yield f"{sum(gone)} of {len(gone)} lines are gone, and the log says {is_disposed}"
        files = [path, *(each.path for each in backups_of(path))]
        if is_disposed and any(told[0].words.encode() in each.read_bytes() for each in files):
            yield "words that were disposed of are left in a file"
        if told[-1].fact == DONE and not is_disposed:
            yield "nothing was disposed of"
