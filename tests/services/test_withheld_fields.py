"""Days and owners of records that say what is withheld: they give way to a mark wherever they print."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.support.meetings import OPENED, MeetingMaker
from tests.support.particulars import a_meeting, an_id

from boardobserver.domain.errors import Refusal
from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.snapshots import (
    ActionDetails,
    ActionUpdate,
    AdviceDetails,
    AsOfToday,
    ChallengeDetails,
    DecisionDetails,
    Due,
    FieldChange,
    Imprint,
    MeetingChanges,
    MinutesContent,
    MovementRecord,
    RecordToday,
    Response,
    Tracked,
    VersionNumber,
    Withholding,
)
from boardobserver.domain.withholding import as_printed, in_edition, withheld_in
from boardobserver.domain.withholding.standing import where_words_stand
from boardobserver.domain.words import ActionStatus, DueKind, Movement, ResponseView
from boardobserver.publish.document import texts_of
from boardobserver.publish.minutes import minutes
from boardobserver.publish.pdf.reading import read_pdf
from boardobserver.publish.record_file.reading import read_record
from boardobserver.publish.record_file.writing import record_bytes
from boardobserver.publish.web.page import web_bytes
from boardobserver.publish.word.file import word_bytes
from boardobserver.services.publishing import edition_document, publish_document, publish_minutes

LAW = (Exemption.LAW_ENFORCEMENT,)
LABEL = "[Withheld: section 31(1)]"
DAY = date(2027, 3, 1)
SAID = "1 March 2027"


def a_maker() -> MeetingMaker:
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("LL", "LFR lead", of="MPS")
    maker.attends("LL")
    maker.item("Watchlists")
    return maker


def content(maker: MeetingMaker, *passages: str, edition: Edition = Edition.PUBLIC) -> MinutesContent:
    """The minutes, with some passages withheld in them."""
    key = maker.meeting.id
    withholdings = tuple(
        Withholding(an_id(900 + at), key, None, None, None, passage, LAW, "why")
        for at, passage in enumerate(passages)
    )
    imprint = Imprint(VersionNumber(0, 1), edition, "")
    return MinutesContent(maker.record(), imprint=imprint, withholdings=withholdings)


def printed(before: MinutesContent) -> list[str]:
    """What the document says, made of nothing but the record that goes along with it."""
    edition = in_edition(before)
    again = read_record(record_bytes(edition))
    assert again == edition
    return [said for block in minutes(as_printed(again)).blocks for said in texts_of(block)]


def with_a_day(maker: MeetingMaker, kind: str) -> Tracked:
    """A record that has the day in each field of some kind."""
    if kind in {"action", "update"}:
        made = maker.action("MPS to move the vans", owner="MPS", due=Due(DueKind.DATE, date(2027, 5, 5)))
    elif kind == "advice":
        made = maker.advice("Move the vans")
    elif kind == "decision":
        made = maker.decision("The vans would move")
    else:
        made = maker.challenge("Who moves the vans?", by="LL")
    details = made.details
    match details:
        case ActionDetails() if kind == "update":
            update = ActionUpdate(an_id(960), DAY, "Two were moved", None)
            details = replace(details, updates=(update,))
        case ActionDetails():
            details = replace(details, due=Due(DueKind.DATE, DAY))
        case AdviceDetails():
            details = replace(details, source_date=DAY, response_date=DAY, review_date=DAY)
        case DecisionDetails():
            details = replace(details, effective_date=DAY)
        case ChallengeDetails() if kind != "raised":
            details = replace(details, responses=(a_response(kind),))
        case _:
            made = replace(made, raised_on=DAY)
    maker.records[made.id] = replace(made, details=details)
    return maker.records[made.id]


def a_response(kind: str) -> Response:
    """A response on the day outside a meeting, or one that promised more by then."""
    is_outside = kind == "answered"
    at = datetime(2027, 3, 1, 0, 30, tzinfo=UTC) if is_outside else OPENED
    promised_by = None if is_outside else DAY
    return Response(
        an_id(961), "We do", None, None, at, not is_outside, None, promised_by, ResponseView.PARTLY
    )


@pytest.mark.parametrize(
    "kind", ["action", "update", "challenge", "raised", "answered", "advice", "decision"]
)
def test_a_day_that_equals_a_withheld_passage_prints_as_its_label(kind: str):
    maker = a_maker()
    maker.entry(f"The raid is on {SAID}")
    tracked = with_a_day(maker, kind)
    assert any(SAID in text for text in printed(content(maker)))
    said = printed(content(maker, SAID))
    assert not [text for text in said if SAID in text]
    assert [text for text in said if LABEL in text and "raid" not in text]
    assert not [text for text in said if "Not recorded" in text or "no due date" in text]
    public = in_edition(content(maker, SAID)).content.record.records[tracked.id]
    assert {each.label for each in public.withheld} == {LABEL}
    assert DAY.isoformat().encode() not in record_bytes(in_edition(content(maker, SAID)))


def test_a_day_that_was_typed_in_another_way_is_withheld_with_it():
    maker = a_maker()
    maker.action("MPS to move the vans by 1 Mar.", owner="MPS", due=Due(DueKind.DATE, DAY))
    said = printed(content(maker, SAID))
    assert not [text for text in said if "1 Mar" in text]
    assert [text for text in said if f"to move the vans by {LABEL}." in text]


def test_what_a_withheld_passage_of_its_own_words_says_is_not_said_by_its_fields():
    maker = a_maker()
    maker.action("LL to raid Lamp Lane by 1 Mar", owner="LL", due=Due(DueKind.DATE, DAY))
    other = maker.action("LL to buy lamps by 1 Mar", owner="LL", due=Due(DueKind.DATE, DAY))
    before = content(maker, "raid Lamp Lane by 1 Mar")
    record = in_edition(before).content.record
    first, second = (each.details for each in record.records.values())
    assert isinstance(first, ActionDetails)
    assert first.due == Due()
    assert first.owner_id == maker.person_id("LL")
    assert second == other.details
    assert f"LFR lead (MPS) to {LABEL}" in "".join(printed(before))

    whole = in_edition(content(maker, "LL to raid")).content.record
    (hidden,) = (each.details for each in whole.records.values() if each.withheld)
    assert isinstance(hidden, ActionDetails)
    assert hidden.owner_id is None
    said = "".join(printed(content(maker, "LL to raid")))
    assert f"{LABEL} Lamp Lane by Monday {SAID}" in said
    assert f"LFR lead (MPS) to {LABEL}" not in said
    assert "no owner recorded" not in said


def test_an_owner_as_they_print_is_withheld_and_one_whose_name_is_stays():
    maker = a_maker()
    maker.action("To move the vans", owner="LL")
    maker.action("MPS to buy vans", owner="MPS")
    said = printed(content(maker, "LFR lead (MPS)"))
    assert not [text for text in said if "LFR lead (MPS)" in text]
    named = printed(content(maker, "LFR lead"))
    assert [text for text in named if f"{LABEL} (MPS)" in text]


def test_what_is_due_today_and_what_has_changed_since_do_not_say_the_day_either():
    maker = a_maker()
    action = maker.action("MPS to move the vans", owner="MPS")
    moved = MovementRecord(
        id=an_id(950),
        record_id=action.id,
        what=Movement.DUE_CHANGED,
        at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
        meeting_id=None,
        item_id=None,
        entry_id=None,
        status_after=ActionStatus.OPEN,
        words="",
        by_id=None,
        until_on=DAY,
        fields=(
            FieldChange("due_on", "2026-12-01", DAY.isoformat()),
            FieldChange("outcome", "", "More vans"),
        ),
    )
    since = replace(a_meeting(), id=an_id(951))
    told = replace(
        content(maker, SAID),
        today=AsOfToday(date(2026, 12, 2), {action.id: RecordToday(ActionStatus.OPEN, DAY)}),
        changes=MeetingChanges(since, (moved,), {action.id: action}, {}, {}),
    )
    said = printed(told)
    assert not [text for text in said if SAID in text]
    assert [text for text in said if f"Due: {LABEL}" in text]
    assert [text for text in said if "More vans" in text]
    assert DAY.isoformat().encode() not in record_bytes(in_edition(told))


def test_the_list_names_the_field_and_the_full_edition_keeps_it():
    maker = a_maker()
    tracked = with_a_day(maker, "action")
    (place,) = withheld_in(content(maker, SAID))
    assert (place.where, place.words, place.record_id) == (str(tracked.reference), SAID, tracked.id)
    assert any(SAID in text for text in printed(content(maker, SAID, edition=Edition.FULL)))
    standing = where_words_stand(content(maker), SAID)
    assert standing is not None
    assert (standing.record_id, standing.words) == (tracked.id, SAID)


def test_every_format_of_the_full_edition_marks_days_and_owners_and_its_record_holds_them_as_they_are():
    maker = a_maker()
    maker.action("To move the vans", owner="LL", due=Due(DueKind.DATE, DAY))
    before = content(maker, SAID, "LFR lead (MPS)", edition=Edition.FULL)
    edition = in_edition(before)
    assert edition.content.record.records == before.record.records
    document = edition_document(edition)
    with ZipFile(BytesIO(word_bytes(document))) as package:
        pages = [web_bytes(document).decode(), package.read("word/document.xml").decode()]
    said = [re.sub(r"<[^>]*>", "", each) for each in pages]
    said += ["".join(word for page in read_pdf(publish_document(document).pdf).pages for word in page.words)]
    for text in map("".join, (each.split() for each in said)):
        for words in (SAID, "LFR lead (MPS)"):
            marked = "".join(f"[Withheld from the public, section 31(1): {words}]".split())
            assert text.count(marked) == 2  # in the line and in the annex
            assert text.count("".join(words.split())) == 2


def test_the_days_of_a_record_that_is_withheld_whole_are_marked_in_the_full_edition():
    maker = a_maker()
    tracked = with_a_day(maker, "action")
    before = content(maker, edition=Edition.FULL)
    whole = Withholding(an_id(900), maker.meeting.id, None, None, tracked.id, "", LAW, "why")
    said = "".join(printed(replace(before, withholdings=(whole,))))
    assert said.count(SAID) == said.count(f"[Withheld from the public, section 31(1): {SAID}]") > 0


def test_a_record_without_withheld_fields_is_written_as_before():
    maker = a_maker()
    with_a_day(maker, "action")
    assert b'"withheld":[{' not in record_bytes(in_edition(content(maker)))


def test_a_date_that_the_meeting_itself_bears_is_refused_by_its_name():
    maker = a_maker()
    maker.entry("The raid was on 22 November 2026")
    before = content(maker, "22 November 2026")
    with pytest.raises(Refusal, match=r"“22 November 2026” \(the date of the meeting, page 1"):
        publish_minutes(before)
