"""Who is who on the board, to be looked up by initials while one types."""

from collections.abc import Iterable

from boardobserver.domain.same_names import name_apart, namesakes
from boardobserver.domain.snapshots import Id, Organisation, Person
from boardobserver.services.parties import Party
from boardobserver.ui.widgets.chooser import Choice, Chosen


class Directory:
    """The people and organisations of the board by their initials and short names, in any case.

    Args:
        people: Everybody, by name.
        organisations: Every organisation.
        first: Who is to be offered first: those at the meeting.
    """

    def __init__(
        self,
        people: Iterable[Person] = (),
        organisations: Iterable[Organisation] = (),
        first: frozenset[Id] = frozenset(),
    ) -> None:
        self._people = {person.id: person for person in people}
        self._organisations = {body.id: body for body in organisations}
        self._first = first
        self._by_short = {
            body.short_name.casefold(): Party(organisation_id=body.id)
            for body in self._organisations.values()
        }
        self._by_short |= {
            person.initials.casefold(): Party(person_id=person.id) for person in self._people.values()
        }

    def named(self, short: str | None) -> Party:
        """Who carries the initials; nobody when they are unknown or not given."""
        return Party() if short is None else self._by_short.get(short.casefold(), Party())

    def knows(self, short: str) -> bool:
        """Whether anybody carries the initials."""
        return short.casefold() in self._by_short

    def is_here(self, person_id: Id | None) -> bool:
        """Whether somebody is at the meeting."""
        return person_id in self._first

    def short_of(self, party: Party) -> str:
        """Initials of a person, else the short name of an organisation, else an empty string."""
        if party.person_id in self._people:
            return self._people[party.person_id].initials
        if party.organisation_id in self._organisations:
            return self._organisations[party.organisation_id].short_name
        return ""

    def name_of(self, party: Party) -> str:
        """The full name, with initials where another has the same; an empty string for nobody."""
        if party.person_id in self._people:
            return name_apart(self._people[party.person_id], self._people.values())
        if party.organisation_id in self._organisations:
            return self._organisations[party.organisation_id].name
        return ""

    def of_name(self, name: str) -> tuple[str, ...]:
        """The initials of those who have a name."""
        return tuple(person.initials for person in namesakes(name, self._people.values()))

    def choices(self) -> tuple[Choice, ...]:
        """Everybody who can be chosen: those at the meeting, then the others, then the organisations."""
        active = [person for person in self._people.values() if person.is_active or person.id in self._first]
        active.sort(key=lambda person: person.id not in self._first)
        people = [Choice(f"person:{each.id}", each.name, each.initials) for each in active]
        bodies = [
            Choice(f"organisation:{each.id}", each.name, each.short_name)
            for each in self._organisations.values()
        ]
        return (*people, *bodies)


def choice_id(party: Party) -> str | None:
    """The id that a party has among the choices.

    >>> choice_id(Party(person_id="1")), choice_id(Party())
    ('person:1', None)
    """
    if party.person_id is not None:
        return f"person:{party.person_id}"
    return None if party.organisation_id is None else f"organisation:{party.organisation_id}"


def party_of(chosen: Chosen) -> Party:
    """The party that was chosen; nobody for words that are no choice.

    >>> party_of(Chosen("organisation:7", "MPS"))
    Party(person_id=None, organisation_id='7')
    """
    what, _colon, key = (chosen.id or "").partition(":")
    if what == "person":
        return Party(person_id=key)
    return Party(organisation_id=key) if what == "organisation" else Party()
