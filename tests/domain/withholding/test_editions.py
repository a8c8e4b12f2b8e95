"""The two editions of a meeting: what the public one says instead, and what the full one marks."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.any_meetings import hostile_text, meeting_records
from tests.support.meetings import MeetingMaker
from tests.support.particulars import an_id

from boardobserver.domain.conventions import Conventions, ParagraphNumbering
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.publication import wording_of
from boardobserver.domain.release import Edition, Exemption, Grade, Naming
from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    Id,
    Imprint,
    MeetingRecord,
    MinutesContent,
    VersionNumber,
    WithheldDetails,
    Withholding,
)
from boardobserver.domain.withholding import (
    WithheldCount,
    WithheldSort,
    as_printed,
    in_edition,
    why_name_is_withheld,
    withheld_in,
    withheld_strings,
)
from boardobserver.domain.withholding.on_its_own import on_its_own
from boardobserver.domain.withholding.retelling import texts_in
from boardobserver.domain.withholding.words import stretches
from boardobserver.domain.words import ActionStatus, EntryKind, Marking, Section

LAW = (Exemption.LAW_ENFORCEMENT,)
MONEY = (Exemption.COMMERCIAL_INTERESTS,)


def a_maker() -> MeetingMaker:
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("BC", "Board Chair", role="Board Chair", of="MPS")
    maker.person("JD", "Jane Doemark", role="LFR lead", of="MPS")
    maker.attends("BC")
    maker.attends("JD")
    maker.item("Watchlists", presenter="JD", papers=(("Paper 3", "The Kestrel report"),))
    return maker


def withheld(
    *,
    entry_id: Id | None = None,
    item_id: Id | None = None,
    record_id: Id | None = None,
    passage: str = "",
    exemptions: tuple[Exemption, ...] = LAW,
) -> Withholding:
    key = "-".join(filter(None, (entry_id, item_id, record_id, passage)))
    return Withholding(key, None, entry_id, item_id, record_id, passage, exemptions, "because of this")


def content(
    record: MeetingRecord,
    *withholdings: Withholding,
    edition: Edition = Edition.PUBLIC,
    named: Grade | None = None,
) -> MinutesContent:
    return MinutesContent(
        record,
        imprint=Imprint(VersionNumber(0, 1), edition, ""),
        withholdings=withholdings,
        conventions=Conventions(named_from=named),
    )


def public(record: MeetingRecord, *withholdings: Withholding, named: Grade | None = None) -> MeetingRecord:
    return in_edition(content(record, *withholdings, named=named)).content.record


def full(record: MeetingRecord, *withholdings: Withholding, named: Grade | None = None) -> MeetingRecord:
    chosen = content(record, *withholdings, edition=Edition.FULL, named=named)
    return as_printed(in_edition(chosen)).record


def said(record: MeetingRecord) -> list[str]:
    return [wording_of(entry) for entry in record.entries]


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


@pytest.mark.parametrize(
    ("grade", "naming", "named_from", "why"),
    [
        (None, None, None, ""),
        (None, None, Grade.INSPECTOR, "Grade not known"),
        (Grade.CONSTABLE, None, Grade.INSPECTOR, "Constable, below Inspector"),
        (Grade.INSPECTOR, None, Grade.INSPECTOR, ""),
        (Grade.CONSTABLE, Naming.NAMED, Grade.INSPECTOR, ""),
        (Grade.COMMISSIONER, Naming.WITHHELD, None, "Always withheld"),
    ],
)
def test_whose_name_is_withheld(
    grade: Grade | None, naming: Naming | None, named_from: Grade | None, why: str
):
    person = next(each for each in a_maker().people.values() if each.initials == "JD")
    person = replace(person, grade=grade, naming=naming)
    assert why_name_is_withheld(person, Conventions(named_from=named_from)) == why
    role = replace(person, name="LFR lead", naming=None)
    assert not why_name_is_withheld(role, Conventions(named_from=named_from))


def test_a_withheld_name_leaves_role_and_organisation_and_no_initials_and_no_key():
    maker = a_maker()
    maker.entry("Jane said: Doemark’s van; JD agreed, jd did not. Janet too.", by="JD")
    record = maker.record()
    left = public(record, named=Grade.INSPECTOR)
    label = "[Name withheld: section 40(2)]"
    assert said(left) == [f"{label} said: {label}’s van; {label} agreed, jd did not. Janet too."]
    key = maker.person_id("JD")
    assert key not in left.people
    person = left.people[left.entries[0].speaker_id or ""]
    assert (person.name, person.initials, person.role) == (label, "", "LFR lead")
    assert person.organisation_id == maker.org_id("MPS")
    assert {each.grade for each in left.people.values()} == {None}
    lead = "[Withheld from the public, section 40(2): "
    words = f"{lead}Jane] said: {lead}Doemark]’s van; JD agreed, jd did not. Janet too."
    assert said(full(record, named=Grade.INSPECTOR)) == [words]


def test_short_and_double_barrelled_surnames_are_withheld_and_ranks_are_not():
    maker = a_maker()
    maker.person("XN", "DC Xan Ng", role="Clerk", of="MPS")
    maker.person("QV", "Quinta Vale-Oakmark", role="Analyst", of="MPS")
    maker.entry("DC Ng’s team and a DC met Ms Oakmark; ngrams do not tell.")
    label = "[Name withheld: section 40(2)]"
    assert said(public(maker.record(), named=Grade.INSPECTOR)) == [
        f"DC {label}’s team and a DC met Ms {label}; ngrams do not tell."
    ]


def test_a_name_that_is_an_ordinary_word_is_looked_for_whole():
    maker = a_maker()
    maker.person("MC", "May Chair", role="Clerk", of="MPS")
    maker.entry("In May the Chair met May Chair.")
    assert said(public(maker.record(), named=Grade.INSPECTOR)) == [
        "In May the Chair met [Name withheld: section 40(2)]."
    ]


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


@settings(max_examples=150)
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


def test_without_the_meetings_before_what_was_withheld_there_is_withheld_of_their_records():
    maker = a_maker()
    line = maker.entry("Kestrel")
    record = replace(maker.action("MPS to buy vans", owner="MPS"), item_id=an_id(7), entry_id=an_id(8))
    maker.records = {record.id: record}
    here = withheld(entry_id=line.id)
    chosen = content(
        maker.record(),
        here,
        withheld(item_id=an_id(7)),
        withheld(entry_id=an_id(9), passage="Merlin"),
        withheld(entry_id=an_id(10)),
        withheld(record_id=an_id(11)),
    )
    kept = [(each.entry_id, each.item_id, each.record_id, each.passage) for each in on_its_own(chosen)]
    assert kept == [(line.id, None, None, ""), (None, None, record.id, ""), (None, None, None, "Merlin")]


def test_the_public_edition_bears_a_marking_that_is_for_everybody():
    record = a_maker().record()
    record = replace(record, meeting=replace(record.meeting, marking=Marking.OFFICIAL_SENSITIVE))
    assert public(record).meeting.marking is Marking.OFFICIAL
    assert full(record).meeting.marking is Marking.OFFICIAL_SENSITIVE


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


def test_other_names_that_somebody_has_had_are_withheld_and_are_in_no_edition():
    maker = a_maker()
    hidden_id = maker.person_id("JD")
    assert hidden_id is not None
    maker.entry("Merlinson was there, and Doemark said so")
    for edition in Edition:
        before = content(maker.record(), edition=edition, named=Grade.INSPECTOR)
        before = replace(before, other_names={hidden_id: ("Jane Merlinson", "Jane Kestrel")})
        made = in_edition(before).content
        assert made.other_names == {}
        assert "Kestrel" not in " ".join(person.name for person in made.record.people.values())
        assert ("Merlinson" in said(made.record)[0]) is (edition is Edition.FULL)
        (place,) = (each for each in withheld_in(before) if each.person_id == hidden_id)
        assert place.words == "Jane Doemark"
