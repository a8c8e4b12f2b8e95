"""What a passphrase costs: opening the board, noting in it, backing it up, beside the same board plain."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.benchmarks.figures import Figure, megabytes, milliseconds, spread, time_result
from tests.benchmarks.generated_board import copied
from tests.benchmarks.noting import entered
from tests.benchmarks.samples import Sample, in_turns, timed

from boardobserver.app import build_program
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.backups import make_backup
from boardobserver.services.workspace import Workspace
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.opening import open_for_writing
from boardobserver.storage.rekeying import rekey
from boardobserver.storage.upkeep import Upkeep
from boardobserver.ui.opening.asking import system_questions
from boardobserver.ui.shell.settings import Settings

_PASSPHRASE = Passphrase("a passphrase of the benchmark")
_OPENINGS = 9
_MOST_TO_OPEN = 0.1
_LOADED_MS = 3000


def figures(board: Path, folder: Path) -> list[Figure]:
    """Encrypt a copy of the board, and use both in turns."""
    plain = copied(board, folder)
    sealed, key = _sealed(plain)
    figures = [_opening(plain, sealed, key), _backup(plain, None, "plain"), _backup(sealed, key, "encrypted")]
    application = QApplication(["benchmark"])
    program = build_program(application, Settings(folder), folder, system_questions())
    program.window.resize(1366, 768)
    program.start(None)
    program.opener.open_path(sealed, _PASSPHRASE)
    QTest.qWait(_LOADED_MS)  # what is loaded after the start is none of its
    try:
        return [*figures, entered(program, folder, "in a meeting of an encrypted board")]
    finally:
        program.close()


def _sealed(plain: Path) -> tuple[Path, BoardKey]:
    """The same board under a passphrase, and its key."""
    path = Path(shutil.copyfile(plain, plain.with_name("sealed.board")))
    key = BoardKey.fresh(_PASSPHRASE)
    connection, lock = open_for_writing(path, None)
    try:
        rekey(path, connection, key)
    finally:
        lock.release()
    return path, key


def _opening(plain: Path, sealed: Path, key: BoardKey) -> Figure:
    derived = Sample(tuple(timed(lambda: BoardKey.derived(_PASSPHRASE, key.salt)) for _ in range(_OPENINGS)))
    opened, opened_plain = in_turns(_opener(sealed, key), _opener(plain, None), times=_OPENINGS)
    return Figure(
        "Opening an encrypted board, to its list of meetings; its key derived before",
        f"{spread(opened)}; to derive the key: {milliseconds(derived.median)}",
        f"the same board plain: {spread(opened_plain)}",
        f"at most {milliseconds(_MOST_TO_OPEN)}",
        time_result(opened.median, _MOST_TO_OPEN),
    )


def _opener(path: Path, key: BoardKey | None) -> Callable[[], None]:
    def open_as_the_program_does() -> None:
        workspace = Workspace.open(path, actor="benchmark", passphrase=key, upkeep=Upkeep.LATER)
        try:
            workspace.read.meetings()
        finally:
            workspace.close()

    return open_as_the_program_does


def _backup(path: Path, key: BoardKey | None, which: str) -> Figure:
    folder = path.with_name(f"backups of the {which} one")
    folder.mkdir()
    copy = timed(lambda: shutil.copyfile(path, folder / "copied.board"))
    made = timed(lambda: make_backup(path, "measured", key, folder=folder))
    shutil.rmtree(folder)
    return Figure(
        f"A backup of the {which} board of {megabytes(path.stat().st_size)}, checked, in its job",
        milliseconds(made),
        f"a copy of the file: {milliseconds(copy)}",
        "–",
        f"{made / copy:.1f} ×",
    )
