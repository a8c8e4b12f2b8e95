"""The fields of tracked records, and the lists that are made of them."""

import datetime as dt
import json
from typing import Any

import pytest
from tests.support.boards import note, person_of

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import ChallengeDetails, Due, Id
from boardobserver.domain.tracking import is_open, statuses_of
from boardobserver.domain.words import (
    ActionStatus,
    AdviceResponse,
    AdviceStatus,
    DecisionVerb,
    DueKind,
    Movement,
    RecordKind,
)
from boardobserver.services import entries, tracking
from boardobserver.services.listing import ListKind, listed
from boardobserver.services.workspace import Workspace


def raised(workspace: Workspace, meeting_id: Id, typed: str) -> Id:
    entry = workspace.read.entries_of_ids([note(workspace, meeting_id, typed)])[0]
    assert entry.record_id is not None
    return entry.record_id


def rows(workspace: Workspace, kind: ListKind) -> list[dict[str, Any]]:
    """A list as it comes out of JSON, so that what is no JSON fails."""
    return json.loads(json.dumps(listed(workspace.read, kind)))


def test_a_status_is_one_of_its_kind(workspace: Workspace, meeting_id: Id):
    action = raised(workspace, meeting_id, "! @LL to act")
    with pytest.raises(Refusal, match="cannot be"):
        workspace.perform(tracking.change_status(action, AdviceStatus.IMPLEMENTED))
    for kind in RecordKind:
        if kind is not RecordKind.MEETING:
            assert {"withdrawn"} <= {status.value for status in statuses_of(kind)}


def test_the_reason_stands_with_a_superseded_record_and_goes_when_it_is_open_again(
    workspace: Workspace, meeting_id: Id
):
    action = raised(workspace, meeting_id, "! @LL to act")
    for status, words, reason, what in (
        (ActionStatus.SUPERSEDED, "by AC-2026-009", "by AC-2026-009", Movement.CHANGED_STATUS),
        (ActionStatus.OPEN, "not after all", "", Movement.REOPENED),
        (ActionStatus.CLOSED, "done", "", Movement.CLOSED),
        (ActionStatus.WITHDRAWN, "a slip", "a slip", Movement.WITHDRAWN),
    ):
        workspace.perform(tracking.change_status(action, status, words=words, evidence="seen"))
        record = workspace.read.tracked_of_ids([action])[0]
        last = workspace.read.movements(action)[-1]
        assert (record.status, record.reason) == (status, reason)
        assert (last.what, last.words, last.status_after) == (what, words, status)
        assert is_open(status) is (action in {each.id for each in workspace.read.open_tracked()})


def test_topics_are_of_the_boards_list(workspace: Workspace, meeting_id: Id):
    challenge = raised(workspace, meeting_id, "? Why 0.64?")
    workspace.perform(tracking.set_topics(challenge, ("Training", "Legality")))
    workspace.perform(tracking.set_topics(challenge, ("Legality", "Watchlist")))
    assert workspace.read.tracked_of_ids([challenge])[0].topics == ("Legality", "Watchlist")
    with pytest.raises(Refusal, match="list of topics"):
        workspace.perform(tracking.set_topics(challenge, ("Astrology",)))
    workspace.undo()
    assert workspace.read.tracked_of_ids([challenge])[0].topics == ("Legality", "Training")


def test_records_and_responses_cannot_be_emptied(workspace: Workspace, meeting_id: Id):
    challenge = raised(workspace, meeting_id, "? Why 0.64?")
    note(workspace, meeting_id, "> The 2024 tests")
    details = workspace.read.record_of(meeting_id).records[challenge].details
    assert isinstance(details, ChallengeDetails)
    response = details.responses[0]
    for command in (
        tracking.change_text(challenge, " \n"),
        tracking.change_response(response.id, text=""),
        tracking.add_update(raised(workspace, meeting_id, "! @LL to act"), " "),
    ):
        with pytest.raises(Refusal) as caught:
            workspace.perform(command)
        assert caught.value.field == "text"


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("= The Board approved the policy", DecisionVerb.APPROVED),
        ("= The policy was not approved", DecisionVerb.REJECTED),
        ("= Deferred until June", DecisionVerb.DEFERRED),
        ("= Go ahead", DecisionVerb.AGREED),
        ("= The update was noted", DecisionVerb.NOTED),
    ],
)
def test_the_verb_of_a_decision_is_read_from_its_words(
    workspace: Workspace, meeting_id: Id, typed: str, verb: DecisionVerb
):
    raised(workspace, meeting_id, typed)
    assert rows(workspace, ListKind.DECISIONS)[0]["verb"] == verb.value


def test_lists_speak_in_references_initials_and_iso_dates(workspace: Workspace, meeting_id: Id):
    item = workspace.read.items(meeting_id)[5]
    note(workspace, meeting_id, "? @LO: Why 0.64? @LL", item.id)
    note(workspace, meeting_id, "> @LL: The 2024 tests", item.id)
    action = raised(workspace, meeting_id, "! @MPS to publish by 7 December, for ^CH-2026-001")
    workspace.perform(tracking.add_update(action, "Begun", by_id=person_of(workspace, "LL")))
    advice = raised(workspace, meeting_id, "* Train operators first")
    workspace.perform(
        tracking.change_advice(
            advice, response=AdviceResponse.REJECTED, review_date=dt.date(2027, 1, 5), paragraph="12"
        )
    )
    (challenge,) = rows(workspace, ListKind.CHALLENGES)
    assert challenge["ref"] == "CH-2026-001"
    assert (challenge["raised_by"], challenge["directed_to"], challenge["kind"]) == ("LO", "LL", "question")
    assert (challenge["meeting"], challenge["item"]) == ("MT-2026-001", f"6 {item.title}")
    assert [(each["by"], each["text"]) for each in challenge["responses"]] == [("LL", "The 2024 tests")]
    (listed_action,) = rows(workspace, ListKind.ACTIONS)
    assert (listed_action["owner"], listed_action["due"]) == ("MPS", "2026-12-07")
    assert listed_action["links"] == ["CH-2026-001"]
    assert [(each["by"], each["text"]) for each in listed_action["updates"]] == [("LL", "Begun")]
    (listed_advice,) = rows(workspace, ListKind.ADVICE)
    assert (listed_advice["mps_response"], listed_advice["review_date"]) == ("rejected", "2027-01-05")
    workspace.perform(tracking.change_due(action, Due(DueKind.NEXT_MEETING)))
    assert rows(workspace, ListKind.ACTIONS)[0]["due"] == "next_meeting"
    (meeting,) = rows(workspace, ListKind.MEETINGS)
    assert (meeting["ref"], meeting["date"], meeting["status"]) == ("MT-2026-001", "2026-11-19", "draft")
    assert {person["initials"] for person in rows(workspace, ListKind.PEOPLE)} == {"BC", "LL", "LO"}


def test_the_list_of_entries_has_every_line_in_the_order_of_the_record(workspace: Workspace, meeting_id: Id):
    first, second, third = (note(workspace, meeting_id, words) for words in ("one", "? two", "~three"))
    workspace.perform(entries.withdraw_entry(second))
    workspace.perform(entries.move_entry(third, item_id=None, after_id=first))
    found = rows(workspace, ListKind.ENTRIES)
    assert [row["text"] for row in found] == ["one", "three", "two"]
    assert [row["status"] for row in found] == [None, None, "withdrawn"]
    assert [row["ref"] for row in found] == [None, None, "CH-2026-001"]
    at = [dt.datetime.fromisoformat(row["at"]) for row in found]
    assert all(each.tzinfo is not None for each in at)
