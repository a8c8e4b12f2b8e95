"""A check finds whatever is changed outside the program: every table, every column, each sort of change.

The cases are made from the tables themselves, so that a new table or column is covered by being there.
"""

import datetime as dt
from collections.abc import Generator
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Column, Connection, Integer, LargeBinary, Table
from tests.support.forging import forge
from tests.support.planted import planted_board

from boardobserver.domain.words import RecordKind
from boardobserver.services import disposal, people, questions, saved_filters
from boardobserver.services.conventions import change_conventions
from boardobserver.services.safekeeping import check_board
from boardobserver.storage import check
from boardobserver.storage.engine import driver_connection, open_engine
from boardobserver.storage.images import Operation
from boardobserver.storage.locks import LOCKS
from boardobserver.storage.records import Row
from boardobserver.storage.tables import METADATA

SOME_ARE_DUE = dt.date(2032, 4, 1)
JOURNALED = {mapper.class_.__tablename__ for mapper in Row.registry.mappers}
JOURNAL = {"journal_unit", "journal_image"}
BESIDE = {"content", "allotted", "draft"}
"""What is being typed vouches for itself, and for nothing that was there before it or is there no more."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board with rows in every table, two of whose meetings were disposed of."""
    life = planted_board(tmp_path_factory.mktemp("tampering"))
    workspace = life.workspace
    workspace.perform(saved_filters.save_filter(RecordKind.ACTION, "Late", "is:overdue"))
    workspace.perform(questions.add_question("How many alerts were false?"))
    workspace.perform(people.add_organisation("Information Commissioner’s Office", "ICO"))
    workspace.perform(change_conventions(lambda now: type(now)(house_name="The Board")))
    life.at(SOME_ARE_DUE)
    preview = disposal.preview_disposal(workspace.read, SOME_ARE_DUE)
    disposal.dispose_of_what_is_due(workspace, preview, typed="Test board", reason="The time is over")
    workspace.keep_draft("entry:1", "half of a li")
    workspace.close()
    assert check_board(workspace.path) == ()
    return workspace.path


@pytest.fixture
def board(path: Path) -> Generator[Connection]:
    """The board as it stands in the file of a forger who leaves the locks as they were; nothing is kept."""
    engine = open_engine(path)
    with engine.connect() as connection:
        driver_connection(connection).execute("PRAGMA foreign_keys = OFF")
        for name in LOCKS:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        yield connection
        connection.rollback()
    engine.dispose()


def findings(board: Connection) -> str:
    for statement in LOCKS.values():
        board.exec_driver_sql(statement)
    found = check.findings(board)
    for name in LOCKS:
        board.exec_driver_sql(f"DROP TRIGGER {name}")
    return "\n".join(found)


def other_value(column: Column[object]) -> str:
    """An expression for another value than the one that a column holds."""
    name = f'"{column.name}"'
    if isinstance(column.type, Boolean):
        return f"1 - coalesce({name}, 0)"
    if isinstance(column.type, Integer):
        return f"coalesce({name}, 0) + 100000"
    if isinstance(column.type, LargeBinary):
        return "x'00'"
    as_json = f"WHEN json_valid({name}) THEN '{{\"forged\":1}}'"
    return f"CASE WHEN {name} IS NULL THEN 'forged' {as_json} ELSE {name} || 'x' END"


def columns() -> list[tuple[str, str]]:
    return [(table.name, column.name) for table in METADATA.tables.values() for column in table.columns]


def test_every_table_is_covered_or_said_not_to_be():
    assert set(METADATA.tables) == JOURNALED | JOURNAL | BESIDE


def test_every_table_has_a_row(board: Connection):
    empty = [
        name
        for name in sorted(JOURNALED | JOURNAL | BESIDE)
        if board.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() == 0
    ]
    assert empty == []


@pytest.mark.parametrize(("table", "column"), [each for each in columns() if each[0] != "allotted"])
def test_a_changed_value_is_found(board: Connection, table: str, column: str):
    changed = METADATA.tables[table].columns[column]
    first = board.exec_driver_sql(f'SELECT min(rowid) FROM "{table}"').scalar_one()
    board.exec_driver_sql(f'UPDATE "{table}" SET "{column}" = {other_value(changed)} WHERE rowid = {first}')
    assert findings(board) != ""


@pytest.mark.parametrize(
    ("table", "column"),
    [each for each in columns() if each not in (("journal_unit", "seq"), ("journal_image", "id"))],
)  # the database takes no other type for the number of a row
def test_the_same_value_of_another_type_is_found(board: Connection, table: str, column: str):
    declared = METADATA.tables[table].columns[column]
    other = "TEXT" if isinstance(declared.type, LargeBinary) else "BLOB"
    board.exec_driver_sql(f'UPDATE "{table}" SET "{column}" = CAST("{column}" AS {other})')
    taken = f'SELECT count(*) FROM "{table}" WHERE typeof("{column}") = \'{other.lower()}\''
    is_another = (
        board.exec_driver_sql(taken).scalar_one() > 0
    )  # a key that is a row's number takes no other type
    assert (findings(board) != "") == is_another


