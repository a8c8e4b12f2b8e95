"""Links between records: how they read from either end, and walking along them without going in circles."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Id, TrackedStatus
from boardobserver.domain.words import Relation


@dataclass(frozen=True, slots=True)
class Link:
    """A relation from one record to another."""

    id: Id
    from_id: Id
    to_id: Id
    relation: Relation

    def other_end(self, record_id: Id) -> Id:
        """The record at the end where this one does not stand."""
        return self.to_id if record_id == self.from_id else self.from_id

    def words_from(self, record_id: Id) -> str:
        """The relation as it reads before the other record, seen from this one.

        >>> link = Link("1", "a", "b", Relation.ARISES_FROM)
        >>> link.words_from("a"), link.words_from("b")
        ('arises from', 'gave rise to')
        """
        return _WORDS[self.relation][record_id != self.from_id]


@dataclass(frozen=True, slots=True)
class RecordHead:
    """As much of a record as a list of others needs."""

    id: Id
    reference: Reference
    text: str
    status: TrackedStatus


@dataclass(frozen=True, slots=True)
class Reached:
    """A record that a walk came to.

    Attributes:
        link: The link that it came along.
        before_id: The record from which it came.
        hops: How many links it is away from where the walk began.
    """

    record_id: Id
    link: Link
    before_id: Id
    hops: int


_WORDS: dict[Relation, tuple[str, str]] = {
    Relation.RELATES_TO: ("relates to", "relates to"),
    Relation.ARISES_FROM: ("arises from", "gave rise to"),
    Relation.SUPPORTS: ("supports", "is supported by"),
    Relation.SUPERSEDES: ("supersedes", "is superseded by"),
}
"""Each relation as it reads from the record that has it, and from the other."""

DIRECTIONS: tuple[tuple[Relation, bool, str], ...] = tuple(
    (relation, is_outward, words[not is_outward])
    for relation, words in _WORDS.items()
    for is_outward in (True, False)
    if is_outward or words[0] != words[1]
)
"""Every way in which a record can stand to another: the relation, whether it begins here, and its words."""


def walk(start: Id, links_of: Callable[[Collection[Id]], Iterable[Link]], hops: int) -> tuple[Reached, ...]:
    """The records that are within so many links of one, each once, however the links run in circles.

    Args:
        start: Where the walk begins; it is never come to.
        links_of: Gives the links at either end of which any of those records stands.
        hops: How far to go.
    """
    seen, edge = {start}, {start}
    reached: list[Reached] = []
    for hop in range(1, hops + 1):
        found: set[Id] = set()
        for link in links_of(edge) if edge else ():
            for here, there in ((link.from_id, link.to_id), (link.to_id, link.from_id)):
                if here in edge and there not in seen:
                    seen.add(there)
                    found.add(there)
                    reached.append(Reached(there, link, here, hop))
        edge = found
    return tuple(reached)
