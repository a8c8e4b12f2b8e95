"""What is said of a record that is carried from meeting to meeting: its age, its promise, its due date."""

from collections.abc import Callable

from boardobserver.domain.dates import days_words, spell_date_shortly
from boardobserver.domain.inheritance import Deferral, InheritedItem, InheritedRecord
from boardobserver.domain.snapshots import Id, Response
from boardobserver.domain.words import RecordKind
from boardobserver.publish.wording import raised
from boardobserver.ui.preparing.preparation import Preparation
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.widgets.rows_model import Column, RowBadge, TableRow

COLUMNS = (
    Column("Reference", characters=17),
    Column("What", characters=30),
    Column("Age", characters=9),
    Column("Carried", characters=8),
    Column("Last promise", characters=24),
    Column("Due", characters=24),
)
WORDS = 1
"""The column of a record's own words."""

ROOM_BESIDE = 340
"""Steps of the grid from which there is room for a line in full beside the columns."""

_DUE = 5


def age_words(days: int) -> str:
    """For how many days something has been there.

    >>> age_words(0), age_words(1)
    ('new', '1 day')
    """
    return days_words(days) if days else "new"


def times(count: int) -> str:
    """How often something was carried; empty for never.

    >>> times(3), times(0)
    ('×3', '')
    """
    return f"×{count}" if count else ""


def promise_words(promise: Response | None, initials_of: Callable[[Id | None], str]) -> str:
    """The last promise: who made it, by when, in what words."""
    if promise is None or promise.promised_by is None:
        return ""
    who = initials_of(promise.by_id or promise.by_organisation_id)
    by = f"by {spell_date_shortly(promise.promised_by)}"
    return f"{', '.join(each for each in (who, by) if each)}: {promise.text}"


def due_words(line: InheritedRecord) -> str:
    """What is due of a record and when, short enough for a column; empty for nothing."""
    if line.due is None:
        return ""
    if line.record.kind is RecordKind.ASSURANCE:
        return f"counts until {spell_date_shortly(line.due)}"
    is_review = line.record.kind is RecordKind.ADVICE
    return f"review {spell_date_shortly(line.due)}" if is_review else spell_date_shortly(line.due)


def deferral_words(deferral: Deferral, preparation: Preparation) -> str:
    """To when a record is put off."""
    to = spell_date_shortly(deferral.on)
    if deferral.meeting_id is not None:
        titles = (each.title for each in preparation.meetings if each.id == deferral.meeting_id)
        to = next(titles, to)
    return f"deferred to {to}"


def record_row(line: InheritedRecord, preparation: Preparation) -> TableRow:
    """A record as a row of `COLUMNS`."""
    badges: dict[int, RowBadge] = {}
    if line.deferral is not None:
        due = deferral_words(line.deferral, preparation)
    elif line.overdue_days:
        due = f"overdue by {days_words(line.overdue_days)}"
        badges[_DUE] = RowBadge(Tone.FAULT, "clock")
    else:
        due = due_words(line)
    cells = (
        str(line.record.reference),
        " ".join(line.record.text.split()),
        age_words(line.age_days),
        times(line.carried),
        promise_words(line.promise, preparation.short_of),
        due,
    )
    return TableRow(line.record.id, cells, badges, is_quiet=line.deferral is not None)


def item_row(line: InheritedItem) -> TableRow:
    """An unfinished agenda item as a row of `COLUMNS`."""
    cells = ("Agenda item", line.item.title, age_words(line.age_days), times(line.carried), "", "")
    return TableRow(line.item.id, cells)


def facts_of(line: InheritedItem | InheritedRecord, preparation: Preparation) -> str:
    """All that is said of a line beside its own words."""
    facts = [f"Carried {'once' if line.carried == 1 else f'{line.carried} times'}" if line.carried else ""]
    if isinstance(line, InheritedItem):
        facts.insert(0, f"On an agenda for {age_words(line.age_days)}" if line.age_days else "")
    else:
        record = line.record
        age = f"{age_words(line.age_days)} old" if line.age_days else "raised today"
        facts.insert(0, f"{record.kind.label}, {record.status.label.lower()}, {age}")
        promise = promise_words(line.promise, preparation.short_of)
        facts.append(f"Promise: {promise}" if promise else "")
        says_what = record.kind in (RecordKind.ADVICE, RecordKind.ASSURANCE)
        due = due_words(line)
        facts.append(raised(due) if says_what else f"Due {due}" if due else "")
        facts.append(f"Overdue by {days_words(line.overdue_days)}" if line.overdue_days else "")
        facts.append(", ".join(record.topics))
        if line.deferral is not None:
            words = raised(deferral_words(line.deferral, preparation))
            facts.append(f"{words}: {line.deferral.words}" if line.deferral.words else words)
    return " · ".join(fact for fact in facts if fact)