@pytest.mark.parametrize("table", sorted(JOURNALED | JOURNAL | {"content"}))
@pytest.mark.parametrize("which", ["min", "max"])
def test_a_removed_row_is_found(board: Connection, table: str, which: str):
    board.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = (SELECT {which}(rowid) FROM "{table}")')
    assert findings(board) != ""


@pytest.mark.parametrize("table", sorted(JOURNALED | JOURNAL | {"content"}))
def test_an_added_row_is_found(board: Connection, table: str):
    declared = METADATA.tables[table]
    values = ", ".join(_added(declared, column) for column in declared.columns)
    names = ", ".join(f'"{column.name}"' for column in declared.columns)
    last = f'FROM "{table}" WHERE rowid = (SELECT max(rowid) FROM "{table}")'
    board.exec_driver_sql(f'INSERT INTO "{table}" ({names}) SELECT {values} {last}')
    assert findings(board) != ""


def _added(table: Table, column: Column[object]) -> str:
    return other_value(column) if column.primary_key or _is_unique(table, column) else f'"{column.name}"'


def _is_unique(table: Table, column: Column[object]) -> bool:
    return any(
        column.name in getattr(constraint, "columns", {})
        for constraint in table.constraints
        if type(constraint).__name__ == "UniqueConstraint"
    )


def exchanged(table: str, column: str, values: tuple[int, int], within: str = "") -> list[str]:
    """Statements that give each of two rows the value of the other."""
    steps = ((values[0], -1), (values[1], values[0]), (-1, values[1]))
    return [f"UPDATE {table} SET {column} = {new} WHERE {column} = {old} {within}" for old, new in steps]


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param(exchanged("journal_unit", "seq", (5, 6)), id="units in another order"),
        pytest.param(
            exchanged("journal_image", "ordinal", (0, 1), "AND unit_seq = 1"), id="images in another order"
        ),
        pytest.param(
            ['UPDATE journal_image SET "before" = NULL, "after" = NULL WHERE table_name = \'entry\''],
            id="images emptied that no disposal emptied",
        ),
        pytest.param(
            ['UPDATE journal_image SET hash = \'forged\' WHERE "before" IS NULL AND "after" IS NULL'],
            id="the hashes of what was disposed of",
        ),
        pytest.param(
            ['UPDATE journal_image SET "after" = \'{"text":"forged"}\' WHERE "after" IS NULL'],
            id="words where they were disposed of",
        ),
        pytest.param(
            ["UPDATE journal_image SET \"after\" = \"after\" || ' ' WHERE table_name = 'entry'"],
            id="images that say the same in another way",
        ),
        pytest.param(
            ['UPDATE journal_image SET operation = \'none\' WHERE "before" IS NULL AND "after" IS NULL'],
            id="images of no operation",
        ),
        pytest.param(["UPDATE journal_unit SET is_barrier = 2 WHERE is_barrier"], id="a yes that is no yes"),
        pytest.param(
            ["UPDATE allotted SET last_serial = last_serial - 1"], id="references to be given again"
        ),
        pytest.param(["DELETE FROM allotted"], id="references forgotten"),
        pytest.param(
            ['UPDATE journal_image SET "after" = \'{"reason:""}\' WHERE table_name = \'version\''],
            id="images that cannot be read",
        ),
        pytest.param(
            ["CREATE TRIGGER forged AFTER INSERT ON entry BEGIN DELETE FROM entry; END"],
            id="a trigger that changes what is noted",
        ),
        pytest.param(["DROP INDEX ix_journal_image_table_name_row_id"], id="an index dropped"),
        pytest.param(["CREATE UNIQUE INDEX forged ON entry (id, text)"], id="an index added"),
        pytest.param(["ALTER TABLE entry ADD COLUMN forged TEXT"], id="a column added"),
    ],
)
def test_other_changes_of_the_journal_and_the_tables_are_found(board: Connection, statements: list[str]):
    for statement in statements:
        board.exec_driver_sql(statement)
    assert findings(board) != ""


@pytest.mark.parametrize(("said", "forged"), list(permutations(Operation, 2)))
@pytest.mark.parametrize("which", ["min", "max"])
def test_another_operation_of_an_image_that_a_disposal_emptied_is_found(
    board: Connection, said: Operation, forged: Operation, which: str
):
    emptied = f'"before" IS NULL AND "after" IS NULL AND operation = \'{said}\''
    chosen = f"SELECT {which}(id) FROM journal_image WHERE {emptied}"
    altered = board.exec_driver_sql(f"UPDATE journal_image SET operation = '{forged}' WHERE id = ({chosen})")
    assert altered.rowcount == 1
    assert findings(board) != ""


def test_a_journal_that_was_computed_anew_is_not_found_by_the_board_alone(path: Path, tmp_path: Path):
    """What no check of a file by itself can find; minutes that went out can."""
    copy = tmp_path / "forged.board"
    copy.write_bytes(path.read_bytes())
    forge(copy, "Quincunx", "Quincunce")
    assert check_board(copy) == ()
