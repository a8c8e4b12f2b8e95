"""The two editions of a meeting: what the public one says instead, and what the full one marks."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.support.any_meetings import hostile_text, meeting_records
from tests.support.particulars import an_id
from tests.support.properties import examples
from tests.support.withheld_editions import LAW, MONEY, a_maker, content, full, public, said, withheld

from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.release import Exemption, Grade
from boardobserver.domain.snapshots import (
    MeetingRecord,
)
from boardobserver.domain.withholding import (
    WithheldCount,
    WithheldSort,
    in_edition,
    withheld_strings,
)
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.words import stretches
from boardobserver.domain.words import EntryKind, Marking


def test_a_passage_is_replaced_wherever_it_stands_and_marked_in_the_full_edition():
    maker = a_maker()
    line = maker.entry("On Kestrel: the kes-\ntrel van")
    maker.challenge("Why KESTREL?", by="BC")
    record = maker.record()
    hidden = withheld(entry_id=line.id, passage="Kestrel")
    left = public(record, hidden)
    assert said(left) == [
        "On [Withheld: section 31(1)]: the [Withheld: section 31(1)] van",
        "Why [Withheld: section 31(1)]?",
    ]
    assert left.items[0].papers[0].title == "The [Withheld: section 31(1)] report"
    assert [each.text for each in left.records.values()] == ["Why [Withheld: section 31(1)]?"]
    assert said(full(record, hidden))[1] == "Why [Withheld from the public, section 31(1): KESTREL]?"
    first, second = said(full(record, hidden))[0].split("\n")
    assert first.endswith("[Withheld from the public, section 31(1): kes-]")
    assert second == "[Withheld from the public, section 31(1): trel] van"


def test_passages_that_overlap_have_one_label_with_all_that_they_rest_on():
    maker = a_maker()
    maker.entry("The merlin and kestrel vans")
    hidden = (withheld(passage="merlin and kestrel"), withheld(passage="kestrel vans", exemptions=MONEY))
    assert said(public(maker.record(), *hidden)) == ["The [Withheld: sections 31(1) and 43(2)]"]


def test_the_public_record_never_holds_text_as_typed():
    maker = a_maker()
    line = maker.entry("@JD kestrel as typed", wording="It was said.")
    left = public(maker.record(), withheld(passage="merlin"))
    assert (left.entries[0].text, left.entries[0].wording) == ("It was said.", "It was said.")
    assert full(maker.record()).entries[0].text == line.text


def test_private_notes_are_in_neither_edition_and_their_words_are_not_counted():
    maker = a_maker()
    line = maker.entry("Kestrel, between us", EntryKind.PRIVATE_NOTE)
    for record in (public(maker.record(), withheld(entry_id=line.id)), full(maker.record())):
        assert "Kestrel, between us" not in texts_in(record)
    assert in_edition(content(maker.record(), withheld(entry_id=line.id))).counts == ()


def test_how_much_is_withheld_is_counted_once_each_by_exemption():
    maker = a_maker()
    line = maker.entry("Kestrel and kestrel")
    maker.entry("Whole and entire.")
    counts = in_edition(
        content(
            maker.record(),
            withheld(entry_id=line.id, passage="kestrel"),
            withheld(entry_id=maker.entries[1].id, exemptions=(*LAW, *MONEY)),
            withheld(passage="nowhere at all"),
            named=Grade.INSPECTOR,
        )
    ).counts
    assert counts == (
        WithheldCount(Exemption.LAW_ENFORCEMENT, WithheldSort.PASSAGE, 1),
        WithheldCount(Exemption.LAW_ENFORCEMENT, WithheldSort.LINE, 1),
        WithheldCount(Exemption.PERSONAL_INFORMATION, WithheldSort.NAME, 1),
        WithheldCount(Exemption.COMMERCIAL_INTERESTS, WithheldSort.LINE, 1),
    )


@examples(150)
@given(meeting_records(hostile_text().map(plain_text)), hostile_text().map(plain_text), st.data())
def test_nothing_of_the_public_record_holds_what_is_withheld(
    record: MeetingRecord, words: str, data: st.DataObject
):
    chosen = [withheld(passage=words)]
    if record.entries:
        chosen.append(withheld(entry_id=data.draw(st.sampled_from(record.entries)).id))
    before = content(record, *(replace(each, id=an_id(9 + at)) for at, each in enumerate(chosen)))
    edition = in_edition(before)
    texts = texts_in(edition.content.record)
    for text in texts:
        for label in edition.labels:  # what the labels say is not of the record
            text = text.replace(label, " | ")  # noqa: PLW2901 - the same text without them
        assert not stretches(text, withheld_strings(before)), text


def test_the_public_edition_bears_a_marking_that_is_for_everybody():
    record = a_maker().record()
    record = replace(record, meeting=replace(record.meeting, marking=Marking.OFFICIAL_SENSITIVE))
    assert public(record).meeting.marking is Marking.OFFICIAL
    assert full(record).meeting.marking is Marking.OFFICIAL_SENSITIVE
