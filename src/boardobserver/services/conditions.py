"""The five conditions of the London Policing Ethics Panel, as advice that a board can start from.

They are what the Panel's final report on the trials of live facial recognition (2019) made further use depend
on. Which of them the Metropolitan Police Service has met is for the observers to record.
"""

from typing import Final

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import Addressee, Movement, RecordKind
from boardobserver.services import tracked_rows
from boardobserver.services.command import Command
from boardobserver.services.rows import today
from boardobserver.storage.records import AdviceRow, TopicRow, TrackedTopicRow
from boardobserver.storage.unit import Unit

_SOURCE: Final = "London Policing Ethics Panel"
_DOCUMENT: Final = "Final report on the LFR trials (2019)"

CONDITIONS: Final[tuple[tuple[str, Addressee, tuple[str, ...]], ...]] = (
    (
        "Public-safety benefit outweighs distrust.",
        Addressee.MPS,
        ("Proportionality", "Community engagement and trust"),
    ),
    (
        "Evidence of no gender or racial bias in operations.",
        Addressee.MPS,
        ("Bias and equality", "Accuracy and testing"),
    ),
    (
        "Each deployment assessed and authorised as necessary and proportionate for a specific purpose.",
        Addressee.MPS,
        ("Necessity", "Proportionality", "Governance and authorisation"),
    ),
    ("Operators trained on the risks and accountable.", Addressee.MPS, ("Training",)),
    (
        "MPS and MOPAC develop strict guidelines balancing benefit and intrusion.",
        Addressee.BOTH,
        ("Proportionality", "Privacy and data protection", "Governance and authorisation"),
    ),
)
"""The words of each, to whom it is addressed, and what it is about."""


def add_conditions() -> Command[tuple[Id, ...]]:
    """Record the five conditions as advice, in one step; topics that the board no longer has are left out."""

    def apply(unit: Unit) -> tuple[Id, ...]:
        topics = {row.name: row.id for row in unit.find(TopicRow)}
        return tuple(
            _add(unit, number, words, addressee, tuple(topics[name] for name in names if name in topics))
            for number, (words, addressee, names) in enumerate(CONDITIONS, start=1)
        )

    return Command("start from the Panel’s five conditions", apply)


def _add(unit: Unit, number: int, words: str, addressee: Addressee, topic_ids: tuple[Id, ...]) -> Id:
    new = tracked_rows.NewRecord(RecordKind.ADVICE, words, today(unit))
    record = tracked_rows.insert(unit, new)
    advice = unit.get(AdviceRow, record.id)
    advice.source_body, advice.source_document = _SOURCE, _DOCUMENT
    advice.paragraph, advice.addressee = f"Condition {number}", addressee
    for topic_id in topic_ids:
        unit.add(TrackedTopicRow(id=unit.new_id(), tracked_id=record.id, topic_id=topic_id))
    tracked_rows.add_movement(unit, record, tracked_rows.Moved(Movement.RAISED, words))
    return record.id
