"""Disposal of what need not be kept any longer: previewed, confirmed by typing, done once and for good.

Nothing takes it back: no undo crosses it, and the words are gone from the rows, from the journal, from the
files that versions and issued documents were kept as, from drafts, and from the unused pages of the file.
References, dates, states, and the fact that a meeting was held stay.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from boardobserver.domain.errors import Refusal
from boardobserver.domain.field_words import day_words
from boardobserver.domain.retention import Standing, kept_from
from boardobserver.domain.snapshots import Id
from boardobserver.host.files import fault_of
from boardobserver.services.backups import Backup, backups_of
from boardobserver.services.retention import standings_of
from boardobserver.services.rows import required
from boardobserver.services.workspace import Workspace
from boardobserver.storage.disposing.act import DisposalNote, Extent
from boardobserver.storage.disposing.rows import Subjects
from boardobserver.storage.reader import Reader

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


@dataclass(frozen=True, slots=True)
class DisposalPreview:
    """What a disposal would take.

    Attributes:
        due: The meetings and records that are due, meetings first.
        still_open: How many records would be due, and are kept because they still wait for something.
        extent: How much it is in all.
        counts: By meeting or record, how much it is, in words: "14 lines, 3 agenda items".
        board_name: What is typed to confirm it.
    """

    due: tuple[Standing, ...]
    still_open: int
    extent: Extent
    counts: Mapping[Id, str]
    board_name: str

    @property
    def subject_words(self) -> str:
        """How many meetings and records it is, in words.

        A board may have only records that are due: those that were raised outside meetings.
        """
        meetings = sum(each.kept.is_meeting for each in self.due)
        records = len(self.due) - meetings
        said = ((meetings, "meeting", "meetings"), (records, "record", "records"))
        return " and ".join(_counted(*each) for each in said if each[0])

    @property
    def total_words(self) -> str:
        """How much it is in all, in words."""
        extent = self.extent
        kept_apart = ((extent.files, "file", "files"), (extent.drafts, "draft", "drafts"))
        said = (_size_words(extent.rows), *(_counted(*each) for each in kept_apart if each[0]))
        return ", ".join(each for each in said if each)


def preview_disposal(read: Reader, today: date) -> DisposalPreview:
    """What a disposal would take on a day; nothing is changed."""
    all_standings = standings_of(read, today)
    due = tuple(each for each in all_standings if each.is_due)
    is_over = (each.until is not None and each.until < today for each in all_standings)
    pairs = zip(all_standings, is_over, strict=True)
    still_open = sum(each.kept.is_open for each, over in pairs if over and not each.holds)
    # Finding out how much it is goes through the whole journal: only where something is due.
    extent = read.retention.extent(_subjects(due, read, today)) if due else Extent({}, 0, 0, ())
    sizes = read.retention.sizes()
    counts = {each.kept.id: _size_words(sizes.get(each.kept.id, {})) for each in due}
    return DisposalPreview(due, still_open, extent, counts, read.board().name)


def dispose_of_what_is_due(
    workspace: Workspace,
    preview: DisposalPreview,
    *,
    typed: str,
    reason: str,
    origin: object | None = None,
) -> None:
    """Dispose of what a preview named, once and for good.

    Args:
        workspace: The open board.
        preview: What the person has seen.
        typed: What was typed to confirm it: the board's name.
        reason: Why, for the log.
        origin: Who asks for it.

    Raises:
        Refusal: The name is not the board's, no reason is given, or something else is due by now.
        Fault: The disk or the file failed; nothing was changed, unless it says so.
    """
    why = required(reason, "reason", "Say why it is disposed of, for the log.")
    if typed.strip() != preview.board_name.strip():
        raise Refusal("This is not the board’s name. Nothing was disposed of.", "typed")
    today = workspace.local(workspace.now()).date()
    now = preview_disposal(workspace.read, today)
    if not now.due:
        raise Refusal("Nothing is due for disposal.")
    if {each.kept.id for each in now.due} != {each.kept.id for each in preview.due}:
        raise Refusal("Something else is due by now. Look at the list again.")
    notes = [_note(each, why, now.counts[each.kept.id]) for each in now.due]
    subjects = _subjects(now.due, workspace.read, today)
    workspace.dispose(f"dispose of {now.subject_words}", subjects, notes, origin)


def backups_before_disposal(read: Reader, path: Path, folder: Path | None = None) -> tuple[Backup, ...]:
    """The backups that were made before the last disposal, and so still hold what it took; newest first.

    Raises:
        Fault: A folder cannot be read.
    """
    disposals = read.retention.disposals()
    if not disposals:
        return ()
    last: datetime = disposals[0].at
    return tuple(each for each in backups_of(path, folder) if each.made_at <= last)


def remove_backups(backups: Iterable[Backup]) -> None:
    """Remove backups that still hold what was disposed of.

    Raises:
        Fault: One of them cannot be removed; those before it are gone.
    """
    for backup in backups:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError as error:
            raise fault_of(error, backup.path) from error


def _subjects(due: Iterable[Standing], read: Reader, today: date) -> Subjects:
    kept = [each.kept for each in due]
    meetings = frozenset(each.id for each in kept if each.is_meeting)
    records = frozenset(each.id for each in kept if not each.is_meeting)
    years = read.releases.conventions().years_kept
    return Subjects(meetings, records, date.min if years is None else kept_from(today, years))


def _note(standing: Standing, reason: str, counts: str) -> DisposalNote:
    kept = standing.kept
    if kept.is_meeting:
        what = f"{kept.reference}, held on {day_words(kept.day)}"
        return DisposalNote(kept.id, None, what, reason, counts)
    return DisposalNote(None, kept.id, f"{kept.reference}, until {day_words(kept.day)}", reason, counts)


def _size_words(rows: Mapping[str, int]) -> str:
    counted = ((rows.get(table, 0), one, several) for table, one, several in _COUNTED)
    return ", ".join(_counted(*each) for each in counted if each[0])


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
