"""The fixed vocabularies of the records: kinds, states, lists. Their values are stored; never rename one."""

from enum import StrEnum


class Word(StrEnum):
    """One word of a fixed vocabulary; the value is stored and exported, the label is shown and printed.

    >>> EntryKind.PRIVATE_NOTE.value, EntryKind.PRIVATE_NOTE.label
    ('private_note', 'Private note')
    """

    @property
    def label(self) -> str:
        """The word as a person reads it, in sentence case."""
        return _LABELS.get((type(self), self.value), self.value.replace("_", " ").capitalize())


class RecordKind(Word):
    """What carries a printed reference."""

    MEETING = "meeting"
    CHALLENGE = "challenge"
    ADVICE = "advice"
    ACTION = "action"
    DECISION = "decision"
    ASSURANCE = "assurance"


class EntryKind(Word):
    """The kind of one line of the running record."""

    NOTE = "note"
    CHALLENGE = "challenge"
    RESPONSE = "response"
    SUPPORT = "support"
    ADVICE = "advice"
    DECISION = "decision"
    ACTION = "action"
    FIGURE = "figure"
    PRIVATE_NOTE = "private_note"


class Marking(Word):
    """The protective marking at the head and foot of every page; nothing above these is ever offered."""

    OFFICIAL = "official"
    OFFICIAL_SENSITIVE = "official_sensitive"


class MeetingStatus(Word):
    """How far the record of a meeting has come."""

    DRAFT = "draft"
    IN_PROGRESS = "in_progress"
    UNDER_REVIEW = "under_review"
    SIGNED_OFF = "signed_off"


class ItemState(Word):
    """How far an agenda item has come."""

    WAITING = "waiting"
    OPEN = "open"
    DONE = "done"
    DEFERRED = "deferred"


class Section(Word):
    """What an agenda item is for; decides where it prints and what the window offers on it."""

    WELCOME = "welcome"
    DECLARATIONS = "declarations"
    PREVIOUS_MINUTES = "previous_minutes"
    MATTERS_ARISING = "matters_arising"
    CHAIRS_UPDATE = "chairs_update"
    BUSINESS = "business"
    FORWARD_LOOK = "forward_look"
    ANY_OTHER_BUSINESS = "any_other_business"
    CLOSE = "close"


class AttendanceList(Word):
    """The four lists of those who were there, or were not."""

    PRESENT = "present"
    IN_ATTENDANCE = "in_attendance"
    OBSERVERS = "observers"
    APOLOGIES = "apologies"


class PreviousMinutes(Word):
    """What the meeting did with the minutes of the one before."""

    NOT_CONSIDERED = "not_considered"
    APPROVED = "approved"
    APPROVED_WITH_CORRECTIONS = "approved_with_corrections"
    NOT_APPROVED = "not_approved"


class DueKind(Word):
    """How a due date is given."""

    NONE = "none"
    DATE = "date"
    NEXT_MEETING = "next_meeting"


class ChallengeKind(Word):
    """In what form a challenge was put."""

    QUESTION = "question"
    EVIDENCE_REQUEST = "evidence_request"
    CONCERN = "concern"
    OBJECTION = "objection"


class ChallengeStatus(Word):
    """Where a challenge stands."""

    OPEN = "open"
    PART_ANSWERED = "part_answered"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    ESCALATED = "escalated"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class ResponseView(Word):
    """The observer's view of a response."""

    AWAITING = "awaiting"
    SATISFIED = "satisfied"
    PARTLY = "partly"
    NOT_SATISFIED = "not_satisfied"


class Addressee(Word):
    """To whom ethics advice was given."""

    MPS = "mps"
    MOPAC = "mopac"
    BOTH = "both"


class AdviceResponse(Word):
    """The Metropolitan Police Service's response to a piece of ethics advice."""

    NONE = "none"
    UNDER_CONSIDERATION = "under_consideration"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    REJECTED = "rejected"


class AdviceStatus(Word):
    """Where a piece of ethics advice stands."""

    OUTSTANDING = "outstanding"
    IN_PROGRESS = "in_progress"
    IMPLEMENTED = "implemented"
    SUPERSEDED = "superseded"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"


