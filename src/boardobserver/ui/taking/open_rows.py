"""What is open on the board as the rows beside the record: of the item, of its topic, and the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication

from boardobserver.domain.dates import spell_date_shortly
from boardobserver.domain.inheritance import Deferral
from boardobserver.domain.questions import QuestionStanding
from boardobserver.domain.snapshots import ActionDetails, AgendaItem, Id, Tracked
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.taking.line_view import standing

_ORDER = {
    RecordKind.CHALLENGE: 0,
    RecordKind.ADVICE: 1,
    RecordKind.ACTION: 2,
    RecordKind.ASSURANCE: 3,
    RecordKind.DECISION: 4,
}
_NO_DEFERRALS: Mapping[Id, Deferral] = {}


@dataclass(frozen=True, slots=True)
class OpenHeading:
    """Heads the rows that follow it."""

    words: str


OpenRow = OpenHeading | Tracked | QuestionStanding


@dataclass(frozen=True, slots=True)
class OpenContext:
    """What decides how the rows are ordered and look.

    Attributes:
        item: The agenda item that is being taken.
        places: The records that were carried to the meeting, each with its item there.
        deferrals: How records were put off.
    """

    meeting_id: Id
    item: AgendaItem | None
    today: date
    directory: Directory
    places: Mapping[Id, Id | None] = field(default_factory=dict[Id, "Id | None"])
    deferrals: Mapping[Id, Deferral] = field(default_factory=lambda: _NO_DEFERRALS)


@dataclass(frozen=True, slots=True)
class OpenView:
    """One row as it is painted and read out.

    Attributes:
        id: Of the record, or of the standing question.
        reference: The record's; empty for a question, which has none before it is put.
        record_kind: What kind of record it is, or would become.
        head: Owner or age, due date or status.
        is_late: Whether it is overdue; the words say so too.
        is_here: Whether it was raised at this meeting or carried to it.
    """

    id: Id
    reference: str
    record_kind: RecordKind
    head: str
    text: str
    is_late: bool
    is_here: bool

    @property
    def kind(self) -> EntryKind | None:
        """The kind of line that raises such a record; an assurance is raised by none."""
        return None if self.record_kind is RecordKind.ASSURANCE else EntryKind(self.record_kind.value)

    @property
    def is_question(self) -> bool:
        """Whether it is a standing question that has not been put yet."""
        return not self.reference

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(
            each for each in (self.record_kind.label, self.reference, self.head, self.text) if each
        )


def open_rows(
    records: Iterable[Tracked], questions: Iterable[QuestionStanding], context: OpenContext
) -> list[OpenRow]:
    """The rows in the order in which they are wanted; headings only where there is more than the rest.

    Within a group what was raised at this meeting or carried to it comes first, then challenges, advice and
    actions, then what is due or was raised first.
    """
    item = context.item
    here: list[Tracked] = []
    topical: list[Tracked] = []
    rest: list[Tracked] = []
    for record in sorted(records, key=lambda each: _wanted(each, context)):
        if item is not None and item.id in (context.places.get(record.id), record.item_id):
            here.append(record)
        elif item is not None and item.topic and item.topic in record.topics:
            topical.append(record)
        else:
            rest.append(record)
    topic = _tr("Topic: {name}").format(name=item.topic if item is not None else "")
    groups: list[tuple[str, list[OpenRow]]] = [
        (_tr("This item"), [*here]),
        (_tr("Standing questions due"), [*questions]),
        (topic, [*topical]),
        (_tr("Elsewhere"), [*rest]),
    ]
    filled = [(words, rows) for words, rows in groups if rows]
    if not any(rows for _words, rows in groups[:-1]):
        return [row for _words, rows in filled for row in rows]
    return [row for words, rows in filled for row in (OpenHeading(words), *rows)]


def open_view(row: Tracked | QuestionStanding, context: OpenContext) -> OpenView:
    """How a row looks."""
    if isinstance(row, QuestionStanding):
        last = row.last_put
        words = _tr("never put") if last is None else _tr("last put at the {title}").format(title=last.title)
        return OpenView(row.question.id, "", RecordKind.CHALLENGE, words, row.question.text, False, False)
    head, is_late = standing(row, context.today, context.directory)
    deferral = context.deferrals.get(row.id)
    if deferral is not None and deferral.on > context.today:
        day = spell_date_shortly(deferral.on)
        head, is_late = _tr("deferred to {day}").format(day=day), False
    is_here = row.meeting_id == context.meeting_id or row.id in context.places
    text = " ".join(row.text.split())
    return OpenView(row.id, str(row.reference), row.kind, head, text, is_late, is_here)


def _wanted(record: Tracked, context: OpenContext) -> tuple[object, ...]:
    due = record.details.due.on if isinstance(record.details, ActionDetails) else None
    is_here = record.meeting_id == context.meeting_id or record.id in context.places
    # The parts of the reference, which compare many times faster than it does: there may be thousands.
    reference = record.reference
    return (not is_here, _ORDER[record.kind], due or date.max, reference.year, reference.serial)


def _tr(words: str) -> str:
    return QCoreApplication.translate("taking", words)
