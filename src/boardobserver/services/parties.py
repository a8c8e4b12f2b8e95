"""Who is meant by initials: a person, else an organisation."""

from dataclasses import dataclass

from boardobserver.domain.snapshots import Id
from boardobserver.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Party:
    """A person, or an organisation that nobody in particular speaks or acts for; or neither.

    >>> bool(Party()), bool(Party(person_id="1"))
    (False, True)
    """

    person_id: Id | None = None
    organisation_id: Id | None = None

    def __bool__(self) -> bool:
        return self.person_id is not None or self.organisation_id is not None


class Parties:
    """The people and organisations of the board, by their initials and short names in any case."""

    def __init__(self, unit: Unit) -> None:
        self._by_initials = {
            organisation.short_name.casefold(): Party(organisation_id=organisation.id)
            for organisation in unit.read.organisations()
        }
        self._by_initials |= {
            person.initials.casefold(): Party(person_id=person.id) for person in unit.read.people()
        }

    def named(self, initials: str | None) -> Party:
        """Who carries the initials; nobody when they are unknown or not given."""
        return Party() if initials is None else self._by_initials.get(initials.casefold(), Party())
