"""On what grounds a record comes to its end: outcome, evidence, reason, each kept where it belongs."""

from collections.abc import Mapping, Sequence
from typing import Final

from boardobserver.domain.errors import Refusal
from boardobserver.domain.lifecycles import Asked
from boardobserver.domain.snapshots import FieldChange
from boardobserver.domain.words import RecordKind
from boardobserver.services.field_changes import set_fields
from boardobserver.storage.records import ActionRow, AdviceRow, ChallengeRow, Row, TrackedRow
from boardobserver.storage.unit import Unit

_ROWS: Final[dict[RecordKind, type[Row]]] = {
    RecordKind.CHALLENGE: ChallengeRow,
    RecordKind.ADVICE: AdviceRow,
    RecordKind.ACTION: ActionRow,
}
_COLUMNS: Final[dict[tuple[RecordKind, Asked], str]] = {
    (RecordKind.CHALLENGE, Asked.OUTCOME): "outcome",
    (RecordKind.CHALLENGE, Asked.EVIDENCE): "closing_evidence",
    (RecordKind.ADVICE, Asked.EVIDENCE): "implementation",
    (RecordKind.ACTION, Asked.OUTCOME): "outcome",
    (RecordKind.ACTION, Asked.EVIDENCE): "closing_evidence",
}
_MISSING: Final = {
    Asked.OUTCOME: "Say what came of it.",
    Asked.EVIDENCE: "Name the evidence for it.",
    Asked.REASON: "Say why.",
}


def keep(
    unit: Unit, record: TrackedRow, asked: Sequence[Asked], said: Mapping[Asked, str]
) -> tuple[FieldChange, ...]:
    """Keep with a record what its move asks for, and say what changed; what it has need not be said again.

    Raises:
        Refusal: Something is neither said nor on the record; the field is its name.
    """
    changes: list[FieldChange] = []
    for each in asked:
        if each is not Asked.REASON:
            changes += _keep_on_its_row(unit, record, each, said[each])
        elif not said[each]:
            raise Refusal(_MISSING[each], each.value)
    return (*changes, *set_fields(record, {"reason": said[Asked.REASON] if Asked.REASON in asked else ""}))


def _keep_on_its_row(unit: Unit, record: TrackedRow, asked: Asked, words: str) -> tuple[FieldChange, ...]:
    row = unit.get(_ROWS[record.kind], record.id)
    column = _COLUMNS[record.kind, asked]
    if words:
        return set_fields(row, {column: words})
    if not str(getattr(row, column)).strip():
        raise Refusal(_MISSING[asked], asked.value)
    return ()
