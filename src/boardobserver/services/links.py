"""Links between records: making and dropping them, and what a record is tied up with."""

from collections.abc import Iterable
from dataclasses import dataclass

from boardobserver.domain.errors import Refusal
from boardobserver.domain.linkage import Link, RecordHead, walk
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import Relation
from boardobserver.services.command import Command
from boardobserver.storage.reader import Reader
from boardobserver.storage.records import LinkRow, TrackedRow
from boardobserver.storage.unit import Unit

_HOPS = 3
"""Records further away than so many links have little to do with one."""


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """A record at the other end of a link, and how the one that is looked at stands to it."""

    link_id: Id
    words: str
    record: RecordHead


@dataclass(frozen=True, slots=True)
class FurtherRecord:
    """A record that is linked not to the one looked at, but to one that is, or further along."""

    record: RecordHead
    before: RecordHead
    words: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a record is tied up with; where links run in circles, each record further on is here once."""

    linked: tuple[LinkedRecord, ...]
    further: tuple[FurtherRecord, ...]


def link_records(from_id: Id, to_id: Id, relation: Relation) -> Command[Id]:
    """Say how one record stands to another, and give the link's key.

    Links may run in a circle. The status of neither record changes.

    Raises:
        Refusal: They are one record, or are linked so already.
    """

    def apply(unit: Unit) -> Id:
        unit.get(TrackedRow, from_id)
        unit.get(TrackedRow, to_id)
        if from_id == to_id:
            raise Refusal("A record cannot be linked to itself.", "record")
        there = [*unit.find(LinkRow, from_id=from_id, to_id=to_id, relation=relation)]
        if relation is Relation.RELATES_TO:  # which reads the same from both ends
            there += unit.find(LinkRow, from_id=to_id, to_id=from_id, relation=relation)
        if there:
            raise Refusal("These two records are linked in this way already.", "record")
        link = LinkRow(id=unit.new_id(), from_id=from_id, to_id=to_id, relation=relation)
        unit.add(link)
        return link.id

    return Command("link two records", apply)


def unlink(link_id: Id) -> Command[None]:
    """Drop a link between two records."""

    def apply(unit: Unit) -> None:
        unit.delete(unit.get(LinkRow, link_id))

    return Command("drop a link between two records", apply)


def surroundings(read: Reader, record_id: Id) -> Surroundings:
    """The records that one is linked to, and those to which these lead."""
    direct = read.links_touching([record_id])
    beyond = [each for each in walk(record_id, read.links_touching, _HOPS) if each.hops > 1]
    ids = {link.other_end(record_id) for link in direct}
    ids |= {key for each in beyond for key in (each.record_id, each.before_id)}
    heads = {head.id: head for head in read.heads_of_ids(ids)}
    return Surroundings(
        linked=_linked(direct, record_id, heads),
        further=tuple(
            FurtherRecord(heads[each.record_id], heads[each.before_id], each.link.words_from(each.before_id))
            for each in beyond
        ),
    )


def _linked(links: Iterable[Link], record_id: Id, heads: dict[Id, RecordHead]) -> tuple[LinkedRecord, ...]:
    return tuple(
        LinkedRecord(link.id, link.words_from(record_id), heads[link.other_end(record_id)]) for link in links
    )
