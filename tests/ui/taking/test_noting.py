"""Typing lines: marks, speakers, people, due dates, links; always at once in the record and in the file."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support import boards
from tests.support.taking import Desktop

from boardobserver.domain.snapshots import ActionDetails
from boardobserver.domain.words import ChallengeStatus, DueKind, EntryKind


def test_enter_notes_the_line_under_the_open_item_and_shows_it(taking: Desktop):
    taking.note("The watchlist rose to 16,000.")
    (entry,) = taking.entries()
    assert entry.text == "The watchlist rose to 16,000."
    assert entry.kind is EntryKind.NOTE
    assert entry.item_id == taking.workspace.read.items(taking.meeting_id)[5].id
    assert taking.step.model.row_of(entry.id) == 1
    assert taking.step.bar.edit.text == ""


def test_the_time_of_a_line_is_that_of_its_first_key(taking: Desktop):
    before = taking.workspace.now()
    taking.type("s")
    after = taking.workspace.now()
    for _ in range(20):
        taking.workspace.now()
    taking.note("low line")
    assert before < taking.entries()[0].at < after


def test_a_line_that_was_emptied_begins_anew(taking: Desktop):
    taking.type("x")
    taking.key(Qt.Key.Key_Backspace)
    emptied = taking.workspace.now()
    taking.note("again")
    assert taking.entries()[0].at > emptied


def test_shift_enter_is_a_new_line_of_the_same_entry(taking: Desktop):
    taking.note("two points\n- the first\n- the second")
    assert taking.texts() == ["two points\n- the first\n- the second"]


def test_a_mark_sets_the_kind_and_is_shown_as_it_is_typed(taking: Desktop):
    taking.type("?")
    assert taking.step.bar.kind.kind is EntryKind.CHALLENGE
    taking.type(" what testing supports 0.64?")
    taking.key(Qt.Key.Key_Return)
    (entry,) = taking.entries()
    assert (entry.kind, entry.text) == (EntryKind.CHALLENGE, "what testing supports 0.64?")
    assert taking.step.bar.kind.kind is EntryKind.NOTE


def test_every_mark_makes_its_kind(taking: Desktop):
    for mark in "?>!=*+#~":
        taking.note(f"{mark} words")
    kinds = [entry.kind.value for entry in taking.entries()]
    assert kinds == [
        "challenge", "response", "action", "decision", "advice", "support", "figure", "private_note",
    ]  # fmt: skip


def test_an_empty_line_or_a_mark_alone_notes_nothing(taking: Desktop):
    taking.key(Qt.Key.Key_Return)
    taking.note("  ")
    taking.note("?")
    assert taking.entries() == ()


def test_the_speaker_sticks_until_changed(taking: Desktop):
    taking.note("@bc welcomed everybody")
    taking.note("and opened the meeting")
    taking.note("@LL: thanked the Board")
    taking.note("and went on")
    people = {person.id: person.initials for person in taking.workspace.read.people()}
    assert [people.get(entry.speaker_id or "") for entry in taking.entries()] == ["BC", "BC", "LL", "LL"]
    assert taking.texts()[0] == "welcomed everybody"


def test_the_speaker_is_shown_while_the_line_is_typed(taking: Desktop):
    taking.type("@LL ")
    assert taking.step.bar.speaker_chooser.value.text == "LFR lead"


def test_the_speaker_can_be_chosen_beside_the_line(taking: Desktop):
    chooser = taking.step.bar.speaker_chooser
    chooser.setFocus()
    chooser.line.selectAll()
    QTest.keyClicks(chooser.line, "BC")
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    assert taking.step.bar.edit.hasFocus()
    taking.note("spoke")
    assert taking.entries()[0].speaker_id == boards.person_of(taking.workspace, "BC")


def test_unknown_initials_are_never_refused_and_can_be_added_beside_the_line(taking: Desktop):
    taking.note("@BC begins")
    taking.type("@ZZ asked about training")
    assert "ZZ is nobody" in taking.step.bar.hint.hint.words
    taking.key(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert taking.step.bar.hint.is_asking
    taking.type("Zone commander")
    taking.key(Qt.Key.Key_Return)
    assert taking.step.bar.edit.hasFocus()
    assert taking.step.bar.edit.text == "@ZZ asked about training"
    taking.key(Qt.Key.Key_Return)
    people = {person.initials: person for person in taking.workspace.read.people()}
    assert people["ZZ"].name == "Zone commander"
    assert taking.entries()[-1].speaker_id == people["ZZ"].id


def test_a_line_of_somebody_unknown_is_not_laid_into_anothers_mouth(taking: Desktop):
    taking.note("@BC begins")
    taking.note("@ZZ: disagrees")
    entry = taking.entries()[-1]
    assert (entry.speaker_id, entry.text) == (None, "@ZZ: disagrees")
    assert taking.step.bar.hint.hint.unknown == "ZZ"


def test_whoever_is_added_after_the_line_was_noted_is_its_speaker_and_goes_on(taking: Desktop):
    taking.note("@BC begins")
    taking.note("@ZZ: disagrees")
    taking.key(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    taking.type("Zone commander")
    taking.key(Qt.Key.Key_Return)
    people = {person.initials: person for person in taking.workspace.read.people()}
    entry = taking.entries()[-1]
    assert (entry.speaker_id, entry.text) == (people["ZZ"].id, "disagrees")
    assert taking.last_view().who == "ZZ"
    assert taking.step.bar.edit.hasFocus()
    taking.note("and says why")
    assert taking.entries()[-1].speaker_id == people["ZZ"].id
    assert taking.entries()[0].speaker_id == people["BC"].id


def test_a_mark_between_two_people_is_said_to_need_a_colon(taking: Desktop):
    taking.type("@BC ! @LL to write")
    assert taking.step.bar.hint.hint.words == "Put a colon after the speaker for the mark to count: @BC: ! …"
    taking.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    taking.type("@BC: ! @LL to write")
    assert taking.step.bar.hint.hint.words.startswith("Owner: LFR lead")


def test_who_speaks_may_be_typed_first_with_a_colon_and_the_mark_after(taking: Desktop):
    taking.note("@BC: ? why 0.64")
    entry, people = taking.entries()[-1], taking.workspace.read.people()
    assert (entry.kind, entry.text) == (EntryKind.CHALLENGE, "why 0.64")
    assert entry.speaker_id == next(person.id for person in people if person.initials == "BC")


def test_initials_before_a_colon_without_their_sign_are_pointed_out(taking: Desktop):
    taking.type("LL: it was tested")
    assert taking.step.bar.hint.hint.words == "Put @ before LL to say who speaks"
    taking.key(Qt.Key.Key_Home)
    taking.type("@")
    assert "Put @" not in taking.step.bar.hint.hint.words
    taking.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    taking.type("NB: it was tested")
    assert "Put @" not in taking.step.bar.hint.hint.words


def test_an_action_says_what_its_due_words_mean_and_blocks_nothing(taking: Desktop):
    taking.type("! @LL to publish the report by 31 April")
    assert taking.step.bar.hint.hint.words == "There is no 31 April."
    for _ in range(len("31 April")):
        taking.key(Qt.Key.Key_Backspace)
    taking.type("30 April")
    assert "Friday 30 April 2027" in taking.step.bar.hint.hint.words
    assert "LFR lead" in taking.step.bar.hint.hint.words
    taking.key(Qt.Key.Key_Return)
    (entry,) = taking.entries()
    (record,) = taking.workspace.read.tracked_of_ids([entry.record_id or ""])
    assert isinstance(record.details, ActionDetails)
    assert record.details.due.kind is DueKind.DATE
    assert record.details.owner_id == boards.person_of(taking.workspace, "LL")


def test_a_due_date_that_does_not_exist_still_notes_the_line(taking: Desktop):
    taking.note("! @LL to publish by 31 April")
    assert taking.texts() == ["@LL to publish by 31 April"]


def test_people_are_completed_by_initials_and_by_name(taking: Desktop):
    taking.type("thanks to @le")
    assert [candidate.token for candidate in taking.step.bar.edit.offered] == ["@LL", "@LO"]
    taking.key(Qt.Key.Key_Down)
    taking.key(Qt.Key.Key_Return)
    assert taking.step.bar.edit.text == "thanks to @LO "
    assert taking.entries() == ()


def test_escape_closes_the_completion_and_leaves_the_line(taking: Desktop):
    taking.type("@b")
    assert taking.step.bar.edit.offered
    taking.key(Qt.Key.Key_Escape)
    assert not taking.step.bar.edit.offered
    assert taking.step.bar.edit.text == "@b"


def test_initials_typed_in_full_need_no_second_enter(taking: Desktop):
    taking.note("over to @BC")
    assert taking.texts() == ["over to @BC"]


def test_tab_completes_and_stays_in_the_line(taking: Desktop):
    taking.type("over to @mp")
    taking.key(Qt.Key.Key_Tab)
    assert taking.step.bar.edit.text == "over to @MPS "
    assert taking.step.bar.edit.hasFocus()


def test_records_are_completed_by_reference_and_by_words(taking: Desktop):
    taking.note("? what testing supports 0.64?")
    taking.note("! @LL to publish the watchlist policy")
    taking.type("see ^watch")
    (only,) = taking.step.bar.edit.offered
    assert only.token.startswith("^AC-")
    taking.key(Qt.Key.Key_Tab)
    assert taking.step.bar.edit.text == f"see {only.token} "
    taking.type("^CH")
    assert [each.token[:3] for each in taking.step.bar.edit.offered] == ["^CH"]


def test_an_answered_challenge_is_offered_too_after_the_open_ones(taking: Desktop):
    taking.note("? what testing supports 0.64?")
    answered = taking.entries()[0].record_id
    taking.note("> the tests of 2024")
    taking.note("? who supports it?")
    (record,) = taking.workspace.read.tracked_of_ids([answered or ""])
    assert record.status is ChallengeStatus.ANSWERED
    taking.type("? ^")
    tokens = [candidate.token for candidate in taking.step.bar.edit.offered]
    assert tokens[-1] == f"^{record.reference}"
    assert len(tokens) == 2
    taking.type("testing")
    assert [candidate.token for candidate in taking.step.bar.edit.offered] == [f"^{record.reference}"]
    taking.key(Qt.Key.Key_Tab)
    taking.type("and for twins?")
    taking.key(Qt.Key.Key_Return)
    (record,) = taking.workspace.read.tracked_of_ids([answered or ""])
    assert record.status is ChallengeStatus.OPEN


def test_a_linked_record_is_moved_by_the_line(taking: Desktop):
    taking.note("? what testing supports 0.64?")
    first = taking.entries()[0]
    (record,) = taking.workspace.read.tracked_of_ids([first.record_id or ""])
    taking.note(f"> ^{record.reference} the tests of 2024")
    assert taking.entries()[1].record_id == record.id


def test_a_letter_typed_anywhere_goes_into_the_line(taking: Desktop):
    taking.step.agenda.list.setFocus()
    taking.type("g")
    assert taking.step.bar.edit.hasFocus()
    taking.type("rew")
    taking.key(Qt.Key.Key_Return)
    taking.step.side.opened.list.setFocus()
    taking.type("and more")
    taking.key(Qt.Key.Key_Return)
    assert taking.texts() == ["grew", "and more"]


def test_an_emoji_before_a_token_does_not_shift_it(taking: Desktop):
    edit = taking.step.bar.edit
    edit.insertPlainText("👍 from @b")
    taking.key(Qt.Key.Key_Tab)
    assert edit.text == "👍 from @BC "


def test_any_unicode_is_kept_as_typed(taking: Desktop):
    strange = "Zoë & <b>Łukasz</b> сказал שלום 🙂"
    taking.step.bar.edit.insertPlainText(strange)
    taking.key(Qt.Key.Key_Return)
    assert taking.texts() == [strange]
