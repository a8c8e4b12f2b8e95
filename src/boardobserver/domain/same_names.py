"""People of one name: their initials, which are unique on a board, tell them apart."""

from collections.abc import Iterable

from boardobserver.domain.snapshots import Person


def is_same_name(name: str, other: str) -> bool:
    """Whether two names read the same, whatever their case and spacing; none is no name.

    >>> is_same_name("Board  Chair", "board chair"), is_same_name("", "")
    (True, False)
    """
    return bool(name.strip()) and name.casefold().split() == other.casefold().split()


def namesakes(name: str, people: Iterable[Person], *, besides: Person | None = None) -> tuple[Person, ...]:
    """Those of a name, but for somebody who is known to have it."""
    key = None if besides is None else besides.id
    return tuple(each for each in people if each.id != key and is_same_name(name, each.name))


def name_apart(person: Person, people: Iterable[Person]) -> str:
    """Somebody's name, with their initials where another has the same: "Board Chair (BC)"."""
    is_shared = bool(person.initials) and bool(namesakes(person.name, people, besides=person))
    return f"{person.name} ({person.initials})" if is_shared else person.name
