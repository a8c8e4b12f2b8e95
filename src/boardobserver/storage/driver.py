"""The SQLite driver, given the types of the standard library's, which it mirrors; it ships none itself."""

import sqlite3
from collections.abc import Callable
from types import ModuleType
from typing import Any, cast

from sqlcipher3 import dbapi2

DRIVER: ModuleType = dbapi2
"""The DB-API module, for the engine."""

DriverError = cast("type[sqlite3.Error]", vars(dbapi2)["Error"])
"""What the driver raises; `sqlite_errorcode` tells the rest."""

_STEPS_BETWEEN_QUESTIONS = 10_000
"""Steps of SQLite's own machine; one of a check of a file takes longer than one of a query."""


def connect(address: str) -> sqlite3.Connection:
    """A connection to a file or `file:` URI that begins no transactions of its own."""
    opened: Any = vars(dbapi2)["connect"](address, uri=True, isolation_level=None)
    # What fails is said by an exception: the driver is not to write to the terminal besides.
    opened.execute("PRAGMA cipher_log_level = NONE")
    return cast("sqlite3.Connection", opened)


def quoted(name: str) -> str:
    """The name of a table or of a column as it stands in a statement.

    >>> print(quoted('an "odd" one'))
    "an ""odd"" one"
    """
    return '"' + name.replace('"', '""') + '"'


def interrupt_when(
    connection: Any, is_cancelled: Callable[[], bool], steps: int = _STEPS_BETWEEN_QUESTIONS
) -> None:
    """Let a long statement of a connection end with an error once `is_cancelled` says so.

    It is asked after so many steps each time: for each answer the thread has to wait for the interpreter.
    """
    connection.set_progress_handler(is_cancelled, steps)


def let_run(connection: Any) -> None:
    """Let the statements of a connection run to their end again, whatever was agreed before."""
    connection.set_progress_handler(None, 0)
