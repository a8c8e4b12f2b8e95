"""People and organisations; initials and short names stay unique among both."""

from typing import TypedDict, Unpack

from boardobserver.domain.entry_line import read_as_initials
from boardobserver.domain.errors import Refusal
from boardobserver.domain.initials import allot_initials
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.release import Grade, Naming
from boardobserver.domain.snapshots import Id
from boardobserver.services.command import Command
from boardobserver.services.rows import assign, required
from boardobserver.storage.records import OrganisationRow, PersonRow
from boardobserver.storage.unit import Unit


class Particulars(TypedDict, total=False):
    """What can be said of a person besides a name."""

    initials: str
    role: str
    organisation_id: Id | None
    is_observer: bool
    grade: Grade | None
    naming: Naming | None


class PersonChanges(Particulars, total=False):
    """The fields of a person that can be changed."""

    name: str
    is_active: bool


class OrganisationChanges(TypedDict, total=False):
    """The fields of an organisation that can be changed."""

    name: str
    short_name: str


def add_person(name: str, **particulars: Unpack[Particulars]) -> Command[Id]:
    """Add somebody; without initials given, the first free ones are allotted."""
    return Command("add a person", lambda unit: insert_person(unit, name, **particulars))


def insert_person(unit: Unit, name: str, **particulars: Unpack[Particulars]) -> Id:
    """Add somebody within a unit that does more."""
    name = required(name, "name", "Give the person a name or a role.")
    taken = _taken(unit)
    given = particulars.get("initials", "")
    initials = _free(given, taken) if given.strip() else allot_initials(name, set(taken.values()))
    person = PersonRow(
        id=unit.new_id(),
        name=name,
        initials=initials,
        role=particulars.get("role", "").strip(),
        organisation_id=particulars.get("organisation_id"),
        is_observer=particulars.get("is_observer", False),
        is_active=True,
        grade=particulars.get("grade"),
        naming=particulars.get("naming"),
    )
    unit.add(person)
    return person.id


def change_person(person_id: Id, **changes: Unpack[PersonChanges]) -> Command[None]:
    """Change somebody's particulars."""

    def apply(unit: Unit) -> None:
        person = unit.get(PersonRow, person_id)
        if "name" in changes:
            changes["name"] = required(changes["name"], "name", "Give the person a name or a role.")
        if "initials" in changes:
            changes["initials"] = _free(changes["initials"], _taken(unit, besides=person_id))
        assign(person, changes)

    return Command("change a person’s particulars", apply)


def remove_person(person_id: Id) -> Command[None]:
    """Remove somebody whom no record names.

    Raises:
        Refusal: A record names them; they can be made inactive instead.
    """

    def apply(unit: Unit) -> None:
        person = unit.get(PersonRow, person_id)
        if person_id in unit.read.person_ids_in_use():
            raise Refusal(f"{person.name} is named in the records. Mark them as no longer active instead.")
        unit.delete(person)

    return Command("remove a person", apply)


def add_organisation(name: str, short_name: str = "") -> Command[Id]:
    """Add an organisation; without a short name given, one is allotted from its initials."""

    def apply(unit: Unit) -> Id:
        taken = _taken(unit)
        full = required(name, "name", "Give the organisation a name.")
        short = _free(short_name, taken) if short_name.strip() else allot_initials(full, set(taken.values()))
        organisation = OrganisationRow(id=unit.new_id(), name=full, short_name=short)
        unit.add(organisation)
        return organisation.id

    return Command(f"add {name.strip()}", apply)


def change_organisation(organisation_id: Id, **changes: Unpack[OrganisationChanges]) -> Command[None]:
    """Change an organisation's names."""

    def apply(unit: Unit) -> None:
        organisation = unit.get(OrganisationRow, organisation_id)
        if "name" in changes:
            changes["name"] = required(changes["name"], "name", "Give the organisation a name.")
        if "short_name" in changes:
            changes["short_name"] = _free(changes["short_name"], _taken(unit, besides=organisation_id))
        assign(organisation, changes)

    return Command("change an organisation’s names", apply)


def _taken(unit: Unit, besides: Id | None = None) -> dict[Id, str]:
    taken = {person.id: person.initials for person in unit.find(PersonRow)}
    taken |= {body.id: body.short_name for body in unit.find(OrganisationRow)}
    if besides is not None:
        taken.pop(besides, None)
    return taken


def _free(initials: str, taken: dict[Id, str]) -> str:
    initials = "".join(plain_text(initials).split())
    if not initials:
        raise Refusal("Give some initials.", "initials")
    if not read_as_initials(initials):
        raise Refusal(f"“{initials}” cannot be typed after an @. Use letters and digits only.", "initials")
    if initials.casefold() in {other.casefold() for other in taken.values()}:
        raise Refusal(f"“{initials}” is already somebody’s. Initials have to be unique.", "initials")
    return initials
