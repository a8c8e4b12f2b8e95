"""The annexes of the minutes, and what is explained at their end, as a document tree."""

from dataclasses import replace

from tests.support.meetings import OPENED
from tests.support.minutes_tree import headings_of, lines_of, meeting_with_people, table_of

from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import DueKind, MeetingStatus
from boardobserver.publish.document import Paragraph
from boardobserver.publish.links import linked
from boardobserver.publish.minutes import minutes


def test_annexes_are_lettered_in_order_and_list_the_records() -> None:
    maker = meeting_with_people()
    maker.response(
        "Tests.", maker.challenge("Why?", by="OB", to="MPS", evidence_asked="The report."), by="LL"
    )
    maker.action("publish", owner="LL", due=Due(DueKind.NEXT_MEETING))
    maker.advice("Assess each deployment.", source_document="Final report", paragraph="4.12")
    maker.decision("the policy")
    assert [heading for heading in headings_of(maker) if heading.startswith("Annex")] == [
        "Annex A: action log",
        "Annex B: challenges",
        "Annex C: ethics advice",
        "Annex D: initials and abbreviations",
        "Annex E: decisions",
    ]
    assert table_of(maker, "action log") == [
        ["AC-2026-001", "publish", "LFR lead (MPS)", "Next meeting", "Open"]
    ]
    ((_, challenge, response, status),) = table_of(maker, "challenges")
    assert challenge == "Why?\nQuestion, OB to MPS, 22 November 2026\nEvidence asked for: The report."
    assert response == "LL: Tests.\nObservers’ view: partly satisfied"
    assert status == "Open"
    ((_, advice, _, _),) = table_of(maker, "ethics advice")
    assert "Source: London Policing Ethics Panel, Final report, paragraph 4.12" in advice


def test_only_the_short_forms_that_occur_are_explained() -> None:
    maker = meeting_with_people()
    maker.entry("the DPIA covered LFR, and PSEDs were another matter.", by="LL")
    assert [row[0] for row in table_of(maker, "initials")] == ["DPIA", "LFR", "LL"]


def test_an_address_with_a_short_form_in_it_still_leads_where_it_was_typed() -> None:
    maker = meeting_with_people()
    address = "https://board.example/LFR/report"
    maker.entry(f"see {address} on LFR", by="LL")
    runs = [
        run for block in minutes(maker.content()).blocks if isinstance(block, Paragraph) for run in block.runs
    ]
    assert address in [run.link for run in linked(tuple(runs))]
    assert [run.text for run in runs if run.expansion == "live facial recognition"] == ["LFR"]


def test_what_a_short_form_stands_for_is_explained_too() -> None:
    maker = meeting_with_people()
    maker.person("AB", "Head of RFR", of="MPS")
    maker.entry("yes", by="AB")
    assert [row[0] for row in table_of(maker, "initials")] == ["AB", "RFR"]


def test_signed_off_minutes_say_by_whom_and_bear_no_watermark() -> None:
    maker = meeting_with_people()
    assert minutes(maker.content()).watermark == "DRAFT"
    maker.meeting = replace(
        maker.meeting,
        status=MeetingStatus.SIGNED_OFF,
        signed_off_by_id=maker.person_id("OB"),
        signed_off_at=OPENED,
    )
    signed = minutes(maker.content())
    assert signed.watermark == ""
    assert signed.dated == OPENED
    assert "Signed off by Lead observer on Sunday 22 November 2026 at 10:00. This is version 1. " in lines_of(
        maker
    )
