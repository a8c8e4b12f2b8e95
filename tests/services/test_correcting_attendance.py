"""Who was there and when is corrected in signed minutes: in words, in print and in their record."""

from collections.abc import Generator
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.boards import DAY
from tests.support.meetings import MeetingMaker
from tests.support.signed import Signed, signed_board

from boardobserver.domain.attended import items_in_words
from boardobserver.domain.corrected_fields import FIELDS, from_words, in_words
from boardobserver.domain.errors import Refusal
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import MeetingRecord, MinutesContent, VersionNumber
from boardobserver.domain.words import AttendanceList
from boardobserver.publish.wording import local
from boardobserver.services import corrections
from boardobserver.services.boards import new_board
from boardobserver.services.comparing import compare_minutes
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import print_minutes
from boardobserver.services.restoring import read_edition, restore_meeting
from boardobserver.services.safekeeping import check_board
from boardobserver.services.verifying import Verdict, compare_with_board, verify_file


def _correct(signed: Signed, place: str, after: str) -> None:
    texts = corrections.correctable_texts(signed.workspace.read, signed.first)
    text = next(each for each in texts if each.place == place)
    put = signed.workspace.perform(corrections.put_forward(signed.first, text, after, "A slip of the pen."))
    signed.workspace.perform(corrections.agree_corrections(signed.first, [put]))


def _content(signed: Signed, version: int) -> MinutesContent:
    options = MinutesOptions(version=VersionNumber(version))
    return minutes_content(signed.workspace.read, signed.first, DAY, options)


@pytest.fixture
def attended(tmp_path: Path) -> Generator[Signed]:
    """A board with minutes that list the LFR lead as present, and nobody else."""
    made = signed_board(tmp_path, "attended.board", present=("LL",))
    yield made
    made.workspace.close()


def test_who_was_there_is_corrected_and_the_list_prints_otherwise(attended: Signed):
    _correct(attended, "the attendance of LFR lead", "apologies")
    assert [each.list for each in _content(attended, 1).record.attendance] == [AttendanceList.PRESENT]
    assert [each.list for each in _content(attended, 2).record.attendance] == [AttendanceList.APOLOGIES]
    (made,) = _content(attended, 2).corrections
    assert (made.before, made.after) == ("Present", "Apologies")
    assert "Correction 1: the attendance of LFR lead" in attended.blocks()
    attended.workspace.undo()
    assert attended.numbers() == ["0.1", "1"]


def test_somebody_is_put_on_a_list_or_taken_off_all(attended: Signed):
    _correct(attended, "the attendance of Lead observer", "Observers")
    assert [each.list for each in _content(attended, 2).record.attendance] == [
        AttendanceList.PRESENT,
        AttendanceList.OBSERVERS,
    ]
    _correct(attended, "the attendance of LFR lead", "Not listed")
    assert [each.list for each in _content(attended, 3).record.attendance] == [AttendanceList.OBSERVERS]
    _correct(attended, "the attendance of Lead observer", "In attendance")
    assert [each.list for each in _content(attended, 4).record.attendance] == [AttendanceList.IN_ATTENDANCE]


def test_somebody_whom_the_minutes_name_nowhere_is_put_on_a_list(attended: Signed):
    assert "Board Chair" not in attended.blocks()
    _correct(attended, "the attendance of Board Chair", "Present")
    assert "Board Chair, Metropolitan Police Service" in attended.blocks()
    attended.workspace.undo()
    assert "Board Chair" not in attended.blocks()


