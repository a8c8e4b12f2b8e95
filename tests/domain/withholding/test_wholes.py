"""What is left of lines, items and records that are withheld whole, and what goes with them."""

from dataclasses import replace

from tests.support.withheld_editions import MONEY, a_maker, content, full, public, said, withheld

from boardobserver.domain.conventions import Conventions, ParagraphNumbering
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    WithheldDetails,
)
from boardobserver.domain.withholding import (
    WithheldCount,
    WithheldSort,
    in_edition,
    withheld_in,
)
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.words import ActionStatus, EntryKind, Section


def test_a_line_that_is_withheld_keeps_its_number_and_the_record_that_it_raised_its_reference():
    maker = a_maker()
    maker.entry("Before it.")
    action = maker.action(
        "MPS to buy the kestrel vans by spring", owner="MPS", by="JD", status=ActionStatus.IN_PROGRESS
    )
    maker.entry("After it.")
    maker.entry("Again: MPS to buy the kestrel vans by spring, it said.")
    record = maker.record()
    left = public(record, withheld(entry_id=action.entry_id, exemptions=MONEY))
    label = "[Withheld: section 43(2)]"
    assert said(left) == ["Before it.", label, "After it.", f"Again: {label}, it said."]
    assert (left.entries[1].kind, left.entries[1].speaker_id) == (EntryKind.ACTION, None)
    kept = left.records[action.id]
    assert (kept.reference, kept.text, kept.details) == (action.reference, label, WithheldDetails())
    assert (kept.status, kept.raised_by_id, kept.topics) == (ActionStatus.OPEN, None, ())
    marked = full(record, withheld(entry_id=action.entry_id, exemptions=MONEY))
    assert isinstance(marked.records[action.id].details, ActionDetails)
    assert said(marked)[1].startswith("[Withheld from the public, section 43(2): MPS to buy")


def test_a_response_that_is_withheld_says_nothing_in_the_annex_either():
    maker = a_maker()
    challenge = maker.challenge("Why?", by="BC")
    answer = maker.response("Because of the kestrel vans.", challenge, by="JD")
    left = public(maker.record(), withheld(entry_id=answer.id))
    details = left.records[challenge.id].details
    assert isinstance(details, ChallengeDetails)
    (response,) = details.responses
    assert (response.text, response.by_id) == ("[Withheld: section 31(1)]", None)
    assert left.records[challenge.id].text == "Why?"


def test_an_item_that_is_withheld_keeps_number_and_title_and_one_label():
    maker = a_maker()
    maker.entry("The first.")
    action = maker.action("MPS to buy vans", owner="MPS")
    maker.item("Another")
    maker.entry("The last.")
    record = maker.record()
    left = public(record, withheld(item_id=record.items[0].id))
    assert (left.items[0].title, left.items[0].position) == ("Watchlists", 1)
    assert (left.items[0].papers, left.items[0].presenter_id) == ((), None)
    lines = [(entry.item_id, wording_of(entry)) for entry in left.entries]
    assert sorted(lines) == sorted(
        [(record.items[0].id, "[Withheld: section 31(1)]"), (record.items[1].id, "The last.")]
    )
    assert left.records[action.id].details == WithheldDetails()


def test_both_editions_are_quoted_by_the_same_numbers_where_these_run_on():
    maker = a_maker()
    for words in ("The first.", "The second."):
        maker.entry(words)
    maker.item("Another")
    maker.entry("The last.")
    record = maker.record()
    chosen = content(record, withheld(item_id=record.items[0].id))
    chosen = replace(chosen, conventions=Conventions(paragraphs=ParagraphNumbering.YEAR))
    label = "[Withheld: section 31(1)]"
    assert said(in_edition(chosen).content.record) == [label, label, "The last."]


def test_what_was_said_in_part_2_is_withheld_though_nobody_said_on_what():
    maker = a_maker()
    maker.items[-1] = replace(maker.items[-1], part=2)
    maker.entry("The secret.")
    record = maker.record()
    assert said(public(record)) == ["[Withheld: part 2 of the meeting]"]
    edition = in_edition(content(record))
    assert edition.counts == (WithheldCount(None, WithheldSort.ITEM, 1),)
    assert said(public(record, withheld(item_id=record.items[0].id, exemptions=MONEY))) == [
        "[Withheld: section 43(2)]"
    ]


def test_a_section_that_is_withheld_takes_its_particulars_along():
    maker = a_maker()
    maker.item("Declarations", Section.DECLARATIONS)
    maker.declares("BC", "shares in a van maker")
    record = maker.record()
    assert public(record, withheld(item_id=record.items[-1].id)).declarations == ()


def test_a_record_that_is_withheld_takes_the_lines_about_it_along():
    maker = a_maker()
    action = maker.action("MPS to buy vans", owner="MPS")
    maker.entry("It is under way.", record_id=action.id)
    left = public(maker.record(), withheld(record_id=action.id))
    assert said(left) == ["[Withheld: section 31(1)]"] * 2


def test_the_line_of_another_meeting_withholds_the_record_that_it_raised_here_too():
    maker = a_maker()
    action = maker.action("MPS to buy vans", owner="MPS")
    maker.entries.clear()
    left = public(maker.record(), withheld(entry_id=action.entry_id))
    assert left.records[action.id].text == "[Withheld: section 31(1)]"
    (place,) = withheld_in(content(maker.record(), withheld(entry_id=action.entry_id)))
    assert (place.sort, place.where, place.words) == (WithheldSort.RECORD, str(action.reference), action.text)


def test_a_line_whose_withheld_words_were_changed_is_withheld_whole_until_it_is_looked_at():
    maker = a_maker()
    maker.challenge("Why did the Kestrel van stop in Croydon?", by="BC")
    record = maker.record()
    hidden = withheld(entry_id=record.entries[0].id, passage="Kestrel van")
    assert said(public(record, hidden)) == ["Why did the [Withheld: section 31(1)] stop in Croydon?"]
    changed = replace(
        record,
        entries=tuple(replace(each, wording="Why did the unmarked van stop?") for each in record.entries),
    )
    left = public(changed, hidden)
    assert said(left) == ["[Withheld: section 31(1)]"]
    assert not [text for text in texts_in(left) if "unmarked" in text or "Croydon" in text]
    (place,) = withheld_in(content(changed, hidden))
    assert "is not in this line any more" in place.why
