"""What stands over the fields of a record beside the lines: where it comes from, what does not reach it."""

from PySide6.QtCore import QCoreApplication

from boardobserver.domain.snapshots import Id, Tracked
from boardobserver.services.parties import Party
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.widgets.date_field import show_date

_RESTRICTED = 2


def context_words(record: Tracked, here: LiveRecord, item_id: Id | None) -> str:
    """What is said over the fields of a record while an item is being taken."""
    by = here.directory.name_of(Party(person_id=record.raised_by_id))
    words = _tr("Raised on {day} by {name}") if by else _tr("Raised on {day}")
    raised = words.format(day=show_date(record.raised_on), name=by)
    said = [f"{record.kind.label}.", f"{raised}."]
    if record.reason:
        said.append(f"{record.status.label}: {record.reason.rstrip('.')}.")
    if _is_restricted(here, item_id) and not _is_restricted(here, record.item_id):
        said.append(
            _tr(
                "Part 2 is being taken: what is typed into the fields of a record that was raised elsewhere "
                "is not withheld with it. Note it as a line."
            )
        )
    return " ".join(said)


def _is_restricted(here: LiveRecord, item_id: Id | None) -> bool:
    item = here.item(item_id)
    return item is not None and item.part == _RESTRICTED


def _tr(words: str) -> str:
    return QCoreApplication.translate("taking", words)
