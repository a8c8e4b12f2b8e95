"""As much of a record as its attention is computed from, made of the line of a register.

Reading records whole takes twenty times as long as reading their lines. What is made here is not whole: it is
asked what needs attention (`domain.attention`), and goes nowhere else.
"""

from datetime import UTC, datetime, time

from boardobserver.domain.register_facts import RegisterHead
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    DecisionDetails,
    Details,
    Due,
    Response,
    Tracked,
)
from boardobserver.domain.words import (
    Addressee,
    AdviceResponse,
    AssuranceLevel,
    ChallengeKind,
    DecidedBy,
    DecisionVerb,
    DueKind,
    ObserverPosition,
    RecordKind,
)
from boardobserver.storage.finders.registers import NewestResponse


def watched(head: RegisterHead, newest: NewestResponse | None) -> Tracked:
    """A record with what its attention depends on, and blanks for the rest.

    Args:
        head: The line.
        newest: The newest response to a challenge, if it has one.
    """
    return Tracked(
        id=head.id,
        kind=head.kind,
        reference=head.reference,
        text=head.text,
        status=head.status,
        topics=(),
        raised_on=head.raised_on,
        raised_by_id=head.raised_by_id,
        meeting_id=head.meeting_id,
        item_id=None,
        entry_id=None,
        reason="",
        links=(),
        details=_details(head, newest),
    )


def _details(head: RegisterHead, newest: NewestResponse | None) -> Details:
    party = (head.party_id, head.party_organisation_id)
    match head.kind:
        case RecordKind.CHALLENGE:
            responses = () if newest is None else (_response(head, newest),)
            return ChallengeDetails(head.put_as or ChallengeKind.QUESTION, *party, "", "", "", responses)
        case RecordKind.ADVICE:
            addressee, response = head.addressee or Addressee.MPS, head.response or AdviceResponse.NONE
            return AdviceDetails("", "", None, "", addressee, response, "", None, "", head.due_on)
        case RecordKind.ACTION:
            due = Due(head.due_kind or DueKind.NONE, head.due_on)
            return ActionDetails(*party, due, "", (), due_set_on=head.due_set_on)
        case RecordKind.ASSURANCE:
            return AssuranceDetails(
                *party, "", evidence_seen=False, level=_LEVEL, gaps="", stale_after=head.due_on
            )
        case _:
            return _DECISION


_LEVEL = AssuranceLevel.NONE
_DECISION = DecisionDetails(
    DecisionVerb.AGREED, DecidedBy.BOARD, "", "", "", None, "", ObserverPosition.NO_VIEW
)


def _response(head: RegisterHead, newest: NewestResponse) -> Response:
    return Response(
        id="",
        text="",
        by_id=None,
        by_organisation_id=None,
        at=datetime.combine(head.raised_on, time(), UTC),
        in_meeting=False,
        entry_id=None,
        promised_by=newest.promised_by,
        view=newest.view,
    )
