"""Makers of minutes in either edition, with something withheld."""

from tests.support.meetings import MeetingMaker

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.publication import wording_of
from boardobserver.domain.release import Edition, Exemption, Grade
from boardobserver.domain.snapshots import (
    Id,
    Imprint,
    MeetingRecord,
    MinutesContent,
    VersionNumber,
    Withholding,
)
from boardobserver.domain.withholding import (
    as_printed,
    in_edition,
)

LAW = (Exemption.LAW_ENFORCEMENT,)
MONEY = (Exemption.COMMERCIAL_INTERESTS,)


def a_maker() -> MeetingMaker:
    """A meeting with two people and one item, to which lines are added."""
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("BC", "Board Chair", role="Board Chair", of="MPS")
    maker.person("JD", "Jane Doemark", role="LFR lead", of="MPS")
    maker.attends("BC")
    maker.attends("JD")
    maker.item("Watchlists", presenter="JD", papers=(("Paper 3", "The Kestrel report"),))
    return maker


def withheld(
    *,
    entry_id: Id | None = None,
    item_id: Id | None = None,
    record_id: Id | None = None,
    passage: str = "",
    exemptions: tuple[Exemption, ...] = LAW,
) -> Withholding:
    """Something that is withheld, in every meeting's minutes."""
    key = "-".join(filter(None, (entry_id, item_id, record_id, passage)))
    return Withholding(key, None, entry_id, item_id, record_id, passage, exemptions, "because of this")


def content(
    record: MeetingRecord,
    *withholdings: Withholding,
    edition: Edition = Edition.PUBLIC,
    named: Grade | None = None,
) -> MinutesContent:
    """The minutes in one edition, with what is withheld."""
    return MinutesContent(
        record,
        imprint=Imprint(VersionNumber(0, 1), edition, ""),
        withholdings=withholdings,
        conventions=Conventions(named_from=named),
    )


def public(record: MeetingRecord, *withholdings: Withholding, named: Grade | None = None) -> MeetingRecord:
    """What the public edition says."""
    return in_edition(content(record, *withholdings, named=named)).content.record


def full(record: MeetingRecord, *withholdings: Withholding, named: Grade | None = None) -> MeetingRecord:
    """What the full edition says, marked."""
    chosen = content(record, *withholdings, edition=Edition.FULL, named=named)
    return as_printed(in_edition(chosen)).record


def said(record: MeetingRecord) -> list[str]:
    """The words of each line."""
    return [wording_of(entry) for entry in record.entries]
