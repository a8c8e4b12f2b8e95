"""The journal: what it keeps of each change, and that nothing can be changed behind its back."""

import json
from pathlib import Path

import pytest
from tests.support.boards import board, note, person_of, planned_meeting

from boardobserver.services import entries, people
from boardobserver.services.safekeeping import check_board
from boardobserver.storage.driver import connect
from boardobserver.storage.records import Row


def _sound_board(folder: Path) -> Path:
    workspace = board(folder)
    meeting_id = planned_meeting(workspace)
    item = workspace.read.items(meeting_id)[5]
    for typed in (
        "@BC: The Chair opened the item.",
        "? @LO: What testing supports 0.64? @LL",
        "> @LL: The 2024 tests.",
        "! @LL to publish the test report by 18 December",
        "= The Board noted the update.",
        "*Operators are trained.",
    ):
        note(workspace, meeting_id, typed, item.id)
    workspace.close()
    return folder / "test.board"


def _execute(path: Path, statement: str, *values: object) -> int:
    connection = connect(str(path))
    changed = connection.execute(statement, values).rowcount
    connection.commit()
    connection.close()
    return changed


def test_a_board_that_only_the_program_wrote_is_sound(tmp_path: Path):
    assert check_board(_sound_board(tmp_path)) == ()


@pytest.mark.parametrize("table", sorted(mapper.class_.__tablename__ for mapper in Row.registry.mappers))
def test_each_table_tells_of_a_row_added_and_of_one_removed(tmp_path: Path, table: str):
    path = _sound_board(tmp_path)
    connection = connect(str(path))
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    kept = connection.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]
    connection.close()
    values = [None if not column[3] else "1" for column in columns]
    names = ", ".join(f'"{column[1]}"' for column in columns)
    assert _execute(
        path, f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" for _ in values)})', *values
    )
    said = ("was added outside the program", "holds what the program never writes: 1 ")
    assert any(words in finding for finding in check_board(path) for words in said)
    _execute(path, f"DELETE FROM \"{table}\" WHERE id = '1'")
    assert check_board(path) == ()
    if kept:
        _execute(path, f'DELETE FROM "{table}" WHERE id = (SELECT MIN(id) FROM "{table}")')
        assert any("removed outside" in finding for finding in check_board(path))


def test_each_column_of_a_line_tells_of_a_change(tmp_path: Path):
    path = _sound_board(tmp_path)
    for column in [each.name for each in Row.metadata.tables["entry"].columns]:
        if column == "id":
            continue
        connection = connect(str(path))
        (entry_id, before), *_ = connection.execute(f'SELECT id, "{column}" FROM entry').fetchall()
        connection.close()
        _execute(path, f'UPDATE entry SET "{column}" = ? WHERE id = ?', "something else", entry_id)
        found = check_board(path)
        assert any(f"({column})" in finding for finding in found), (column, found)
        _execute(path, f'UPDATE entry SET "{column}" = ? WHERE id = ?', before, entry_id)
    assert check_board(path) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_unit SET label = 'nothing' WHERE seq = 3",
        "UPDATE journal_unit SET actor = 'somebody' WHERE seq = 2",
        "UPDATE journal_unit SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 4",
        "DELETE FROM journal_image WHERE id = (SELECT MAX(id) FROM journal_image)",
        "UPDATE journal_image SET after = '{}' WHERE id = 5",
        "UPDATE journal_image SET table_name = 'board' WHERE id = 9",
    ],
)
def test_a_journal_that_was_altered_is_found(tmp_path: Path, statement: str):
    path = _sound_board(tmp_path)
    assert _execute(path, statement) == 1
    assert check_board(path) != ()


def test_a_unit_that_is_missing_or_cannot_be_read_hides_no_other_finding(tmp_path: Path):
    path = _sound_board(tmp_path)
    _execute(path, "PRAGMA foreign_keys = OFF")
    _execute(path, "UPDATE journal_unit SET kind = 'odd' WHERE seq = 2")
    _execute(path, "DELETE FROM journal_unit WHERE seq = 3")
    _execute(path, "UPDATE journal_unit SET label = 'nothing' WHERE seq = 4")
    found = "\n".join(check_board(path))
    assert "Change 2 of the journal was altered: it cannot be read." in found
    assert "Change 3 of the journal is missing." in found
    assert "Change 4 of the journal (nothing) was altered." in found
    assert "The journal has images of a change 3 that is not in it." in found


def test_rows_are_told_one_by_one_whichever_end_of_the_table_they_stand_at(tmp_path: Path):
    path = _sound_board(tmp_path)
    connection = connect(str(path))
    ids = [row[0] for row in connection.execute("SELECT id FROM topic ORDER BY id")]
    connection.close()
    for topic_id in (ids[0], ids[5], ids[-1]):
        _execute(path, "DELETE FROM topic WHERE id = ?", topic_id)
    for topic_id in ("0", ids[5] + "x", "z"):
        _execute(path, "INSERT INTO topic (id, name, position) VALUES (?, 'x', 1)", topic_id)
    found = [each for each in check_board(path) if "“topic”" in each]
    assert sorted(found) == sorted(
        [
            *(
                f"A row of “topic” was removed outside the program: {each}."
                for each in (ids[0], ids[5], ids[-1])
            ),
            *(
                f"A row of “topic” was added outside the program: {each}."
                for each in ("0", ids[5] + "x", "z")
            ),
        ]
    )


def test_a_key_that_is_no_text_is_told_like_any_other(tmp_path: Path):
    path = _sound_board(tmp_path)
    _execute(path, "INSERT INTO topic (id, name, position) VALUES (x'00ff', 'x', 1)")
    assert any("(id)" in finding for finding in check_board(path))


def test_the_last_change_cannot_be_cut_off_with_its_rows(tmp_path: Path):
    path = _sound_board(tmp_path)
    _execute(path, "DELETE FROM journal_image WHERE unit_seq = (SELECT MAX(seq) FROM journal_unit)")
    _execute(path, "DELETE FROM journal_unit WHERE seq = (SELECT MAX(seq) FROM journal_unit)")
    assert any("added outside" in finding for finding in check_board(path))


def test_the_history_of_a_line_has_every_wording_it_had(tmp_path: Path):
    workspace = board(tmp_path)
    entry_id = note(workspace, planned_meeting(workspace), "First words")
    workspace.perform(entries.edit_entry(entry_id, "Second words"))
    workspace.undo()
    versions = workspace.read.history("entry", entry_id)
    assert [version.fields["text"] for version in versions] == [
        (None, "First words"),
        ("First words", "Second words"),
        ("Second words", "First words"),
    ]
    assert [version.label for version in versions] == ["note a line", "edit a line", "undo edit a line"]
    workspace.close()


def test_an_image_holds_only_what_changed_in_stored_values(tmp_path: Path):
    workspace = board(tmp_path)
    person_id = person_of(workspace, "LL")
    workspace.perform(people.change_person(person_id, is_active=False))
    workspace.close()
    connection = connect(str(tmp_path / "test.board"))
    before, after = connection.execute(
        "SELECT before, after FROM journal_image ORDER BY id DESC LIMIT 1"
    ).fetchone()
    connection.close()
    assert (json.loads(before), json.loads(after)) == ({"is_active": 1}, {"is_active": 0})


def test_a_change_that_changes_nothing_leaves_no_unit(tmp_path: Path):
    workspace = board(tmp_path)
    label = workspace.undo_label
    workspace.perform(people.change_person(person_of(workspace, "LL"), name="LFR lead"))
    assert workspace.undo_label == label
    workspace.close()
