"""The board's conventions: changed, refused where no board could keep to them, undone, and printed by."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.support import boards
from tests.support.any_conventions import any_conventions
from tests.support.any_meetings import meeting_records
from tests.support.properties import examples

from boardobserver.domain.conventions import (
    Annex,
    Conventions,
    KeyStyle,
    ParagraphNumbering,
    PrintedWords,
    conventions_from,
    stored_conventions,
)
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import ActionKey, Reference, ReferenceStyle, SerialPlace
from boardobserver.domain.release import Grade
from boardobserver.domain.snapshots import MeetingRecord, MinutesContent
from boardobserver.domain.words import RecordKind, Section
from boardobserver.publish.document import Document, Heading, Paragraph, Picture, texts_of
from boardobserver.publish.minutes import minutes
from boardobserver.services import meetings
from boardobserver.services.conventions import (
    change_conventions,
    read_picture,
    set_logo,
    usual_conventions,
)
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return boards.board(tmp_path)


def _printed(workspace: Workspace, meeting_id: str) -> Document:
    return minutes(minutes_content(workspace.read, meeting_id, boards.DAY))


def _said(document: Document) -> list[str]:
    return ["".join(texts_of(block)) for block in document.blocks]


def _have(workspace: Workspace, **changes: object) -> None:
    workspace.perform(change_conventions(lambda now: replace(now, **changes)))


@given(any_conventions())
def test_whatever_a_board_may_choose_is_read_back_as_it_is_stored(conventions: Conventions) -> None:
    assert conventions_from(stored_conventions(conventions)) == conventions


def test_usual_conventions_store_nothing() -> None:
    assert stored_conventions(Conventions()) == {}


def test_a_convention_is_changed_undone_and_redone(workspace: Workspace) -> None:
    _have(workspace, house_name="Mayor’s Office", years_kept=None, named_from=Grade.INSPECTOR)
    _have(workspace, annexes=(Annex.INITIALS, Annex.ACTIONS))
    changed = workspace.read.releases.conventions()
    assert changed.house_name == "Mayor’s Office"
    assert changed.years_kept is None
    assert changed.annexes == (Annex.INITIALS, Annex.ACTIONS)
    workspace.undo()
    assert workspace.read.releases.conventions() == replace(changed, annexes=tuple(Annex))
    workspace.redo()
    assert workspace.read.releases.conventions() == changed
    workspace.perform(usual_conventions())
    assert workspace.read.releases.conventions() == Conventions()
    workspace.undo()
    assert workspace.read.releases.conventions() == changed


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Conventions(references=ReferenceStyle(challenge="DN")), "prefix_challenge"),
        (Conventions(references=ReferenceStyle(challenge="Q", decision="Q")), "prefix_challenge"),
        (
            Conventions(references=ReferenceStyle(challenge="CH", decision="AC", action="A")),
            "prefix_decision",
        ),
        (Conventions(references=ReferenceStyle(action="1")), "prefix_action"),
        (Conventions(references=ReferenceStyle(action="ABCDE")), "prefix_action"),
        (Conventions(references=ReferenceStyle(action="")), "prefix_action"),
        (Conventions(references=ReferenceStyle(digits=7)), "digits"),
        (Conventions(words=PrintedWords(challenge=" ")), "word_challenge"),
        (Conventions(words=PrintedWords(challenge="Action")), "word_action"),
        (Conventions(words=PrintedWords(agreed="x" * 31)), "word_agreed"),
        (Conventions(paragraph_body="A/B"), "paragraph_body"),
        (Conventions(years_kept=0), "years_kept"),
        (Conventions(house_name="x" * 121), "house_name"),
        (Conventions(sections=(Section.CLOSE,)), "sections"),
    ],
)
def test_what_no_board_can_keep_to_is_refused_beside_its_field(
    workspace: Workspace, wrong: Conventions, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        workspace.perform(change_conventions(lambda _now: wrong))
    assert refused.value.field == field
    assert workspace.read.releases.conventions() == Conventions()


def test_references_are_shown_and_read_as_the_board_writes_them(workspace: Workspace) -> None:
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "! @LL to publish the report by 30 April")
    boards.note(workspace, meeting_id, "? Why 0.64?")
    style = ReferenceStyle(challenge="Q", action_key=ActionKey.MONTH, place=SerialPlace.SERIAL_FIRST)
    _have(workspace, references=style)
    read = workspace.read
    assert [str(each.reference) for each in read.all_tracked()] == ["11_2026_01", "Q-001-2026"]
    assert str(read.meeting(meeting_id).reference) == "MT-001-2026"
    for typed in (
        "Q-001-2026",
        "q-001-2026",
        "CH-2026-001",
        "Q-00",
        "ch-2026",
        "11_2026_01",
        "11_20",
        "AC-20",
    ):
        (found,) = read.heads_matching(typed, 5)
        assert found.reference.kind is (RecordKind.ACTION if typed[0] in "1A" else RecordKind.CHALLENGE)
    assert (
        Reference.parse("11_2026_01", read.references()) == read.heads_matching("AC-2026-001", 1)[0].reference
    )
    (line,) = [each for each in _said(_printed(workspace, meeting_id)) if "publish the report" in each][:1]
    assert line.startswith("Action 11_2026_01: ")


def test_the_day_in_a_key_is_that_on_which_it_was_raised(workspace: Workspace) -> None:
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "! @LL to publish the report")
    _have(workspace, references=ReferenceStyle(action_key=ActionKey.DATE))
    (head,) = workspace.read.heads_matching("20261119/", 5)
    assert str(head.reference) == "20261119/01"


@pytest.mark.parametrize("suffix", ["png", "jpeg", "gif", "bmp", "webp"])
def test_a_logo_is_written_anew_as_a_plain_picture_and_printed(
    workspace: Workspace, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"logo.{suffix}"
    Image.new("RGB", (3000, 600), "navy").save(path)
    picture = read_picture(path)
    with Image.open(BytesIO(picture.png)) as plain:
        assert plain.format == "PNG"
        assert plain.size == (1200, 240)
        assert plain.mode == "RGB"
        assert not plain.info
    workspace.perform(set_logo(picture, "The crest of the board"))
    (printed,) = [
        block
        for block in _printed(workspace, boards.planned_meeting(workspace)).blocks
        if isinstance(block, Picture)
    ]
    assert printed.data == picture.png
    assert printed.alternative == "The crest of the board"


def test_a_logo_needs_its_words(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGBA", (40, 40)).save(path)
    with pytest.raises(Refusal) as refused:
        workspace.perform(set_logo(read_picture(path), "  "))
    assert refused.value.field == "logo_alternative"


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n", b"GIF89a\xff\xff\xff\xff", b"<svg/>"]
)
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    with pytest.raises(Refusal):
        read_picture(path)


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.new("1", (30_000, 30_000)).save(path)
    with pytest.raises(Refusal, match="picture"):
        read_picture(path)


def test_numbers_run_on_from_the_meeting_before_and_stay_where_that_is_signed_off(
    workspace: Workspace,
) -> None:
    _have(workspace, paragraphs=ParagraphNumbering.SERIAL)
    series = workspace.read.series()[0].id
    held = [
        workspace.perform(meetings.plan_meeting(series, boards.DAY.replace(month=month)))
        for month in (9, 10, 11)
    ]
    for meeting_id in held:
        workspace.perform(meetings.start_meeting(meeting_id))
        boards.note(workspace, meeting_id, "The LFR lead reported")
        workspace.perform(meetings.end_meeting(meeting_id))

    def numbers(meeting_id: str) -> list[str]:
        blocks = _printed(workspace, meeting_id).blocks
        return [each.number for each in blocks if isinstance(each, Paragraph) and each.number]

    before = [numbers(each) for each in held]
    every = [number for each in before for number in each]
    assert every == [f"T/2026/{at}" for at in range(1, len(every) + 1)]
    workspace.perform(meetings.sign_off(held[1], boards.person_of(workspace, "LO")))
    boards.note(workspace, held[0], "A line more")
    assert numbers(held[1]) == before[1]
    _have(workspace, paragraphs=ParagraphNumbering.ITEM, house_name="Another house")
    assert numbers(held[1]) == before[1]
    assert "Another house" not in _said(_printed(workspace, held[1]))
    assert numbers(held[2])[0] == "1.1"


@examples(60)
@given(meeting_records(st.text(max_size=40)), any_conventions(), st.sets(st.integers(1, 12)))
def test_minutes_by_any_conventions_keep_their_structure(
    record: MeetingRecord, conventions: Conventions, restricted: set[int]
) -> None:
    items = tuple(replace(each, part=2 if each.position in restricted else 1) for each in record.items)
    document = minutes(MinutesContent(replace(record, items=items), conventions=conventions))
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    numbers = [block.number for block in document.blocks if isinstance(block, Paragraph) and block.number]
    assert len(set(numbers)) == len(numbers)
    if conventions.paragraphs.runs_on:
        serials = [int(number.rsplit("/", 1)[-1]) for number in numbers]
        first = conventions.first_paragraph
        assert serials == list(range(first, first + len(serials)))
    headed = [block.number for block in document.blocks if isinstance(block, Heading) and block.number]
    assert sorted(headed) == sorted(str(item.position) for item in items)
    annexes = [
        block.text
        for block in document.blocks
        if isinstance(block, Heading) and block.text.startswith("Annex ")
    ]
    assert [each[6] for each in annexes] == [chr(ord("A") + at) for at in range(len(annexes))]
    assert len(annexes) <= len(conventions.annexes)


def test_the_key_says_what_the_board_wants_of_a_person(workspace: Workspace) -> None:
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "? @LO: Why 0.64?")
    _have(workspace, key_style=KeyStyle.ORGANISATION_ROLE_NAME, has_points=True)
    said = _said(_printed(workspace, meeting_id))
    assert any("(L.O.)" in each for each in said)
    (key,) = [each for each in said if "L.O." in each and "Short form" in each]
    assert "L.O.Mayor’s Office for Policing and Crime, Lead observer" in key