def test_times_and_items_are_read_as_they_are_typed_and_said_in_one_way(attended: Signed):
    _correct(attended, "when the meeting ended", "12.05pm")
    _correct(attended, "when LFR lead arrived", "1015")
    _correct(attended, "the items that LFR lead attended", "items 3 to 4")
    said = [each.after for each in _content(attended, 4).corrections]
    assert said == ["12:05", "10:15", "3–4"]
    record = _content(attended, 4).record
    assert record.meeting.ended_at is not None
    assert local(record.meeting.ended_at, record).time() == time(12, 5)
    assert (record.attendance[0].arrived, record.attendance[0].items) == (time(10, 15), "3–4")
    assert "10:00 to 12:05" in attended.blocks()
    _correct(attended, "when LFR lead arrived", "not noted")
    assert _content(attended, 5).record.attendance[0].arrived is None


@pytest.mark.parametrize(
    ("place", "after"),
    [
        ("when the meeting ended", "soon"),
        ("when the meeting ended", "25:00"),
        ("when the meeting began", "10.00"),
        ("the attendance of LFR lead", "In the corridor"),
        ("the attendance of LFR lead", "PRESENT"),
        ("the items that LFR lead attended", "3–99"),
    ],
)
def test_what_cannot_be_read_or_is_said_already_is_refused_beside_its_field(
    attended: Signed, place: str, after: str
):
    texts = corrections.correctable_texts(attended.workspace.read, attended.first)
    text = next(each for each in texts if each.place == place)
    with pytest.raises(Refusal) as refused:
        attended.workspace.perform(corrections.put_forward(attended.first, text, after, "A slip."))
    assert refused.value.field == "after"


@pytest.mark.parametrize("edition", Edition)
def test_a_version_with_other_attendance_is_verified_compared_and_restored(
    attended: Signed, tmp_path: Path, edition: Edition
):
    _correct(attended, "the attendance of LFR lead", "Apologies")
    _correct(attended, "the attendance of Lead observer", "Observers")
    workspace, path = attended.workspace, tmp_path / "minutes.pdf"
    content = minutes_content(workspace.read, attended.first, DAY, MinutesOptions(edition=edition))
    print_minutes(content, path)
    assert verify_file(path).verdict is Verdict.EXACT
    assert compare_with_board(workspace.read, read_edition(path), DAY).differences == ()
    changed = [each for each in compare_minutes(_content(attended, 1), content) if not each.is_same]
    said = [each.passage.words for each in changed]
    assert any(words.startswith("Apologies: LFR lead") for words in said)
    assert any(words.startswith("Observers: Lead observer") for words in said)
    again = new_board(tmp_path / "again.board", "Again", actor="tester")
    meeting_id = again.perform(restore_meeting(read_edition(path)))
    restored = minutes_content(again.read, meeting_id, DAY, MinutesOptions(edition=edition))
    assert restored.record.attendance == content.record.attendance
    assert [each.after for each in restored.corrections] == ["Apologies", "Observers"]
    again.close()
    assert check_board(again.path) == ()


def _record() -> MeetingRecord:
    maker = MeetingMaker()
    for number in range(1, 13):
        maker.item(f"Item {number}")
    return maker.record()


RECORD = _record()


@given(st.sampled_from(sorted(FIELDS)), st.text() | st.from_regex(r"[0-9]{1,2}[:.]?[0-9]{2}( ?[ap]m)?"))
def test_words_are_refused_or_mean_what_is_then_said(key: tuple[str, str], words: str):
    try:
        value = from_words(*key, words, RECORD)
    except Refusal:
        return
    said = in_words(*key, value, RECORD)
    assert from_words(*key, said, RECORD) == value


@given(st.times(), st.sampled_from(AttendanceList), st.sets(st.integers(1, 12)))
def test_what_is_said_of_a_value_means_it(at: time, where: AttendanceList, items: set[int]):
    at = at.replace(second=0, microsecond=0)
    assert from_words("attendance", "list", in_words("attendance", "list", where, RECORD), RECORD) is where
    assert from_words("attendance", "left", in_words("attendance", "left", at, RECORD), RECORD) == at
    numbers = items_in_words(items)
    assert from_words("attendance", "items", in_words("attendance", "items", numbers, RECORD), RECORD) == (
        "" if not items else numbers
    )
