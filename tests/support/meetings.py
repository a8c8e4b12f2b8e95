"""A maker of meeting snapshots, put together by hand line by line."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from tests.support.particulars import HELD_ON, ParticularsMaker

from boardobserver.domain.entry_line import tidy
from boardobserver.domain.numbering import Reference
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    AgendaItem,
    ChallengeDetails,
    DecisionDetails,
    Details,
    Due,
    Entry,
    Id,
    Imprint,
    MeetingRecord,
    MinutesContent,
    Paper,
    Response,
    Span,
    Tracked,
    TrackedStatus,
    VersionNumber,
)
from boardobserver.domain.words import (
    ActionStatus,
    Addressee,
    AdviceResponse,
    AdviceStatus,
    ChallengeKind,
    ChallengeStatus,
    DecidedBy,
    DecisionStatus,
    DecisionVerb,
    EntryKind,
    ItemState,
    MeetingStatus,
    ObserverPosition,
    RecordKind,
    ResponseView,
    Section,
)

OPENED = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class Fate(Enum):
    """Whether an entry prints, and if not, why."""

    PRINTS = auto()
    LEFT_OUT = auto()
    WITHDRAWN = auto()


@dataclass
class MeetingMaker(ParticularsMaker):
    """Puts a meeting together line by line, as a test needs it; `record()` gives the snapshot."""

    items: list[AgendaItem] = field(default_factory=list[AgendaItem])
    entries: list[Entry] = field(default_factory=list[Entry])
    records: dict[Id, Tracked] = field(default_factory=dict[Id, Tracked])

    def item(
        self,
        title: str,
        section: Section = Section.BUSINESS,
        *,
        state: ItemState = ItemState.DONE,
        presenter: str = "",
        papers: tuple[tuple[str, str], ...] = (),
        span: tuple[datetime, datetime | None] | None = None,
    ) -> Id:
        """Add an agenda item, which the entries that follow are noted under."""
        key = self.next_id()
        made = tuple(Paper(self.next_id(), n, *paper) for n, paper in enumerate(papers, 1))
        spans = () if span is None else (Span(self.next_id(), *span),)
        place, who = len(self.items) + 1, self.person_id(presenter)
        self.items.append(AgendaItem(key, place, title, section, who, 10, state, made, spans))
        return key

    def entry(
        self,
        text: str,
        kind: EntryKind = EntryKind.NOTE,
        *,
        by: str = "",
        wording: str = "",
        fate: Fate = Fate.PRINTS,
        record_id: Id | None = None,
    ) -> Entry:
        """Note one line under the last item."""
        place = len(self.entries) + 1
        at = OPENED + timedelta(minutes=place)
        made = Entry(
            id=self.next_id(),
            item_id=self.items[-1].id if self.items else None,
            position=place * 10,
            kind=kind,
            at=at,
            speaker_id=self.person_id(by),
            speaker_organisation_id=self.org_id(by),
            text=text,
            wording=wording,
            in_minutes=fate is not Fate.LEFT_OUT,
            record_id=record_id,
            withdrawn_at=at if fate is Fate.WITHDRAWN else None,
            withdrawn_reason="Noted twice." if fate is Fate.WITHDRAWN else "",
        )
        self.entries.append(made)
        return made

    def challenge(
        self,
        text: str,
        *,
        by: str = "",
        to: str = "",
        status: ChallengeStatus = ChallengeStatus.OPEN,
        kind: ChallengeKind = ChallengeKind.QUESTION,
        assumption: str = "",
        evidence_asked: str = "",
        outcome: str = "",
        fate: Fate = Fate.PRINTS,
    ) -> Tracked:
        """Note a challenge, and raise its record."""
        details = ChallengeDetails(
            kind, self.person_id(to), self.org_id(to), assumption, evidence_asked, outcome, ()
        )
        return self._raise(RecordKind.CHALLENGE, EntryKind.CHALLENGE, text, status, details, by, fate=fate)

    def response(self, text: str, challenge: Tracked, *, by: str = "", fate: Fate = Fate.PRINTS) -> Entry:
        """Note a response to a challenge, and add it to the challenge's record."""
        noted = self.entry(text, EntryKind.RESPONSE, by=by, record_id=challenge.id, fate=fate)
        made = Response(
            id=self.next_id(),
            text=tidy(text),
            by_id=self.person_id(by),
            by_organisation_id=self.org_id(by),
            at=noted.at,
            in_meeting=True,
            entry_id=noted.id,
            promised_by=None,
            view=ResponseView.PARTLY,
        )
        now = self.records[challenge.id]
        assert isinstance(now.details, ChallengeDetails)
        details = replace(now.details, responses=(*now.details.responses, made))
        self.records[challenge.id] = replace(now, details=details)
        return noted

    def action(
        self,
        text: str,
        *,
        owner: str = "",
        due: Due | None = None,
        status: ActionStatus = ActionStatus.OPEN,
        by: str = "",
        fate: Fate = Fate.PRINTS,
    ) -> Tracked:
        """Note an action, and raise its record."""
        details = ActionDetails(self.person_id(owner), self.org_id(owner), due or Due(), "", ())
        return self._raise(RecordKind.ACTION, EntryKind.ACTION, text, status, details, by, fate=fate)

    def advice(
        self,
        text: str,
        *,
        by: str = "",
        source_body: str = "London Policing Ethics Panel",
        source_document: str = "",
        paragraph: str = "",
        response: AdviceResponse = AdviceResponse.NONE,
        response_reason: str = "",
        fate: Fate = Fate.PRINTS,
    ) -> Tracked:
        """Note a piece of ethics advice, and raise its record."""
        details = AdviceDetails(
            source_body=source_body,
            source_document=source_document,
            source_date=None,
            paragraph=paragraph,
            addressee=Addressee.MPS,
            response=response,
            response_reason=response_reason,
            response_date=None,
            implementation="",
            review_date=None,
        )
        status = AdviceStatus.OUTSTANDING
        return self._raise(RecordKind.ADVICE, EntryKind.ADVICE, text, status, details, by, fate=fate)

    def decision(
        self,
        text: str,
        verb: DecisionVerb = DecisionVerb.AGREED,
        *,
        by: str = "",
        reasons: str = "",
        position: ObserverPosition = ObserverPosition.NO_VIEW,
        fate: Fate = Fate.PRINTS,
    ) -> Tracked:
        """Note a decision of the Board, and raise its record."""
        details = DecisionDetails(
            verb=verb,
            decided_by=DecidedBy.BOARD,
            reasons=reasons,
            conditions="",
            dissent="",
            effective_date=None,
            paper="",
            observer_position=position,
        )
        status = DecisionStatus.RECORDED
        return self._raise(RecordKind.DECISION, EntryKind.DECISION, text, status, details, by, fate=fate)

    def content(self) -> MinutesContent:
        """All that minutes of it say, by the usual conventions."""
        number = VersionNumber(1) if self.meeting.status is MeetingStatus.SIGNED_OFF else VersionNumber(0, 1)
        return MinutesContent(self.record(), imprint=Imprint(number, Edition.FULL, ""))

    def record(self) -> MeetingRecord:
        """The snapshot of all that was put together."""
        return MeetingRecord(
            board=self.board,
            meeting=self.meeting,
            previous=None,
            attendance=tuple(self.attendance),
            declarations=tuple(self.declarations),
            items=tuple(self.items),
            entries=tuple(self.entries),
            records=dict(self.records),
            people=dict(self.people),
            organisations=dict(self.organisations),
        )

    def _raise(  # noqa: PLR0917 - the parts of one record, in the order of its fields
        self,
        kind: RecordKind,
        entry_kind: EntryKind,
        text: str,
        status: TrackedStatus,
        details: Details,
        by: str,
        *,
        fate: Fate,
    ) -> Tracked:
        """Note the entry and raise the record that it is at once."""
        key = self.next_id()
        noted = self.entry(text, entry_kind, by=by, record_id=key, fate=fate)
        serial = sum(each.kind is kind for each in self.records.values()) + 1
        made = Tracked(
            id=key,
            kind=kind,
            reference=Reference(kind, HELD_ON.year, serial),
            text=tidy(text),
            status=status,
            topics=(),
            raised_on=HELD_ON,
            raised_by_id=self.person_id(by),
            meeting_id=self.meeting.id,
            item_id=noted.item_id,
            entry_id=noted.id,
            reason="",
            links=(),
            details=details,
        )
        self.records[key] = made
        return made