class ActionStatus(Word):
    """Where an action stands; overdue is computed, never stored."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    CLOSED = "closed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class DecisionStatus(Word):
    """Whether a recorded decision still stands in the observers' record."""

    RECORDED = "recorded"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class DecisionVerb(Word):
    """What the Board did."""

    AGREED = "agreed"
    APPROVED = "approved"
    ENDORSED = "endorsed"
    NOTED = "noted"
    DEFERRED = "deferred"
    REJECTED = "rejected"


class DecidedBy(Word):
    """Who took the decision; observers never do."""

    BOARD = "board"
    CHAIR = "chair_outside_meeting"


class ObserverPosition(Word):
    """Where the observers stood on a decision. It is never a vote."""

    NO_VIEW = "no_view"
    SUPPORTED = "supported"
    RESERVED = "reserved"


class AssuranceLevel(Word):
    """How far the observers rely on what the Board was told."""

    SUBSTANTIAL = "substantial"
    ADEQUATE = "adequate"
    LIMITED = "limited"
    NONE = "none"


class AssuranceStatus(Word):
    """Whether an assurance still stands; that it has gone stale is computed, never stored."""

    STANDING = "standing"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Movement(Word):
    """What happened to a tracked record at some time."""

    RAISED = "raised"
    PUT_AGAIN = "put_again"
    ANSWERED = "answered"
    UPDATED = "updated"
    CHANGED_STATUS = "changed_status"
    CLOSED = "closed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    CARRIED = "carried"
    DEFERRED = "deferred"
    DUE_CHANGED = "due_changed"
    REASSIGNED = "reassigned"
    RESPONDED = "responded"
    REASSESSED = "reassessed"


class Relation(Word):
    """How one tracked record stands to another."""

    RELATES_TO = "relates_to"
    ARISES_FROM = "arises_from"
    SUPPORTS = "supports"
    SUPERSEDES = "supersedes"


_LABELLED: tuple[tuple[Word, str], ...] = (
    (RecordKind.ADVICE, "Ethics advice"),
    (EntryKind.ADVICE, "Ethics advice"),
    (Marking.OFFICIAL, "OFFICIAL"),
    (Marking.OFFICIAL_SENSITIVE, "OFFICIAL-SENSITIVE"),
    (Section.DECLARATIONS, "Declarations of interest"),
    (Section.PREVIOUS_MINUTES, "Minutes of the previous meeting"),
    (Section.CHAIRS_UPDATE, "Chair’s update"),
    (Section.BUSINESS, "Item of business"),
    (Section.CLOSE, "Next meeting and close"),
    (PreviousMinutes.APPROVED_WITH_CORRECTIONS, "Approved, subject to corrections"),
    (ChallengeKind.EVIDENCE_REQUEST, "Request for evidence"),
    (ChallengeStatus.PART_ANSWERED, "Part-answered"),
    (ResponseView.PARTLY, "Partly satisfied"),
    (Addressee.MPS, "MPS"),
    (Addressee.MOPAC, "MOPAC"),
    (Addressee.BOTH, "MPS and MOPAC"),
    (DecidedBy.CHAIR, "Chair, outside the meeting"),
    (DueKind.NONE, "No date"),
    (Movement.CARRIED, "Carried forward"),
    (Movement.DUE_CHANGED, "Due date changed"),
    (Movement.RESPONDED, "MPS responded"),
)
_LABELS: dict[tuple[type[Word], str], str] = {(type(word), word.value): label for word, label in _LABELLED}
"""By vocabulary, because words of two of them are equal when their values are: “none” is no date to all."""

TRACKED_ENTRY_KINDS: dict[EntryKind, RecordKind] = {
    EntryKind.CHALLENGE: RecordKind.CHALLENGE,
    EntryKind.ADVICE: RecordKind.ADVICE,
    EntryKind.ACTION: RecordKind.ACTION,
    EntryKind.DECISION: RecordKind.DECISION,
}
"""The kinds of entry that are at once a record with a reference of its own."""
