"""A forger who knows the program: changes words everywhere, and computes the whole journal anew."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from boardobserver.storage import journal
from boardobserver.storage.disposing.words import FILES
from boardobserver.storage.engine import open_engine, writing
from boardobserver.storage.locks import LOCKS
from boardobserver.storage.records import Row
from boardobserver.storage.tables import METADATA, journal_image, journal_unit


def forge(path: Path, words: str, others: str) -> None:
    """Have a closed board say other words, in rows, images and files, so that it is sound by itself."""
    _replace(path, words, others)
    _chain_anew(path)


def _replace(path: Path, words: str, others: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in LOCKS:
            connection.execute(f"DROP TRIGGER {name}")
        renamed: dict[str, str] = {}
        for key, data in connection.execute("SELECT sha256, bytes FROM content").fetchall():
            forged = data.replace(words.encode(), others.encode())
            renamed[key] = sha256(forged).hexdigest()
            update = "UPDATE content SET sha256 = ?, bytes = ? WHERE sha256 = ?"
            connection.execute(update, (renamed[key], forged, key))
        tables = [METADATA.tables[mapper.class_.__tablename__] for mapper in Row.registry.mappers]
        columns = [(table.name, column.name) for table in tables for column in table.columns]
        columns += [("journal_image", "before"), ("journal_image", "after")]
        for table, column in columns:
            is_text = f"typeof(\"{column}\") = 'text'"
            connection.execute(
                f'UPDATE "{table}" SET "{column}" = replace("{column}", ?, ?) WHERE {is_text}',
                (words, others),
            )
            for old, new in renamed.items() if column in {*FILES.values(), "before", "after"} else ():
                connection.execute(
                    f'UPDATE "{table}" SET "{column}" = replace("{column}", ?, ?) WHERE {is_text}', (old, new)
                )
        for statement in LOCKS.values():
            connection.execute(statement)


def _chain_anew(path: Path) -> None:
    engine = open_engine(path)
    with writing(engine) as connection:
        previous = journal.GENESIS
        for stored in connection.execute(select(journal_unit).order_by(journal_unit.c.seq)).mappings().all():
            of_unit = select(journal_image).where(journal_image.c.unit_seq == stored["seq"])
            hashes: list[str] = []
            for image in connection.execute(of_unit.order_by(journal_image.c.ordinal)).mappings().all():
                hashes.append(journal.image_from(image).digest())
                update = journal_image.update().where(journal_image.c.id == image["id"])
                connection.execute(update.values(hash=hashes[-1]))
            unit = replace(journal.unit_from(stored), previous_hash=previous)
            previous_before, previous = previous, unit.digest(hashes)
            update = journal_unit.update().where(journal_unit.c.seq == unit.seq)
            connection.execute(update.values(previous_hash=previous_before, hash=previous))
    engine.dispose()
