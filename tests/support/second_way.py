"""What needs attention on a board, computed a second way: plain SQL, none of the rules of the domain."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from boardobserver.storage.engine import open_engine

_BESIDES = {"journal_unit", "journal_image", "allotted", "draft", "content", "alembic_version"}
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_PREFIXES = {"challenge": "CH", "advice": "EA", "action": "AC", "decision": "DN", "assurance": "AS"}
_ACTION_OPEN = "t.kind = 'action' AND t.status IN ('open', 'in_progress', 'awaiting_confirmation')"
_CHALLENGE_OPEN = "t.kind = 'challenge' AND t.status IN ('open', 'part_answered', 'escalated')"
_ADVICE_LIVE = "t.kind = 'advice' AND t.status IN ('outstanding', 'in_progress')"

_CONCERNED = """
    SELECT t.id FROM tracked t, meeting m WHERE m.number = :number AND t.kind <> 'assurance' AND (
        t.meeting_id = m.id
        OR EXISTS (SELECT 1 FROM movement v WHERE v.tracked_id = t.id AND v.meeting_id = m.id)
        OR EXISTS (SELECT 1 FROM entry e WHERE e.record_id = t.id AND e.meeting_id = m.id))
"""
_NEXT_MEETING = """
    SELECT min(day) FROM (
        SELECT m.held_on AS day, m.series_id AS series FROM meeting m
        UNION ALL
        SELECT m.next_date, m.series_id FROM meeting m
        WHERE m.next_date IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM meeting later WHERE later.series_id = m.series_id AND later.held_on > m.held_on)
    ) WHERE day > coalesce(a.due_set_on, t.raised_on)
        AND (t.meeting_id IS NULL OR series = (SELECT series_id FROM meeting WHERE id = t.meeting_id))
"""
_DUE = f"CASE a.due_kind WHEN 'date' THEN a.due_on WHEN 'next_meeting' THEN ({_NEXT_MEETING}) END"
_NEWEST_RESPONSE = """
    SELECT r.id FROM response r LEFT JOIN entry e ON e.id = r.entry_id
    WHERE r.challenge_id = t.id AND e.withdrawn_at IS NULL ORDER BY r.at DESC, r.id DESC LIMIT 1
"""
_PROMISED = f"""
    EXISTS (SELECT 1 FROM response r WHERE r.id = ({_NEWEST_RESPONSE})
        AND r.promised_by IS NOT NULL AND r.view <> 'satisfied')
"""
_QUERIES: Mapping[str, str] = {
    "open actions": f"SELECT t.id FROM tracked t WHERE {_ACTION_OPEN}",
    "overdue actions": f"""
        SELECT t.id FROM tracked t JOIN action a ON a.id = t.id WHERE {_ACTION_OPEN} AND {_DUE} < :today""",
    "open challenges": f"SELECT t.id FROM tracked t WHERE {_CHALLENGE_OPEN}",
    "responses awaited": f"""
        SELECT t.id FROM tracked t
        WHERE {_CHALLENGE_OPEN} OR (t.kind = 'challenge' AND t.status = 'answered' AND {_PROMISED})""",
    "open advice": f"SELECT t.id FROM tracked t WHERE {_ADVICE_LIVE}",
    "promises not kept": f"""
        SELECT t.id FROM tracked t WHERE t.kind = 'challenge'
        AND t.status IN ('open', 'part_answered', 'escalated', 'answered')
        AND EXISTS (SELECT 1 FROM response r WHERE r.id = ({_NEWEST_RESPONSE})
            AND r.promised_by < :today AND r.view <> 'satisfied')""",
    "advice without a response": f"""
        SELECT t.id FROM tracked t JOIN advice a ON a.id = t.id
        WHERE {_ADVICE_LIVE} AND a.response = 'none'""",
    "advice due for review": f"""
        SELECT t.id FROM tracked t JOIN advice a ON a.id = t.id
        WHERE {_ADVICE_LIVE} AND a.review_date <= :today""",
    "stale assurances": """
        SELECT t.id FROM tracked t JOIN assurance a ON a.id = t.id
        WHERE t.status = 'standing' AND a.stale_after < :today""",
}


def attention(path: Path, today: date) -> dict[str, frozenset[str]]:
    """The keys of the records of each sort that needs attention on a day, by the sort's name."""
    with _opened(path) as connection:
        return {
            sort: frozenset(connection.exec_driver_sql(query, {"today": today.isoformat()}).scalars())
            for sort, query in _QUERIES.items()
        }


def references(path: Path, ids: frozenset[str]) -> set[str]:
    """The printed references of records."""
    with _opened(path) as connection:
        rows = connection.exec_driver_sql("SELECT id, kind, year, serial FROM tracked").all()
    return {f"{_PREFIXES[row.kind]}-{row.year}-{row.serial:03}" for row in rows if row.id in ids}


def concerned(path: Path, number: int) -> frozenset[str]:
    """The keys of the records that a meeting raised, moved or had on its agenda: those of its annexes."""
    with _opened(path) as connection:
        return frozenset(connection.exec_driver_sql(_CONCERNED, {"number": number}).scalars())


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that an undo gives back, by its key."""
    with _opened(path) as connection:
        tables = connection.exec_driver_sql(_TABLES).scalars().all()
        return {
            table: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY id')]
            for table in sorted(set(tables) - _BESIDES)
        }


@contextmanager
def _opened(path: Path) -> Generator[Connection]:
    engine = open_engine(path, read_only=True)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
