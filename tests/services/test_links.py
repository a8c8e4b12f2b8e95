"""Records are linked both ways, in circles too, and each is shown once."""

import pytest
from tests.support.boards import note

from boardobserver.domain.errors import Refusal
from boardobserver.domain.linkage import DIRECTIONS
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind, Relation
from boardobserver.services import links, recording
from boardobserver.services.workspace import Workspace


def records(workspace: Workspace, *texts: str) -> list[Id]:
    return [workspace.perform(recording.add_record(RecordKind.ACTION, text)) for text in texts]


def said(workspace: Workspace, record_id: Id) -> list[tuple[str, str]]:
    """How a record stands to others, as its page reads."""
    linked = links.surroundings(workspace.read, record_id).linked
    return [(each.words, each.record.text) for each in linked]


@pytest.mark.parametrize(
    ("relation", "outward", "inward"),
    [
        (Relation.RELATES_TO, "relates to", "relates to"),
        (Relation.ARISES_FROM, "arises from", "gave rise to"),
        (Relation.SUPPORTS, "supports", "is supported by"),
        (Relation.SUPERSEDES, "supersedes", "is superseded by"),
    ],
)
def test_a_link_reads_right_from_both_ends(
    workspace: Workspace, relation: Relation, outward: str, inward: str
):
    one, two = records(workspace, "one", "two")
    workspace.perform(links.link_records(one, two, relation))
    assert said(workspace, one) == [(outward, "two")]
    assert said(workspace, two) == [(inward, "one")]


def test_every_way_to_stand_is_offered_once():
    words = [each[2] for each in DIRECTIONS]
    assert len(words) == len(set(words)) == 7


def test_a_cycle_of_links_is_allowed_and_shown_once(workspace: Workspace):
    one, two, three, four, five = records(workspace, "one", "two", "three", "four", "five")
    for begin, end in ((one, two), (two, three), (three, four), (four, five), (five, one), (two, four)):
        workspace.perform(links.link_records(begin, end, Relation.ARISES_FROM))
    around = links.surroundings(workspace.read, one)
    assert [each.record.text for each in around.linked] == ["two", "five"]
    assert [(each.before.text, each.words, each.record.text) for each in around.further] == [
        ("two", "arises from", "three"),
        ("five", "gave rise to", "four"),
    ]


def test_three_records_in_a_circle_are_each_shown_once(workspace: Workspace):
    one, two, three = records(workspace, "one", "two", "three")
    for begin, end in ((one, two), (two, three), (three, one)):
        workspace.perform(links.link_records(begin, end, Relation.SUPPORTS))
    around = links.surroundings(workspace.read, one)
    assert [each.record.text for each in around.linked] == ["two", "three"]
    assert around.further == ()


def test_a_link_to_itself_or_a_double_is_refused(workspace: Workspace):
    one, two = records(workspace, "one", "two")
    with pytest.raises(Refusal, match="itself") as caught:
        workspace.perform(links.link_records(one, one, Relation.RELATES_TO))
    assert caught.value.field == "record"
    workspace.perform(links.link_records(one, two, Relation.RELATES_TO))
    for begin, end in ((one, two), (two, one)):
        with pytest.raises(Refusal, match="already"):
            workspace.perform(links.link_records(begin, end, Relation.RELATES_TO))
    workspace.perform(links.link_records(one, two, Relation.SUPERSEDES))
    assert said(workspace, one) == [("relates to", "two"), ("supersedes", "two")]


def test_a_link_that_is_dropped_is_gone_from_both_ends_until_an_undo(workspace: Workspace):
    one, two = records(workspace, "one", "two")
    link = workspace.perform(links.link_records(one, two, Relation.SUPPORTS))
    workspace.perform(links.unlink(link))
    assert said(workspace, one) == said(workspace, two) == []
    workspace.undo()
    assert said(workspace, two) == [("is supported by", "one")]
    workspace.undo()
    assert said(workspace, two) == []


def test_a_link_that_a_line_made_reads_right_too(workspace: Workspace, meeting_id: Id):
    note(workspace, meeting_id, "? What testing supports 0.64?")
    note(workspace, meeting_id, "! @LL to publish the report ^CH-2026-001")
    challenge = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)[0]
    assert [words for words, _text in said(workspace, challenge.id)] == ["relates to"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("AC-2026-002", ["a 100% share"]),
        ("ac-2026-2", ["a 100% share"]),
        ("ac-", ["false_alerts", "a 100% share", "Publish the test report"]),
        ("REPORT publish", ["Publish the test report"]),
        ("100%", ["a 100% share"]),
        ("%", ["a 100% share"]),
        ("_", ["false_alerts"]),
        ("nothing of the sort", []),
    ],
)
def test_records_are_found_by_their_reference_or_their_words(
    workspace: Workspace, typed: str, found: list[str]
):
    records(workspace, "Publish the test report", "a 100% share", "false_alerts")
    assert [head.text for head in workspace.read.heads_matching(typed, 5)] == found


def test_no_more_records_are_found_than_are_wanted(workspace: Workspace):
    records(workspace, *"abcdef")
    assert [head.text for head in workspace.read.heads_matching("AC", 2)] == ["f", "e"]


@pytest.mark.parametrize("typed", ["watchlist " * 5000, "w" * 60_000, "\ud800", "a\x00b"])
def test_a_whole_page_pasted_to_find_a_record_is_looked_for_as_well(workspace: Workspace, typed: str):
    assert workspace.read.heads_matching(typed, 5) == ()
    assert workspace.read.answered_challenges(typed, 5) == ()


def test_a_record_is_found_by_the_beginning_of_its_words_that_were_pasted(workspace: Workspace):
    records(workspace, "publish the watchlist")
    found = workspace.read.heads_matching("publish watchlist " * 5000, 5)
    assert [head.text for head in found] == ["publish the watchlist"]
