"""What only tracked records of one kind have."""

from datetime import date
from sqlite3 import Connection

from boardobserver.domain.snapshots import (
    ActionDetails,
    ActionUpdate,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    DecisionDetails,
    Details,
    Due,
    Id,
    Response,
)
from boardobserver.domain.words import ChallengeKind, DueKind, RecordKind
from boardobserver.storage.finders.query import Chosen, Query, grouped, keyed, types_of, whole_row


def details_of(connection: Connection, chosen: Chosen, kinds: set[RecordKind]) -> dict[Id, Details]:
    """The details of the tracked records that were chosen, by key.

    Args:
        connection: An open board.
        chosen: A condition on `tracked`.
        kinds: The kinds that there are among them.
    """
    details: dict[Id, Details] = {}
    for kind in kinds:
        if kind is RecordKind.CHALLENGE:
            details.update(_challenges(connection, chosen))
        elif kind is RecordKind.ACTION:
            details.update(_actions(connection, chosen))
        else:
            details.update(_PLAIN[kind].all(connection, f"WHERE {chosen.where}", *chosen.values))
    return details


def _challenges(connection: Connection, chosen: Chosen) -> dict[Id, ChallengeDetails]:
    """Challenges with their responses, but for those whose line was withdrawn."""
    heard = f"WHERE {chosen.where} AND entry.withdrawn_at IS NULL ORDER BY response.at, response.id"
    responses = grouped(_RESPONSES.all(connection, heard, *chosen.values))
    return {
        key: ChallengeDetails(
            *plain,
            responses=tuple(responses[key]) if key in responses else (),
            closing_evidence=evidence,
            question_id=question,
        )
        for key, *plain, evidence, question in _CHALLENGES.all(
            connection, f"WHERE {chosen.where}", *chosen.values
        )
    }


def _actions(connection: Connection, chosen: Chosen) -> dict[Id, ActionDetails]:
    """Actions with their updates, but for those whose line was withdrawn."""
    order = 'ORDER BY action_update."on", action_update.id'
    standing = f"WHERE {chosen.where} AND entry.withdrawn_at IS NULL {order}"
    updates = grouped(_UPDATES.all(connection, standing, *chosen.values))
    return {
        key: ActionDetails(
            owner,
            organisation,
            Due(due_kind, due_on),
            evidence,
            tuple(updates[key]) if key in updates else (),
            outcome=outcome,
            due_set_on=due_set_on,
        )
        for key, owner, organisation, due_kind, due_on, evidence, outcome, due_set_on in _ACTIONS.all(
            connection, f"WHERE {chosen.where}", *chosen.values
        )
    }


_CHALLENGES = Query(
    whole_row,
    (str, ChallengeKind, str, str, str, str, str, str, str),
    """
    SELECT tracked.id, challenge.kind, challenge.directed_to_id, challenge.directed_to_organisation_id,
           challenge.assumption, challenge.evidence_asked, challenge.outcome, challenge.closing_evidence,
           challenge.question_id
    FROM challenge JOIN tracked ON tracked.id = challenge.id
    """,
)
_RESPONSES = Query(
    keyed(Response),
    (str, *types_of(Response)),
    """
    SELECT response.challenge_id, response.id, response.text, response.by_id, response.by_organisation_id,
           response.at, response.in_meeting, response.entry_id, response.promised_by, response.view
    FROM response
    JOIN tracked ON tracked.id = response.challenge_id
    LEFT JOIN entry ON entry.id = response.entry_id
    """,
)
_ACTIONS = Query(
    whole_row,
    (str, str, str, DueKind, date, str, str, date),
    """
    SELECT tracked.id, action.owner_id, action.owner_organisation_id, action.due_kind, action.due_on,
           action.closing_evidence, action.outcome, action.due_set_on
    FROM action JOIN tracked ON tracked.id = action.id
    """,
)
_UPDATES = Query(
    keyed(ActionUpdate),
    (str, *types_of(ActionUpdate)),
    """
    SELECT action_update.action_id, action_update.id, action_update."on", action_update.text,
           action_update.by_id, action_update.entry_id
    FROM action_update
    JOIN tracked ON tracked.id = action_update.action_id
    LEFT JOIN entry ON entry.id = action_update.entry_id
    """,
)
_PLAIN: dict[RecordKind, Query[tuple[Id, Details]]] = {
    RecordKind.ADVICE: Query(
        keyed(AdviceDetails),
        (str, *types_of(AdviceDetails)),
        """
        SELECT tracked.id, advice.source_body, advice.source_document, advice.source_date, advice.paragraph,
               advice.addressee, advice.response, advice.response_reason, advice.response_date,
               advice.implementation, advice.review_date
        FROM advice JOIN tracked ON tracked.id = advice.id
        """,
    ),
    RecordKind.DECISION: Query(
        keyed(DecisionDetails),
        (str, *types_of(DecisionDetails)),
        """
        SELECT tracked.id, decision.verb, decision.decided_by, decision.reasons, decision.conditions,
               decision.dissent, decision.effective_date, decision.paper, decision.observer_position
        FROM decision JOIN tracked ON tracked.id = decision.id
        """,
    ),
    RecordKind.ASSURANCE: Query(
        keyed(AssuranceDetails),
        (str, *types_of(AssuranceDetails)),
        """
        SELECT tracked.id, assurance.given_by_id, assurance.given_by_organisation_id, assurance.evidence,
               assurance.evidence_seen, assurance.level, assurance.gaps, assurance.stale_after
        FROM assurance JOIN tracked ON tracked.id = assurance.id
        """,
    ),
}
