"""What a board shows first. It is read in plain SQL: see `store.load_tables` for what that spares a start."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager

from boardobserver.domain.errors import require
from boardobserver.domain.snapshots import Board, Meeting, Organisation, Person
from boardobserver.storage.finders import boards, particulars


class Overview:
    """Reads what is shown before anything is gone to; all of it can be read by a `Reader`, too.

    Args:
        plain: Gives the connection to an open board for as long as a question takes.
    """

    def __init__(self, plain: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._plain = plain

    def board(self) -> Board:
        """The board that this file is about."""
        with self._plain() as connection:
            return require(boards.board(connection), "This file holds no board yet.")

    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation, by short name."""
        with self._plain() as connection:
            return boards.organisations(connection)

    def people(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        with self._plain() as connection:
            return boards.people(connection)

    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting, newest first."""
        with self._plain() as connection:
            return particulars.of_all(connection)
