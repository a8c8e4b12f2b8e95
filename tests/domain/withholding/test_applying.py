"""Which withholdings apply: what was withheld of one meeting is withheld wherever minutes say it again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.meetings import MeetingMaker
from tests.support.particulars import a_meeting, an_id

from boardobserver.domain.corrected import PRINTED_UNDER
from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.snapshots import (
    ActionDetails,
    ActionUpdate,
    Correction,
    Entry,
    Id,
    Imprint,
    MeetingChanges,
    MinutesContent,
    MovementRecord,
    Tracked,
    VersionNumber,
    Withholding,
)
from boardobserver.domain.withholding import in_edition
from boardobserver.domain.withholding.applying import BoardFacts, applying, items_named_in, lines_named_in
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.words import ActionStatus, EntryKind, Movement

LAW = (Exemption.LAW_ENFORCEMENT,)
EARLIER, ITEM, LINE, RECORD = an_id(9001), an_id(9002), an_id(9003), an_id(9004)
SECRET = "the kestrel vans of Lamp Lane"
NOTED = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)

SAID_AGAIN = ("record", "update", "correction", "interest", "movement", "words of a movement", "corrections")
"""The ways in which minutes say again what an earlier meeting said."""

WAYS = ("passage", "line", "item", "part 2", "record", "passage of the record")
"""The ways in which that was withheld there."""

_NOT_OF_IT = {
    # No line of the earlier meeting bears it, so that what is withheld of one is not of it.
    "interest": {"line", "record", "passage of the record"},
    "words of a movement": {"line"},
    "corrections": {"line", "item", "part 2", "record", "passage of the record"},
}
CASES = [(again, way) for again in SAID_AGAIN for way in WAYS if way not in _NOT_OF_IT.get(again, ())]


def a_line(words: str = f"MPS to move {SECRET}") -> Entry:
    return Entry(LINE, ITEM, 10, EntryKind.ACTION, NOTED, None, None, words, "", True, RECORD, None, "")


def withheld(way: str) -> Withholding:
    """What is withheld of the earlier meeting; its key says how."""
    key = an_id(9100 + WAYS.index(way))
    return {
        "passage": Withholding(key, EARLIER, LINE, None, None, SECRET, LAW, ""),
        "line": Withholding(key, EARLIER, LINE, None, None, "", LAW, ""),
        "item": Withholding(key, EARLIER, None, ITEM, None, "", LAW, ""),
        "record": Withholding(key, None, None, None, RECORD, "", LAW, ""),
        "passage of the record": Withholding(key, None, None, None, RECORD, SECRET, LAW, ""),
    }[way]


def a_correction(target: str, target_id: Id | None, words: str) -> Correction:
    return Correction(
        an_id(9200), EARLIER, None, 1, target, target_id, "wording", "paragraph 1.1", words, "Otherwise.",
        "So it was.", NOTED, None, None,
    )  # fmt: skip


def saying(again: str, words: str = SECRET) -> MinutesContent:
    """The minutes of a later meeting that say again what the earlier one said."""
    maker = MeetingMaker(meeting=replace(a_meeting(), previous_id=EARLIER))
    maker.item("Vans")
    maker.entry("Nothing else was said")
    action = replace(maker.action(f"MPS to move {words}"), id=RECORD)
    maker.entries.pop()
    maker.records.clear()
    content = MinutesContent(maker.record(), imprint=Imprint(VersionNumber(0, 1), Edition.PUBLIC, ""))
    record = content.record
    if again == "record":
        raised = replace(action, meeting_id=EARLIER, item_id=ITEM, entry_id=LINE)
        return replace(content, record=replace(record, records={RECORD: raised}))
    if again == "update":
        return replace(content, record=replace(record, records={RECORD: updated(action, words)}))
    if again == "corrections":
        meeting = replace(record.meeting, corrections=words)
        return replace(content, record=replace(record, meeting=meeting))
    if again in {"correction", "interest"}:
        target = ("entry", LINE) if again == "correction" else ("declaration", an_id(9500))
        return replace(content, corrections=(a_correction(*target, words),))
    return replace(content, changes=changes(action, words, is_line=again == "movement"))


def updated(action: Tracked, words: str) -> Tracked:
    """The action with other words, and an update that was noted as the line."""
    assert isinstance(action.details, ActionDetails)
    update = ActionUpdate(an_id(9400), NOTED.date(), words, None, LINE)
    return replace(action, text="MPS to buy", details=replace(action.details, updates=(update,)))


def changes(action: Tracked, words: str, *, is_line: bool) -> MeetingChanges:
    """What has happened to the action since: it moved at the line, or in words of its own under the item."""
    moved = MovementRecord(
        id=an_id(9300),
        record_id=RECORD,
        what=Movement.UPDATED,
        at=NOTED,
        meeting_id=EARLIER,
        item_id=ITEM,
        entry_id=LINE if is_line else None,
        status_after=ActionStatus.OPEN,
        words="" if is_line else words,
        by_id=None,
        until_on=None,
        until_meeting_id=None,
    )
    since = replace(a_meeting(), id=EARLIER)
    record = replace(action, text="MPS to buy", meeting_id=EARLIER, item_id=None, entry_id=None)
    return MeetingChanges(since, (moved,), {RECORD: record}, {LINE: a_line(words)} if is_line else {}, {})


def another_line(content: MinutesContent, record_id: Id | None) -> MinutesContent:
    """The minutes with another line of the earlier meeting in their annex of changes that says it too.

    A line that has been marked as a note since has no record any more, though it moved one.
    """
    assert content.changes is not None
    line = replace(a_line(f"Once more {SECRET}"), id=an_id(9600), item_id=None, record_id=record_id)
    moved = replace(content.changes.movements[0], id=an_id(9601), item_id=None, entry_id=line.id)
    changes = replace(content.changes, movements=(moved,), entries={line.id: line})
    return replace(content, changes=changes)


def facts(content: MinutesContent, *withholdings: Withholding, is_restricted: bool = False) -> BoardFacts:
    """What the board would say: it has one line, one item and one record besides."""
    lines = {LINE: a_line()} if LINE in lines_named_in(content) else {}
    named = items_named_in(content, lines) | {ITEM}
    return BoardFacts(
        withholdings=withholdings,
        lines=lines,
        meetings={RECORD: frozenset({EARLIER})},
        restricted=named if is_restricted else frozenset(),
        corrected_under={
            (each.meeting_id, section): frozenset({ITEM})
            for each in content.corrections
            for section in PRINTED_UNDER.values()
        },
    )


def public_texts(content: MinutesContent, known: BoardFacts) -> str:
    public = in_edition(replace(content, withholdings=applying(content, known))).content
    return " | ".join(texts_in(public))


@pytest.mark.parametrize(("again", "way"), CASES)
def test_what_was_withheld_of_an_earlier_meeting_is_withheld_however_it_is_said_again(again: str, way: str):
    content = saying(again)
    assert SECRET in public_texts(content, facts(content))
    chosen = () if way == "part 2" else (withheld(way),)
    assert SECRET not in public_texts(content, facts(content, *chosen, is_restricted=way == "part 2"))


@given(
    st.sampled_from(SAID_AGAIN),
    st.lists(st.sampled_from([way for way in WAYS if way != "part 2"]), unique=True),
)
def test_nothing_applies_of_which_the_minutes_say_nothing(again: str, ways: list[str]):
    content = saying(again, "nothing of it")
    elsewhere = [
        replace(each, meeting_id=each.meeting_id and an_id(7001), entry_id=each.entry_id and an_id(7002),
                item_id=each.item_id and an_id(7003), record_id=each.record_id and an_id(7004))
        for each in map(withheld, ways)
    ]  # fmt: skip
    assert applying(content, facts(content, *elsewhere)) == ()


@given(st.permutations([way for way in WAYS if way != "part 2"]), st.sampled_from(SAID_AGAIN))
def test_what_applies_does_not_depend_on_what_else_is_withheld(ways: list[str], again: str):
    content = saying(again)
    together = applying(content, facts(content, *map(withheld, ways)))
    apart = [each for way in ways for each in applying(content, facts(content, withheld(way)))]
    assert set(together) == set(apart)


def test_what_is_withheld_of_the_meeting_itself_or_of_the_whole_board_applies_as_it_is():
    content = saying("record", "nothing of it")
    key = content.record.meeting.id
    own = Withholding(an_id(1), key, content.record.entries[0].id, None, None, "", LAW, "why")
    words = Withholding(an_id(2), key, None, content.record.items[0].id, None, "Vans", LAW, "why")
    of_board = Withholding(an_id(3), None, None, None, None, "anything", LAW, "why")
    assert applying(content, facts(content, own, words, of_board)) == (own, words, of_board)


def test_a_line_of_another_meeting_that_has_other_words_now_is_withheld_whole():
    content = saying("correction")
    known = facts(content, withheld("passage"))
    reworded = replace(known, lines={LINE: a_line("MPS to move the birds of prey")})
    assert {(each.entry_id, each.passage) for each in applying(content, reworded)} == {(LINE, "")}


@pytest.mark.parametrize("record_id", [RECORD, None])
def test_a_passage_is_withheld_of_every_line_of_its_meeting_that_the_annex_of_changes_says(
    record_id: Id | None,
):
    content = another_line(saying("movement"), record_id)
    assert SECRET not in public_texts(content, facts(content, withheld("passage")))
