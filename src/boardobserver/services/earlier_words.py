"""What texts said before, who wrote it and when; and old words put back.

The versions are read from the journal. Putting one back is a change like any other: it can be undone, goes
into the history itself, and minutes that are signed off refuse it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from boardobserver.domain.snapshots import AgendaItem, ChallengeDetails, Id, Series, Tracked
from boardobserver.domain.words import RecordKind
from boardobserver.services.command import Command
from boardobserver.services.restorable_texts import TEXTS, Table
from boardobserver.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """One version of one text.

    Attributes:
        table: Whose text it is, by the name of its table: "entry", "tracked", "challenge".
        field: Which text.
        name: What that is called: "As typed".
        is_now: Whether it is what the text says today.
    """

    table: Table
    row_id: Id
    field: str
    name: str
    words: str
    at: datetime
    actor: str
    is_now: bool


def earlier_words(read: Reader, table: Table, row_id: Id) -> tuple[EarlierWords, ...]:
    """Every version of the texts of one row that ever changed, newest first; none while none did."""
    return _of_each(read, ((table, row_id),))


def earlier_words_of_item(read: Reader, item: AgendaItem) -> tuple[EarlierWords, ...]:
    """Those of an agenda item and its papers."""
    return _of_each(read, (("item", item.id), *(("paper", paper.id) for paper in item.papers)))


def earlier_words_of_meeting(read: Reader, meeting_id: Id) -> tuple[EarlierWords, ...]:
    """Those of a meeting's particulars, of who attended it and of the interests declared there."""
    return _of_each(
        read,
        (
            ("meeting", meeting_id),
            *(("attendance", line.id) for line in read.attendance(meeting_id)),
            *(("declaration", each.id) for each in read.declarations(meeting_id)),
        ),
    )


def earlier_words_of_corrections(read: Reader, meeting_id: Id) -> tuple[EarlierWords, ...]:
    """Those of the corrections to a meeting's minutes; what was agreed refuses to be put back."""
    return _of_each(read, (("correction", each.id) for each in read.releases.corrections(meeting_id)))


def earlier_words_of_series(read: Reader, series: Series) -> tuple[EarlierWords, ...]:
    """Those of a series and its standing agenda."""
    return _of_each(
        read, (("series", series.id), *(("standing_item", item.id) for item in series.standing_items))
    )


def earlier_words_of_board(read: Reader) -> tuple[EarlierWords, ...]:
    """Those of the board's particulars, and the names of its saved filters."""
    saved = (each for kind in RecordKind for each in read.saved_filters(kind))
    return _of_each(read, (("board", read.board().id), *(("saved_filter", each.id) for each in saved)))


def earlier_words_of_record(read: Reader, record: Tracked) -> tuple[EarlierWords, ...]:
    """Those of a record, its responses, its documents and what it quotes from them."""
    details = record.details
    responses = details.responses if isinstance(details, ChallengeDetails) else ()
    uses = read.document_uses(record.id)
    return _of_each(
        read,
        (
            ("tracked", record.id),
            (cast("Table", record.kind.value), record.id),
            *(("response", response.id) for response in responses),
            *(("document_use", use.id) for use in uses),
            *(("document", key) for key in dict.fromkeys(use.document.id for use in uses)),
        ),
    )


def restore_words(earlier: EarlierWords) -> Command[None]:
    """Have a text say again what it said before, as a new change.

    Raises:
        Refusal: The minutes that settled it are signed off, or it is not there any more.
    """
    texts = TEXTS[earlier.table]
    change = texts.change(earlier.row_id, **{earlier.field: earlier.words})
    return Command(f"restore the words of {texts.owner}", change.apply)


def _of_each(read: Reader, rows: Iterable[tuple[Table, Id]]) -> tuple[EarlierWords, ...]:
    found = (each for table, row_id in rows for each in _versions(read, table, row_id))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _versions(read: Reader, table: Table, row_id: Id) -> list[EarlierWords]:
    """The versions of each text of a row that ever changed, the newest of each first."""
    history = read.history(table, row_id)
    found: list[EarlierWords] = []
    for field, name in TEXTS[table].names.items():
        said = [(each, str(each.fields[field][1] or "")) for each in history if field in each.fields]
        told = [
            EarlierWords(table, row_id, field, name, words, each.at, each.actor, each is said[-1][0])
            for each, words in said
            if words  # what was blank has no words to go back to
        ]
        if not all(each.is_now for each in told):
            found.extend(reversed(told))
    return found
