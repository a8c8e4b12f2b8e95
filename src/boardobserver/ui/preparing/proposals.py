"""What is proposed to a meeting, with what the person has chosen of it so far, and where that is to go."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from boardobserver.domain.inheritance import Inheritance, InheritedItem, InheritedRecord
from boardobserver.domain.snapshots import Id
from boardobserver.services.carrying import Carried, CarriedItem, CarriedRecord

Proposed = InheritedItem | InheritedRecord


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals that go to one place.

    Attributes:
        item_id: An item of the agenda, or one that is proposed with them; None for none.
        is_deferred: Whether these are put off to later.
    """

    item_id: Id | None
    is_deferred: bool
    lines: tuple[Proposed, ...]


def id_of(proposed: Proposed) -> Id:
    """What a line is known by: the key of its record, or of its unfinished item."""
    return proposed.record.id if isinstance(proposed, InheritedRecord) else proposed.item.id


@dataclass(slots=True)
class Proposals:
    """The proposals to one meeting; all are chosen at first, but for what is deferred to later."""

    inheritance: Inheritance
    _flipped: set[Id] = field(default_factory=set[Id])
    _places: dict[Id, Id | None] = field(default_factory=dict[Id, "Id | None"])

    def renew(self, inheritance: Inheritance) -> None:
        """Take in what is proposed now; what was chosen for lines that are still there stays."""
        if inheritance.meeting.id != self.inheritance.meeting.id:
            self._flipped.clear()
            self._places.clear()
        self.inheritance = inheritance
        targets = self.targets()
        self._places = {key: place for key, place in self._places.items() if place in targets}

    def lines(self) -> Iterator[Proposed]:
        """Every line, items first."""
        yield from self.inheritance.items
        yield from self.inheritance.records

    def line(self, line_id: Id) -> Proposed | None:
        """One line."""
        return next((each for each in self.lines() if id_of(each) == line_id), None)

    def is_ticked(self, line: Proposed) -> bool:
        """Whether a line is to be brought forward."""
        is_deferred = isinstance(line, InheritedRecord) and line.deferral is not None
        return is_deferred == (id_of(line) in self._flipped)

    def flip(self, line_id: Id) -> None:
        """Choose a line, or no longer."""
        self._flipped ^= {line_id}

    def tick_all(self, is_ticked: bool) -> None:
        """Choose everything that is not deferred to later, or nothing at all."""
        for line in self.lines():
            is_deferred = isinstance(line, InheritedRecord) and line.deferral is not None
            if self.is_ticked(line) != (is_ticked and not is_deferred):
                self.flip(id_of(line))

    def targets(self) -> dict[Id | None, str]:
        """Where records can go, with the title of each place: the agenda, items that will be new, no item."""
        new = (each.item for each in self.inheritance.items if each.to_item_id is None)
        places: dict[Id | None, str] = {
            item.id: f"{item.position}  {item.title}" for item in self.inheritance.agenda
        }
        places.update((item.id, f"{item.title} (new)") for item in new)
        places[None] = "No item"
        return places

    def put(self, line_id: Id, item_id: Id | None) -> None:
        """Say where a record is to go."""
        self._places[line_id] = item_id

    def place_of(self, line: Proposed) -> Id | None:
        """Where a line goes; what would go to an item that is not to be brought forward arises elsewhere."""
        if isinstance(line, InheritedItem):
            return line.to_item_id or line.item.id
        place = self._places.get(line.record.id, line.item_id)
        item = next((each for each in self.inheritance.items if each.item.id == place), None)
        if item is None or self.is_ticked(item):
            return place
        return item.to_item_id or self.inheritance.matters_arising_id

    def groups(self) -> list[Group]:
        """The lines by the place that they go to, in the order of the agenda; what is deferred is last."""
        by_place: dict[Id | None, list[Proposed]] = {place: [] for place in self.targets()}
        deferred: list[Proposed] = []
        for line in self.lines():
            is_deferred = isinstance(line, InheritedRecord) and line.deferral is not None
            where = deferred if is_deferred else by_place[self.place_of(line)]
            where.append(line)
        groups = [Group(place, False, tuple(lines)) for place, lines in by_place.items() if lines]
        return [*groups, Group(None, True, tuple(deferred))] if deferred else groups

    def chosen(self) -> tuple[Carried, ...]:
        """What is to be brought forward."""
        carried: list[Carried] = []
        for line in self.lines():
            if not self.is_ticked(line):
                continue
            if isinstance(line, InheritedItem):
                carried.append(CarriedItem(line.item.id, line.to_item_id))
            else:
                carried.append(CarriedRecord(line.record.id, self.place_of(line)))
        return tuple(carried)
