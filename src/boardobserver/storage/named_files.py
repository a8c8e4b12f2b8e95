"""Which of the files that a board keeps beside its rows the journal knows of."""

import sqlite3

from boardobserver.storage.disposing.words import FILES


def named_in_journal(connection: sqlite3.Connection) -> frozenset[str]:
    """The hashes of the files that any row ever named, as far as their images say."""
    found: set[str] = set()
    for table, column in FILES.items():
        for image in ("before", "after"):
            rows = connection.execute(
                f"""SELECT json_extract("{image}", '$.{column}') FROM journal_image"""  # noqa: S608 - our columns
                f""" WHERE table_name = ? AND json_valid("{image}")""",
                (table,),
            )
            found.update(str(row[0]) for row in rows if row[0])
    return frozenset(found)
