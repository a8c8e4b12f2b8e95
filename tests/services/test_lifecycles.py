"""Records made by hand, and brought to their end with what it asks for."""

import datetime as dt

import pytest
from tests.support.boards import person_of

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    Due,
    Id,
    Tracked,
)
from boardobserver.domain.words import (
    ActionStatus,
    AdviceStatus,
    AssuranceLevel,
    AssuranceStatus,
    ChallengeStatus,
    DueKind,
    Movement,
    RecordKind,
)
from boardobserver.services import recording, tracking
from boardobserver.services.parties import Party
from boardobserver.services.workspace import Workspace


def record(workspace: Workspace, record_id: Id) -> Tracked:
    return workspace.read.tracked_of_ids([record_id])[0]


@pytest.mark.parametrize("kind", [kind for kind in RecordKind if kind is not RecordKind.MEETING])
def test_a_record_of_any_kind_is_made_outside_a_meeting_and_taken_back(
    workspace: Workspace, kind: RecordKind
):
    made = workspace.perform(
        recording.add_record(kind, " Said on the telephone ", raised_on=dt.date(2025, 3, 1))
    )
    found = record(workspace, made)
    assert (found.kind, found.text, found.meeting_id) == (kind, "Said on the telephone", None)
    assert (found.reference.year, found.raised_on) == (2025, dt.date(2025, 3, 1))
    assert [move.what for move in workspace.read.movements(made)] == [Movement.RAISED]
    workspace.undo()
    assert workspace.read.all_tracked() == ()


def test_nothing_is_recorded_without_words(workspace: Workspace):
    with pytest.raises(Refusal) as refused:
        workspace.perform(recording.add_record(RecordKind.ACTION, " \n"))
    assert refused.value.field == "text"
    assert workspace.read.all_tracked() == ()


def test_closing_a_challenge_asks_for_its_outcome_then_for_the_evidence(workspace: Workspace):
    made = workspace.perform(recording.add_record(RecordKind.CHALLENGE, "Why 0.64?"))
    for words, evidence, field in (("", "a paper", "outcome"), ("The policy changed", " ", "evidence")):
        with pytest.raises(Refusal) as refused:
            workspace.perform(
                tracking.change_status(made, ChallengeStatus.CLOSED, words=words, evidence=evidence)
            )
        assert refused.value.field == field
        details = record(workspace, made).details
        assert isinstance(details, ChallengeDetails)
        assert details.outcome == ""
    workspace.perform(
        tracking.change_status(made, ChallengeStatus.CLOSED, words="The policy changed", evidence="Paper 03")
    )
    details = record(workspace, made).details
    assert isinstance(details, ChallengeDetails)
    assert (details.outcome, details.closing_evidence) == ("The policy changed", "Paper 03")
    workspace.undo()
    assert record(workspace, made).status is ChallengeStatus.OPEN


def test_what_stands_on_the_record_already_need_not_be_said_again(workspace: Workspace):
    made = workspace.perform(recording.add_record(RecordKind.ACTION, "MPS to publish"))
    workspace.perform(tracking.change_action(made, outcome="It is out", closing_evidence="On the website"))
    workspace.perform(tracking.change_status(made, ActionStatus.CLOSED))
    workspace.perform(tracking.change_status(made, ActionStatus.OPEN, words="It was taken down"))
    last = workspace.read.movements(made)[-1]
    assert (last.what, last.words) == (Movement.REOPENED, "It was taken down")
    details = record(workspace, made).details
    assert isinstance(details, ActionDetails)
    assert details.closing_evidence == "On the website"


def test_implemented_advice_names_its_evidence(workspace: Workspace):
    made = workspace.perform(recording.add_record(RecordKind.ADVICE, "Train the operators"))
    with pytest.raises(Refusal) as refused:
        workspace.perform(tracking.change_status(made, AdviceStatus.IMPLEMENTED))
    assert refused.value.field == "evidence"
    workspace.perform(tracking.change_status(made, AdviceStatus.IMPLEMENTED, evidence="The training log"))
    details = record(workspace, made).details
    assert isinstance(details, AdviceDetails)
    assert details.implementation == "The training log"


def test_withdrawing_and_superseding_ask_for_the_reason(workspace: Workspace):
    made = workspace.perform(recording.add_record(RecordKind.ASSURANCE, "Every operator is trained"))
    for status in (AssuranceStatus.SUPERSEDED, AssuranceStatus.WITHDRAWN):
        with pytest.raises(Refusal) as refused:
            workspace.perform(tracking.change_status(made, status))
        assert refused.value.field == "reason"
    workspace.perform(tracking.change_status(made, AssuranceStatus.SUPERSEDED, words="by a newer one"))
    assert record(workspace, made).reason == "by a newer one"
    workspace.perform(tracking.change_status(made, AssuranceStatus.STANDING))
    assert record(workspace, made).reason == ""


def test_an_assurance_has_its_giver_level_and_last_day(workspace: Workspace):
    giver = Party(person_id=person_of(workspace, "LL"))
    made = workspace.perform(
        recording.add_record(RecordKind.ASSURANCE, "Every operator is trained", party=giver)
    )
    workspace.perform(
        tracking.change_assurance(
            made,
            level=AssuranceLevel.LIMITED,
            evidence="A slide",
            evidence_seen=True,
            gaps="No refresher",
            stale_after=dt.date(2027, 5, 1),
        )
    )
    found = record(workspace, made)
    assert str(found.reference) == "AS-2026-001"
    assert found.details == AssuranceDetails(
        giver.person_id, None, "A slide", True, AssuranceLevel.LIMITED, "No refresher", dt.date(2027, 5, 1)
    )
    assert workspace.read.tracked_of_kind(RecordKind.ASSURANCE) == (found,)
    assert found not in workspace.read.open_tracked()


def test_a_due_date_remembers_the_day_on_which_it_was_given(workspace: Workspace):
    made = workspace.perform(
        recording.add_record(RecordKind.ACTION, "MPS to publish", raised_on=dt.date(2026, 9, 1))
    )
    workspace.perform(tracking.change_due(made, Due(DueKind.NEXT_MEETING)))
    details = record(workspace, made).details
    assert isinstance(details, ActionDetails)
    assert details.due_set_on == dt.date(2026, 11, 19)
