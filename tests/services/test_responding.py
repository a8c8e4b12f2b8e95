"""Responses that came outside a meeting."""

import datetime as dt

import pytest
from tests.support.boards import DAY, person_of

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import ChallengeDetails, Id, Tracked
from boardobserver.domain.words import ChallengeStatus, Movement, RecordKind, ResponseView
from boardobserver.services import recording, tracking
from boardobserver.services.parties import Party
from boardobserver.services.responding import add_response
from boardobserver.services.workspace import Workspace


@pytest.fixture
def challenge_id(workspace: Workspace) -> Id:
    return workspace.perform(recording.add_record(RecordKind.CHALLENGE, "What testing supports 0.64?"))


def record(workspace: Workspace, record_id: Id) -> Tracked:
    return workspace.read.tracked_of_ids([record_id])[0]


def test_a_response_outside_a_meeting_answers_an_open_challenge_and_undo_takes_it_back(
    workspace: Workspace, challenge_id: Id
):
    before = record(workspace, challenge_id), workspace.read.movements(challenge_id)
    lead = Party(person_id=person_of(workspace, "LL"))
    response_id = workspace.perform(
        add_response(
            challenge_id,
            " The report covers 0.60 only. ",
            by=lead,
            on=dt.date(2026, 11, 2),
            promised_by=dt.date(2026, 12, 1),
            view=ResponseView.PARTLY,
        )
    )
    found = record(workspace, challenge_id)
    assert found.status is ChallengeStatus.ANSWERED
    assert isinstance(found.details, ChallengeDetails)
    (response,) = found.details.responses
    assert (response.id, response.text) == (response_id, "The report covers 0.60 only.")
    assert (response.by_id, response.in_meeting, response.entry_id) == (lead.person_id, False, None)
    assert workspace.local(response.at).date() == dt.date(2026, 11, 2)
    assert (response.promised_by, response.view) == (dt.date(2026, 12, 1), ResponseView.PARTLY)
    last = workspace.read.movements(challenge_id)[-1]
    assert (last.what, last.words, last.by_id) == (Movement.ANSWERED, response.text, lead.person_id)
    assert (last.meeting_id, last.entry_id) == (None, None)

    workspace.undo()
    assert (record(workspace, challenge_id), workspace.read.movements(challenge_id)) == before


def test_a_response_to_an_escalated_challenge_leaves_it_escalated(workspace: Workspace, challenge_id: Id):
    workspace.perform(tracking.change_status(challenge_id, ChallengeStatus.ESCALATED))
    body = Party(organisation_id=workspace.read.organisations()[0].id)
    workspace.perform(add_response(challenge_id, "We shall write.", by=body))
    found = record(workspace, challenge_id)
    assert found.status is ChallengeStatus.ESCALATED
    assert isinstance(found.details, ChallengeDetails)
    assert found.details.responses[0].by_organisation_id == body.organisation_id


@pytest.mark.parametrize("status", [ChallengeStatus.CLOSED, ChallengeStatus.WITHDRAWN])
def test_a_challenge_at_its_end_is_to_be_opened_before_it_is_responded_to(
    workspace: Workspace, challenge_id: Id, status: ChallengeStatus
):
    workspace.perform(tracking.change_status(challenge_id, status, words="done", evidence="seen"))
    with pytest.raises(Refusal, match="Open it again") as refused:
        workspace.perform(add_response(challenge_id, "One more thing", by=Party()))
    assert refused.value.field == "status"
    workspace.perform(tracking.change_status(challenge_id, ChallengeStatus.OPEN))
    workspace.perform(add_response(challenge_id, "One more thing", by=Party()))
    assert record(workspace, challenge_id).status is ChallengeStatus.ANSWERED


@pytest.mark.parametrize(
    ("text", "on", "field"),
    [
        (" \n", None, "text"),
        ("Soon", DAY + dt.timedelta(days=1), "on"),
        ("Long ago", dt.date(206, 11, 19), "on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    workspace: Workspace, challenge_id: Id, text: str, on: dt.date | None, field: str
):
    with pytest.raises(Refusal) as refused:
        workspace.perform(add_response(challenge_id, text, by=Party(), on=on))
    assert refused.value.field == field
    details = record(workspace, challenge_id).details
    assert isinstance(details, ChallengeDetails)
    assert details.responses == ()
