"""What a unit touched, and the feed that tells the rest of the program."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from boardobserver.domain.snapshots import Id


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that one unit touched, by table, and who caused it.

    Attributes:
        label: What was done, in words.
        touched: By the name of the table, the keys of the rows.
        origin: The page or editor that asked for it, so that it can skip its own echo; None for others.
    """

    label: str
    touched: dict[str, frozenset[Id]]
    origin: object | None = None

    def of(self, *tables: str) -> frozenset[Id]:
        """The keys of the rows touched in any of those tables."""
        return frozenset[Id]().union(*(self.touched.get(table, frozenset()) for table in tables))

    def concern(self, *tables: str) -> bool:
        """Whether any of those tables was touched."""
        return any(table in self.touched for table in tables)


Listener: TypeAlias = Callable[[Changes], None]


class Feed:
    """Calls each listener with every change, in the order in which they came to listen.

    >>> feed, heard = Feed(), []
    >>> stop = feed.subscribe(heard.append)
    >>> feed.publish(Changes("note a line", {}))
    >>> stop()
    >>> feed.publish(Changes("note another", {}))
    >>> [changes.label for changes in heard]
    ['note a line']
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Listen, until what is returned is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def publish(self, changes: Changes) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            listener(changes)
