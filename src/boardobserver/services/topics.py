"""The board’s editable list of grounds and topics: what has a topic never loses it."""

from boardobserver.domain.errors import Refusal, require
from boardobserver.domain.filters.parse import parse
from boardobserver.domain.filters.terms import FilterRefusal, Key
from boardobserver.domain.folding import fold_name
from boardobserver.domain.snapshots import Id
from boardobserver.services.command import Command
from boardobserver.services.rows import moved, number, required, today
from boardobserver.storage.records import (
    ItemRow,
    SavedFilterRow,
    StandingItemRow,
    StandingQuestionRow,
    TopicRow,
    TrackedTopicRow,
)
from boardobserver.storage.unit import Unit

_NO_TOPIC = "none"
"""What a filter calls the records that have no topic."""


def add_topic(name: str) -> Command[Id]:
    """Add a topic at the end of the list.

    Raises:
        Refusal: The name is empty, or one that the list has already, whatever its case and accents.
    """

    def apply(unit: Unit) -> Id:
        there = _in_order(unit)
        topic = TopicRow(id=unit.new_id(), name=_free_name(there, name), position=len(there) + 1)
        unit.add(topic)
        return topic.id

    return Command(f"add the topic {name.strip()}", apply)


def rename_topic(topic_id: Id, name: str) -> Command[None]:
    """Give a topic another name; what has the topic keeps it.

    Raises:
        Refusal: The name is empty or another topic's.
    """

    def apply(unit: Unit) -> None:
        there = _in_order(unit)
        topic = _topic(there, topic_id)
        new_name = _free_name([other for other in there if other is not topic], name)
        if topic.name != new_name:
            _rename_in_filters(unit, topic.name, new_name)
            topic.name = new_name

    return Command("rename a topic", apply)


def move_topic(topic_id: Id, place: int) -> Command[None]:
    """Move a topic to another place of the list, counted from 0."""

    def apply(unit: Unit) -> None:
        there = _in_order(unit)
        number(moved(there, _topic(there, topic_id), place))

    return Command("move a topic", apply)


def merge_topics(topic_id: Id, into_id: Id) -> Command[None]:
    """Have another topic take over everything that has this one, which then goes from the list.

    Raises:
        Refusal: Both are the same topic.
    """

    def apply(unit: Unit) -> None:
        if topic_id == into_id:
            raise Refusal("A topic cannot be merged into itself.", "into")
        there = _in_order(unit)
        topic, into = _topic(there, topic_id), _topic(there, into_id)
        _hand_over_records(unit, topic, into)
        for kind in (ItemRow, StandingItemRow, StandingQuestionRow):
            for row in unit.find(kind, topic_id=topic.id):
                row.topic_id = into.id
        _rename_in_filters(unit, topic.name, into.name)
        _drop(unit, there, topic)

    return Command("merge two topics", apply)


def remove_topic(topic_id: Id) -> Command[None]:
    """Take a topic that nothing has off the list.

    Raises:
        Refusal: Something has it: how much, and that it can be merged instead.
    """

    def apply(unit: Unit) -> None:
        there = _in_order(unit)
        topic = _topic(there, topic_id)
        use = next(each for each in unit.read.topic_uses() if each.id == topic_id)
        if use.total:
            raise Refusal(f"“{use.name}” is the topic of {use.words}. Merge it into another topic instead.")
        _drop(unit, there, topic)

    return Command("remove a topic", apply)


def _hand_over_records(unit: Unit, topic: TopicRow, into: TopicRow) -> None:
    """A record that has both topics keeps one of them."""
    has_both = {row.tracked_id for row in unit.find(TrackedTopicRow, topic_id=into.id)}
    for row in unit.find(TrackedTopicRow, topic_id=topic.id):
        if row.tracked_id in has_both:
            unit.delete(row)
        else:
            row.topic_id = into.id


def _rename_in_filters(unit: Unit, was: str, now: str) -> None:
    """Let the saved filters that ask for a topic by its name find what they found."""
    for row in unit.find(SavedFilterRow):
        try:
            saved = parse(row.text, today(unit))
        except FilterRefusal:
            continue  # it finds nothing as it is
        renamed = saved.with_name(Key.TOPIC, was, now)
        if renamed != saved:
            row.text = str(renamed)


def _in_order(unit: Unit) -> list[TopicRow]:
    return sorted(unit.find(TopicRow), key=lambda topic: (topic.position, topic.id))


def _topic(there: list[TopicRow], topic_id: Id) -> TopicRow:
    found = next((topic for topic in there if topic.id == topic_id), None)
    return require(found, "This topic is not on the list any more.")


def _drop(unit: Unit, there: list[TopicRow], topic: TopicRow) -> None:
    unit.delete(topic)
    number([other for other in there if other is not topic])


def _free_name(others: list[TopicRow], name: str) -> str:
    name = " ".join(required(name, "name", "Give the topic a name.").split())
    folded = fold_name(name)
    if folded == _NO_TOPIC:
        raise Refusal(
            f"“{name}” stands for no topic at all in a filter. Give the topic another name.", "name"
        )
    same = next((other for other in others if fold_name(other.name) == folded), None)
    if same is not None:
        raise Refusal(f"“{same.name}” is on the list already.", "name")
    return name
