"""Gives each part that reads what anybody may have written any nonsense: read, or refused in words."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as with_seed
from hypothesis import strategies as st
from tests.soak import files_tried
from tests.soak.files_tried import CHANGES, mutated, require_words
from tests.soak.flipping import everything
from tests.soak.templates import WORDS, Templates
from tests.support.any_meetings import hostile_text, meeting_records
from tests.support.logs import DAY, meeting_lines, render
from tests.support.meetings import MeetingMaker
from tests.support.whole_content import BOARD_TEXT, as_edition, whole_content

from boardobserver.domain.entry_line import completion_at, read_line
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.filters.parse import parse
from boardobserver.domain.snapshots import MeetingRecord
from boardobserver.domain.words import EntryKind
from boardobserver.exchange.meeting_log import read_log
from boardobserver.publish.record_file.reading import read_record
from boardobserver.publish.record_file.writing import record_bytes
from boardobserver.services import importing
from boardobserver.services.formats import Format
from boardobserver.services.publishing import minutes_file
from boardobserver.services.workspace import Workspace

_CHECKS = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.large_base_example)
_TODAY = date(2026, 11, 22)
_PIECES = (
    *("is:", "owner:", "due:", "-", '"', "'", "“", "”", ",", ":", "<", "<=", ">", "..", "open", "none", "\\"),
    *("@LL", "^CH-2026-001", "? ", "! ", "~", "by 31 April", "next meeting", "\n", "\x00", "\u202e", "🙂"),
    *("2026-02-30", "99999-01-01", "last year", "topic:", "status:", "kind:", "meeting:", "(", ")", " "),
)
_TEXTS = st.one_of(st.text(), hostile_text(), st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))


@dataclass(frozen=True, slots=True)
class Trial:
    """One part, and any input of it.

    Attributes:
        inputs: Draws one.
        give: Gives it to the part; raises what must not come.
        share: Which part of the inputs of a quick one it is given, since it is slow.
    """

    inputs: st.SearchStrategy[Any]
    give: Callable[[Any], object]
    share: float = 1


def try_inputs(name: str, count: int, seed: int) -> int:
    """Give a part so many inputs; gives how many it was given.

    Raises:
        Exception: Whatever it did not read and did not refuse, with the smallest input that brings it about.
    """
    trial = TRIALS[name]
    tried = 0

    def give(drawn: object) -> None:
        nonlocal tried
        tried += 1
        trial.give(drawn)

    chosen = settings(
        max_examples=max(1, round(count * trial.share)),
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=_CHECKS,
    )
    with_seed(seed)(chosen(given(trial.inputs)(give)))()
    return tried


def _entry_line(text: str) -> None:
    for kind in (EntryKind.NOTE, EntryKind.CHALLENGE):
        read_line(text, kind, _TODAY)
    for cursor in range(0, len(text) + 1, 3):
        completion_at(text, cursor)


def _filter(text: str) -> None:
    try:
        wanted = parse(text, _TODAY)
    except Refusal as refusal:
        require_words(refusal)
        return
    assert parse(str(wanted), _TODAY) == wanted


def _log(data: bytes) -> None:
    try:
        read_log(data)
    except Refusal as refusal:
        require_words(refusal)


def _log_into_board(data: bytes) -> None:
    try:
        log = read_log(data)
    except Refusal:
        return
    with tempfile.TemporaryDirectory(prefix="logs-") as folder:
        path = shutil.copy(_templates().held, folder)
        workspace = Workspace.open(Path(path), actor="tester")
        before = len(workspace.read.all_entries())
        try:
            workspace.perform(importing.import_log(log, DAY, series_id=workspace.read.series()[0].id))
            assert len(workspace.read.all_entries()) >= before + len(log.entries)
        except Refusal:
            assert len(workspace.read.all_entries()) == before
        finally:
            workspace.close()


def _board(drawn: tuple[str, float, bytes, int]) -> None:
    name, at, data, cut = drawn
    with tempfile.TemporaryDirectory(prefix="boards-") as folder:
        template = _templates().encrypted if name == "encrypted" else _templates().held
        path = Path(shutil.copy(template, folder))
        whole = path.read_bytes()
        place = int(at * len(whole))
        mutated = whole[:place] + data + whole[place + (len(data) if cut != 1 else 0) :]
        path.write_bytes(mutated[: int(len(mutated) * at)] if cut == 0 else mutated)
        try:
            everything(path, WORDS)
        except (Fault, Refusal) as said:
            require_words(said)


def _document(drawn: tuple[MeetingRecord, str, Format]) -> None:
    record, words, wanted = drawn
    try:
        data = minutes_file(whole_content(record, words), wanted)
    except Refusal as refusal:
        require_words(refusal)
        return
    assert data.startswith({Format.PDF: b"%PDF-", Format.WORD: b"PK", Format.WEB: b"<!"}[wanted])


def _record(drawn: bytes | tuple[float, bytes, bool]) -> None:
    data = drawn if isinstance(drawn, bytes) else mutated(_whole_record(), drawn)
    try:
        edition = read_record(data)
    except Refusal as refusal:
        require_words(refusal)
        return
    assert record_bytes(edition) == data


@cache
def _templates() -> Templates:
    place = tempfile.mkdtemp(prefix="templates-")
    atexit.register(shutil.rmtree, place)
    return Templates(Path(place))


@cache
def _whole_record() -> bytes:
    return record_bytes(as_edition(whole_content(MeetingMaker().record(), "words")))


_LOGS = st.one_of(
    st.binary(max_size=400),
    _TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.tuples(
            st.sampled_from(["09:30 <a> ", "09:31:05 <b> ", "", "77:77 <a> "]),
            st.sampled_from(
                ["", "Topic: ", "ACTION: ", "RESOLVED: ", "Present: ", "Chair: ", "… ", "s/a/b/"]
            ),
            hostile_text(),
        ),
        max_size=8,
    ).map(lambda lines: "\n".join(map("".join, lines)).encode("utf-8", "replace")),
    CHANGES.map(lambda change: mutated(render(meeting_lines()).encode(), change)),
)
_BOARDS = st.tuples(
    st.sampled_from(["plain", "plain", "encrypted"]),
    st.floats(0, 1),
    st.binary(min_size=1, max_size=64),
    st.integers(0, 9),
)
_RECORDS = st.one_of(st.binary(max_size=200), CHANGES)

TRIALS = {
    "the line that is typed": Trial(_TEXTS, _entry_line),
    "the filter language": Trial(_TEXTS, _filter),
    "reading a log": Trial(_LOGS, _log),
    "taking a log in": Trial(_LOGS, _log_into_board, share=0.1),
    "opening a board": Trial(_BOARDS, _board, share=0.1),
    "printing a document": Trial(
        st.tuples(meeting_records(BOARD_TEXT), BOARD_TEXT, st.sampled_from(Format)), _document, share=0.1
    ),
    "the record in a document": Trial(_RECORDS, _record),
    "verifying minutes": Trial(files_tried.PDFS, files_tried.minutes),
    "a picture": Trial(files_tried.PICTURES, files_tried.picture),
    "a file of a passphrase": Trial(files_tried.PASSPHRASES, files_tried.passphrase),
    "the settings": Trial(files_tried.SETTINGS, files_tried.kept_settings),
}
