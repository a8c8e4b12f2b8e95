"""The list of topics is the board's own: what has a topic never loses it, whatever becomes of the list."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.boards import note
from tests.support.properties import examples

from boardobserver.domain.errors import Refusal
from boardobserver.domain.folding import fold_name
from boardobserver.domain.snapshots import Id, TopicUse
from boardobserver.domain.topics import TOPICS
from boardobserver.domain.words import RecordKind
from boardobserver.services import saved_filters, topics, tracking
from boardobserver.services.command import Command
from boardobserver.services.workspace import Workspace
from boardobserver.storage.records import ItemRow, Row, StandingItemRow, StandingQuestionRow, TrackedTopicRow
from boardobserver.storage.unit import Unit


def topic_of(workspace: Workspace, name: str) -> TopicUse:
    return next(use for use in workspace.read.topic_uses() if use.name == name)


def raised(workspace: Workspace, meeting_id: Id, *names: str) -> Id:
    """A challenge that has those topics."""
    (entry,) = workspace.read.entries_of_ids([note(workspace, meeting_id, "? what supports 0.64")])
    assert entry.record_id is not None
    workspace.perform(tracking.set_topics(entry.record_id, names))
    return entry.record_id


def topics_of(workspace: Workspace, record_id: Id) -> Sequence[str]:
    (record,) = workspace.read.tracked_of_ids([record_id])
    return record.topics


def with_topic_everywhere(workspace: Workspace, meeting_id: Id, name: str) -> Id:
    """The topic, had by a record, an agenda item, a line of the standing agenda and a question."""
    raised(workspace, meeting_id, name)
    topic_id = topic_of(workspace, name).id
    item_id = workspace.read.items(meeting_id)[0].id

    def apply(unit: Unit) -> None:
        unit.get(ItemRow, item_id).topic_id = topic_id
        unit.find(StandingItemRow)[0].topic_id = topic_id
        unit.add(
            StandingQuestionRow(
                id=unit.new_id(), text="What has changed?", topic_id=topic_id, position=1, retired_at=None
            )
        )

    workspace.perform(Command("use a topic", apply))
    return topic_id


def test_a_topic_is_added_at_the_end(workspace: Workspace):
    workspace.perform(topics.add_topic("  Retrospective   search "))
    assert workspace.read.topics() == (*TOPICS, "Retrospective search")
    assert topic_of(workspace, "Retrospective search").words == "nothing"
    workspace.undo()
    assert workspace.read.topics() == TOPICS


@pytest.mark.parametrize("name", ["", " \n ", "training", "TRAINÍNG", "Bias—and equality", "none", "None"])
def test_a_name_that_is_empty_or_there_already_is_refused(workspace: Workspace, name: str):
    label = workspace.undo_label
    with pytest.raises(Refusal) as refused:
        workspace.perform(topics.add_topic(name))
    assert refused.value.field == "name"
    with pytest.raises(Refusal):
        workspace.perform(topics.rename_topic(topic_of(workspace, "Watchlist").id, name))
    assert (workspace.read.topics(), workspace.undo_label) == (TOPICS, label)


def test_a_renamed_topic_stays_with_what_has_it(workspace: Workspace, meeting_id: Id):
    record_id = raised(workspace, meeting_id, "Watchlist", "Training")
    workspace.perform(topics.rename_topic(topic_of(workspace, "Watchlist").id, "Watchlist and images"))
    assert set(topics_of(workspace, record_id)) == {"Watchlist and images", "Training"}
    workspace.undo()
    assert set(topics_of(workspace, record_id)) == {"Watchlist", "Training"}


def test_a_saved_filter_goes_on_finding_a_topic_that_is_renamed_or_merged(workspace: Workspace):
    typed = 'is:open topic:"bias and EQUALITY",Training "bias and equality"'
    unreadable = 'topic:"Bias and equality'
    for name, text in (("Mine", typed), ("Half", unreadable)):
        workspace.perform(saved_filters.save_filter(RecordKind.CHALLENGE, name, text))

    def texts() -> list[str]:
        return [each.text for each in workspace.read.saved_filters(RecordKind.CHALLENGE)]

    workspace.perform(topics.rename_topic(topic_of(workspace, "Bias and equality").id, "Fairness"))
    assert texts() == ['is:open topic:Fairness,Training "bias and equality"', unreadable]
    merge = topics.merge_topics(topic_of(workspace, "Fairness").id, topic_of(workspace, "Value for money").id)
    workspace.perform(merge)
    assert texts()[0] == 'is:open topic:"Value for money",Training "bias and equality"'
    workspace.undo()
    workspace.undo()
    assert texts() == [typed, unreadable]


def test_the_case_of_a_name_can_be_changed(workspace: Workspace):
    workspace.perform(topics.rename_topic(topic_of(workspace, "Training").id, "TRAINING"))
    assert "TRAINING" in workspace.read.topics()


def test_topics_move(workspace: Workspace):
    workspace.perform(topics.move_topic(topic_of(workspace, TOPICS[3]).id, 0))
    assert workspace.read.topics() == (TOPICS[3], *TOPICS[:3], *TOPICS[4:])
    workspace.perform(topics.move_topic(topic_of(workspace, TOPICS[3]).id, 99))
    assert workspace.read.topics() == (*TOPICS[:3], *TOPICS[4:], TOPICS[3])


def test_a_merge_hands_everything_over(workspace: Workspace, meeting_id: Id):
    topic_id = with_topic_everywhere(workspace, meeting_id, "Watchlist")
    both = raised(workspace, meeting_id, "Watchlist", "Training")
    into = topic_of(workspace, "Training")
    use = topic_of(workspace, "Watchlist")
    assert use.words == "2 records, 1 agenda item, 1 line of a standing agenda and 1 standing question"
    before = workspace.read.topic_uses()
    workspace.perform(topics.merge_topics(topic_id, into.id))
    merged = topic_of(workspace, "Training")
    assert (merged.records, merged.items, merged.standing_items, merged.questions) == (2, 1, 1, 1)
    assert "Watchlist" not in workspace.read.topics()
    assert topics_of(workspace, both) == ("Training",)
    assert workspace.read.items(meeting_id)[0].topic == "Training"
    workspace.undo()
    assert workspace.read.topic_uses() == before
    workspace.redo()
    assert topic_of(workspace, "Training") == merged


def test_a_topic_is_not_merged_into_itself_or_one_that_is_gone(workspace: Workspace):
    topic_id = topic_of(workspace, "Watchlist").id
    with pytest.raises(Refusal, match="into itself"):
        workspace.perform(topics.merge_topics(topic_id, topic_id))
    other = topic_of(workspace, "Training").id
    workspace.perform(topics.remove_topic(other))
    with pytest.raises(Refusal, match="not on the list any more"):
        workspace.perform(topics.merge_topics(topic_id, other))


def test_only_a_topic_that_nothing_has_is_removed(workspace: Workspace, meeting_id: Id):
    topic_id = with_topic_everywhere(workspace, meeting_id, "Watchlist")
    with pytest.raises(Refusal, match=r"“Watchlist” is the topic of 1 record, 1 agenda item, .* Merge it"):
        workspace.perform(topics.remove_topic(topic_id))
    workspace.perform(topics.remove_topic(topic_of(workspace, "Training").id))
    assert workspace.read.topics() == tuple(topic for topic in TOPICS if topic != "Training")


def test_every_table_that_has_topics_is_counted_and_merged():
    naming = {
        table.name
        for table in Row.metadata.tables.values()
        if any(key.column.table.name == "topic" for key in table.foreign_keys)
    }
    handed_over = (TrackedTopicRow, ItemRow, StandingItemRow, StandingQuestionRow)
    assert naming == {kind.__tablename__ for kind in handed_over}


_ACT = st.tuples(st.sampled_from(["add", "rename", "move", "merge", "remove"]), *[st.integers(0, 15)] * 2)


def _command(workspace: Workspace, act: str, at: int, to: int) -> Command[object]:
    ids = [use.id for use in workspace.read.topic_uses()]
    name = ("Trâining", "costs", "Costs", "search engine", "none")[to % 5]
    one, other = ids[at % len(ids)], ids[to % len(ids)]
    return {
        "add": topics.add_topic(name),
        "rename": topics.rename_topic(one, name),
        "move": topics.move_topic(one, to - 1),
        "merge": topics.merge_topics(one, other),
        "remove": topics.remove_topic(one),
    }[act]


@examples(25, shares_fixtures=True)
@given(acts=st.lists(_ACT, min_size=1, max_size=12))
def test_undo_gives_back_exactly_what_was(
    workspace: Workspace, meeting_id: Id, acts: list[tuple[str, int, int]]
):
    record_id = raised(workspace, meeting_id, *workspace.read.topics()[:3])
    states = [(workspace.read.topic_uses(), topics_of(workspace, record_id))]
    for act, at, to in acts:
        label = workspace.undo_label
        try:
            workspace.perform(_command(workspace, act, at, to))
        except Refusal:
            assert workspace.undo_label == label
            continue
        state = (workspace.read.topic_uses(), topics_of(workspace, record_id))
        assert len({fold_name(use.name) for use in state[0]}) == len(state[0])
        assert len(set(state[1])) == len(state[1]) >= 1
        if state != states[-1]:
            states.append(state)
    for state in reversed(states[:-1]):
        workspace.undo()
        assert (workspace.read.topic_uses(), topics_of(workspace, record_id)) == state
