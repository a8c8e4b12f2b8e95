"""Which state may follow which, and what each end asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.errors import Refusal
from boardobserver.domain.lifecycles import Asked, asked_for, movement_of, permitted, require_permitted
from boardobserver.domain.snapshots import TrackedStatus
from boardobserver.domain.tracking import first_status, is_closed, is_open, statuses_of, withdrawn_status
from boardobserver.domain.words import ChallengeStatus, DecisionStatus, Movement, RecordKind

TRACKED = [kind for kind in RecordKind if kind is not RecordKind.MEETING]
STATES: list[tuple[RecordKind, TrackedStatus]] = [
    (kind, each) for kind in TRACKED for each in statuses_of(kind)
]


@pytest.mark.parametrize(("kind", "status"), STATES)
def test_every_state_can_be_reached_and_left_again(kind: RecordKind, status: TrackedStatus):
    reached = {first_status(kind)}
    while True:
        further = reached | {after for before in reached for after in permitted(kind, before)}
        if further == reached:
            break
        reached = further
    assert status in reached
    assert permitted(kind, status)
    assert status not in permitted(kind, status)


@pytest.mark.parametrize(("kind", "status"), STATES)
def test_every_closed_record_can_be_opened_again_and_nothing_is_open_and_closed(
    kind: RecordKind, status: TrackedStatus
):
    assert not (is_open(status) and is_closed(status))
    if is_closed(status):
        again = first_status(kind)
        assert again in permitted(kind, status)
        assert movement_of(kind, status, again) is Movement.REOPENED
        assert asked_for(again) == ()


@pytest.mark.parametrize(("kind", "status"), STATES)
def test_any_record_can_be_withdrawn_for_a_reason(kind: RecordKind, status: TrackedStatus):
    withdrawn = withdrawn_status(kind)
    assert (withdrawn in permitted(kind, status)) is (status != withdrawn)
    assert asked_for(withdrawn) == (Asked.REASON,)
    assert movement_of(kind, status, withdrawn) is Movement.WITHDRAWN


@given(st.sampled_from(STATES), st.sampled_from(STATES))
def test_a_move_that_is_not_permitted_is_refused_with_those_that_are(
    before: tuple[RecordKind, TrackedStatus], after: tuple[RecordKind, TrackedStatus]
):
    kind, status = before
    legal = permitted(kind, status)
    if after[1] in legal:
        require_permitted(kind, status, after[1])
        return
    with pytest.raises(Refusal) as refused:
        require_permitted(kind, status, after[1])
    assert refused.value.field == "status"
    assert all(f"“{each.label.lower()}”" in refused.value.message for each in legal)


def test_a_challenge_that_was_not_accepted_is_at_no_end_as_advice_is():
    assert not is_closed(ChallengeStatus.NOT_ACCEPTED)
    assert ChallengeStatus.CLOSED in permitted(RecordKind.CHALLENGE, ChallengeStatus.NOT_ACCEPTED)


def test_the_refusal_is_a_sentence():
    with pytest.raises(
        Refusal, match=r"^A challenge that is “closed” cannot be “escalated” next, only “open” or "
    ):
        require_permitted(RecordKind.CHALLENGE, ChallengeStatus.CLOSED, ChallengeStatus.ESCALATED)
    with pytest.raises(Refusal, match=r"only “recorded”\.$"):
        require_permitted(RecordKind.DECISION, DecisionStatus.WITHDRAWN, DecisionStatus.SUPERSEDED)
