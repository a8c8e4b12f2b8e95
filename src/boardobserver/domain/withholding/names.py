"""Whose names the public edition does not say, and by what else they could be told in running text."""

import re
from collections.abc import Iterable, Iterator, Mapping

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.passages import letters_in
from boardobserver.domain.release import Exemption, Naming
from boardobserver.domain.snapshots import Id, Person
from boardobserver.domain.withholding.fixed_words import is_fixed
from boardobserver.domain.withholding.words import WithheldString

NAME_EXEMPTIONS = (Exemption.PERSONAL_INFORMATION,)
"""What names are withheld on."""

_SHORTEST_PART = 3
_BETWEEN_PARTS = re.compile(r"[\s,.()]+")
_HYPHENS = re.compile(r"[-\u2010\u2011]")


def why_name_is_withheld(person: Person, conventions: Conventions) -> str:
    """Why the public edition does not name somebody, in a few words; empty if it does.

    The board's rule leaves alone whoever is named by their role; what is said of one person goes before it.
    """
    if person.naming is Naming.NAMED or not person.name.strip():
        return ""
    if person.naming is Naming.WITHHELD:
        return "Always withheld"
    named_from = conventions.named_from
    if named_from is None or person.name.strip().casefold() == person.role.strip().casefold():
        return ""
    if person.grade is None:
        return "Grade not known"
    return f"{person.grade.label}, below {named_from.label}" if person.grade.is_below(named_from) else ""


def withheld_people(people: Mapping[Id, Person], conventions: Conventions) -> dict[Id, Person]:
    """Those whose names the public edition does not say."""
    return {key: person for key, person in people.items() if why_name_is_withheld(person, conventions)}


def strings_of_person(person: Person, other_names: Iterable[str] = ()) -> Iterator[WithheldString]:
    """What somebody whose name is withheld can be told by: each name that they have had, and the initials."""
    for name in (person.name, *other_names):
        yield from _strings_of_name(name, person.id)
    if person.initials.strip():
        initials = person.initials.strip()
        yield WithheldString(initials, NAME_EXEMPTIONS, person.id, is_name=True, is_exact=True)


def _strings_of_name(name: str, person_id: Id) -> Iterator[WithheldString]:
    """What a name can be told by: all of it, and its parts.

    A part of two letters, as some surnames are, counts in its own spelling only, and letters that are all
    capitals are taken for a rank.
    """
    if letters_in(name):
        yield WithheldString(name.strip(), NAME_EXEMPTIONS, person_id, is_name=True)
    for part in dict.fromkeys(_parts_of(name)):
        if part == name or is_fixed(part):
            continue
        if letters_in(part) >= _SHORTEST_PART:
            yield WithheldString(part, NAME_EXEMPTIONS, person_id, is_name=True)
        elif len(part) > 1 and part.istitle():
            yield WithheldString(part, NAME_EXEMPTIONS, person_id, is_name=True, is_exact=True)


def _parts_of(name: str) -> Iterator[str]:
    """The words of a name, and those of a double-barrelled one."""
    for part in _BETWEEN_PARTS.split(name):
        yield part
        yield from (each for each in _HYPHENS.split(part) if each != part)
