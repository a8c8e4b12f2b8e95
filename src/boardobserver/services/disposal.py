"""Disposal of what need not be kept any longer: previewed, confirmed by typing, done once and for good.

Nothing takes it back: no undo crosses it, and the words are gone from the rows, from the journal, from the
files that versions and issued documents were kept as, from drafts, and from the unused pages of the file.
References, dates, states, and the fact that a meeting was held stay.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from boardobserver.domain.dates import spell_date
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.retention import Standing, kept_from
from boardobserver.domain.snapshots import Id
from boardobserver.services.backups import make_backup
from boardobserver.services.retention import standings_of
from boardobserver.services.rows import required
from boardobserver.services.workspace import Workspace
from boardobserver.storage.disposing.act import DisposalNote, Extent
from boardobserver.storage.disposing.rows import Subjects
from boardobserver.storage.disposing.watch import NOBODY, DisposalCancelledError, Watch
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.reader import Reader
from boardobserver.storage.store import Store

__all__ = [
    "DisposalCancelledError",
    "DisposalPreview",
    "Watch",
    "dispose_in_file",
    "dispose_of_what_is_due",
    "preview_disposal",
    "preview_of_file",
    "require_confirmed",
]

_COUNTED: Final = (
    ("entry", "line", "lines"),
    ("item", "agenda item", "agenda items"),
    ("attendance", "attendance", "attendances"),
    ("version", "version of minutes", "versions of minutes"),
    ("issued", "document issued", "documents issued"),
    ("correction", "correction", "corrections"),
    ("movement", "movement", "movements"),
    ("response", "response", "responses"),
    ("action_update", "update", "updates"),
    ("document_use", "quotation", "quotations"),
    ("document", "document", "documents"),
)
"""What a preview counts, by table, in the singular and the plural."""


_SEARCHED, _WRITTEN = 0.3, 0.9
"""How much of it all is done when the rows are found, and when the file is written anew."""


@dataclass(frozen=True, slots=True)
class DisposalPreview:
    """What a disposal would take.

    Attributes:
        due: The meetings and records that are due, meetings first.
        still_open: How many records would be due, and are kept because they still wait for something.
        held: The meetings and records that would be due, and are kept because something holds them.
        extent: How much it is in all.
        counts: By meeting or record, how much it is, in words: "14 lines, 3 agenda items".
        board_name: What is typed to confirm it.
    """

    due: tuple[Standing, ...]
    still_open: int
    held: tuple[Standing, ...]
    extent: Extent
    counts: Mapping[Id, str]
    board_name: str

    @property
    def subject_words(self) -> str:
        """How many meetings and records it is, in words."""
        return _subject_words(self.due)

    @property
    def total_words(self) -> str:
        """How much it is in all, in words."""
        extent = self.extent
        kept_apart = ((extent.files, "file", "files"), (extent.drafts, "draft", "drafts"))
        said = (_size_words(extent.rows), *(_counted(*each) for each in kept_apart if each[0]))
        return ", ".join(each for each in said if each)


def preview_disposal(read: Reader, today: date, watch: Watch = NOBODY) -> DisposalPreview:
    """What a disposal would take on a day; nothing is changed.

    Raises:
        DisposalCancelledError: Whoever watches no longer wants to know.
    """
    all_standings = standings_of(read, today)
    due = tuple(each for each in all_standings if each.is_due)
    over = tuple(each for each in all_standings if each.until is not None and each.until < today)
    still_open = sum(each.kept.is_open for each in over if not each.holds)
    held = tuple(each for each in over if each.holds)
    # Finding out how much it is goes through the whole journal: only where something is due.
    extent = read.retention.extent(_subjects(due, read, today), watch) if due else Extent({}, 0, 0, ())
    return DisposalPreview(due, still_open, held, extent, _counts(read, due), read.board().name)


def preview_of_file(
    path: Path, opens: Passphrase | BoardKey | None, today: date, watch: Watch = NOBODY
) -> DisposalPreview:
    """As `preview_disposal`, of a board's file that somebody may have open. Safe in any thread.

    Raises:
        DisposalCancelledError: Whoever watches no longer wants to know.
        Refusal: It is encrypted, and the passphrase is missing or wrong.
        Fault: It cannot be read.
    """
    store = Store.open(path, opens, read_only=True)
    try:
        return preview_disposal(store.read, today, watch)
    finally:
        store.close()


def require_confirmed(preview: DisposalPreview, *, typed: str, reason: str) -> None:
    """Refuse a disposal for which no reason was given, or not the name of the board."""
    required(reason, "reason", "Say why it is disposed of, for the log.")
    if typed.strip() != preview.board_name.strip():
        raise Refusal("This is not the board’s name. Nothing was disposed of.", "typed")


def dispose_of_what_is_due(
    workspace: Workspace, preview: DisposalPreview, *, typed: str, reason: str, watch: Watch = NOBODY
) -> None:
    """Dispose of what a preview named, once and for good.

    Args:
        workspace: The open board.
        preview: What the person has seen.
        typed: What was typed to confirm it: the board's name.
        reason: Why, for the log.
        watch: Who waits for it.

    Raises:
        DisposalCancelledError: Whoever watches no longer wants it; nothing was changed.
        Refusal: The name is not the board's, no reason is given, or something else is due by now.
        Fault: The disk or the file failed; nothing was changed, unless it says so.
    """
    require_confirmed(preview, typed=typed, reason=reason)
    today = workspace.local(workspace.now()).date()
    due = tuple(each for each in standings_of(workspace.read, today) if each.is_due)
    if not due:
        raise Refusal("Nothing is due for disposal.")
    if {each.kept.id for each in due} != {each.kept.id for each in preview.due}:
        raise Refusal("Something else is due by now. Look at the list again.")
    counts = _counts(workspace.read, due)
    notes = [_note(each, reason.strip(), counts[each.kept.id]) for each in due]
    subjects = _subjects(due, workspace.read, today)
    workspace.dispose(f"dispose of {_subject_words(due)}", subjects, notes, watch)


def dispose_in_file(
    open_board: Callable[[], Workspace],
    preview: DisposalPreview,
    *,
    typed: str,
    reason: str,
    folder: Path | None = None,
    watch: Watch = NOBODY,
) -> str:
    """As `dispose_of_what_is_due`, of a board that nobody has open; it is backed up then.

    So there is a backup that can be kept when those from before are removed. Safe in any thread.

    Args:
        open_board: Opens the board.
        preview: What the person has seen.
        typed: What was typed to confirm it: the board's name.
        reason: Why, for the log.
        folder: Where a folder was chosen for backups.
        watch: Who waits for it.

    Returns:
        Why there is no new backup, a sentence; empty when there is one.
    """
    searching = Watch(lambda done: watch.tell(done * _SEARCHED), watch.is_cancelled)
    workspace = open_board()
    try:
        dispose_of_what_is_due(workspace, preview, typed=typed, reason=reason, watch=searching)
        path, key, now = workspace.path, workspace.key, workspace.now()
    finally:
        workspace.close()
    watch.tell(_WRITTEN)
    try:
        make_backup(path, "after a disposal", key, folder=folder, now=now)
    except Fault as fault:
        return f"{fault.message} {fault.remedy}".strip()
    return ""


def _subjects(due: Iterable[Standing], read: Reader, today: date) -> Subjects:
    kept = [each.kept for each in due]
    meetings = frozenset(each.id for each in kept if each.is_meeting)
    records = frozenset(each.id for each in kept if not each.is_meeting)
    years = read.releases.conventions().years_kept
    return Subjects(meetings, records, date.min if years is None else kept_from(today, years))


def _counts(read: Reader, due: Iterable[Standing]) -> dict[Id, str]:
    sizes = read.retention.sizes()
    return {each.kept.id: _size_words(sizes.get(each.kept.id, {})) for each in due}


def _subject_words(due: Sequence[Standing]) -> str:
    """How many meetings and records it is; a board may have only records that are due."""
    meetings = sum(each.kept.is_meeting for each in due)
    said = ((meetings, "meeting", "meetings"), (len(due) - meetings, "record", "records"))
    return " and ".join(_counted(*each) for each in said if each[0])


def _note(standing: Standing, reason: str, counts: str) -> DisposalNote:
    kept = standing.kept
    if kept.is_meeting:
        what = f"{kept.reference}, held on {spell_date(kept.day)}"
        return DisposalNote(kept.id, None, what, reason, counts)
    return DisposalNote(None, kept.id, f"{kept.reference}, until {spell_date(kept.day)}", reason, counts)


def _size_words(rows: Mapping[str, int]) -> str:
    counted = ((rows.get(table, 0), one, several) for table, one, several in _COUNTED)
    return ", ".join(_counted(*each) for each in counted if each[0])


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
