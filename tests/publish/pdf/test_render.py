"""The PDF of the minutes, read back as a reader program reads it."""

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from tests.support.any_meetings import meeting_records
from tests.support.meetings import MeetingMaker
from tests.support.pdf import char_boxes, metadata, outline, page_texts, plain
from tests.support.properties import examples

from boardobserver.domain.publication import is_published, wording_of
from boardobserver.domain.snapshots import ChallengeDetails, MeetingRecord, MinutesContent, Tracked
from boardobserver.domain.words import EntryKind, MeetingStatus
from boardobserver.publish.document import Document
from boardobserver.publish.minutes import minutes
from boardobserver.publish.pdf.faces import uncovered
from boardobserver.publish.pdf.render import PrintingCancelledError, render_pdf
from boardobserver.publish.pdf.theme import PAGE_HEIGHT, PAGE_WIDTH

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FURNITURE = re.compile(r"\A.*?Page \d+ of \d+\s+OFFICIAL-SENSITIVE", re.DOTALL)


def _signed(maker: MeetingMaker) -> Document:
    """The minutes without a watermark, so that the text of a page is the page's text."""
    record = maker.record()
    meeting = replace(record.meeting, status=MeetingStatus.SIGNED_OFF)
    return minutes(MinutesContent(replace(record, meeting=meeting)))


def _text(document: Document) -> str:
    return "\n".join(page_texts(render_pdf(document).data))


def _with_secrets(record: MeetingRecord) -> tuple[MeetingRecord, list[str]]:
    """The record with a word of its own in everything that must not print, and those words."""
    secrets: dict[str, str] = {}
    entries = list(record.entries)
    for place, entry in enumerate(entries):
        if not is_published(entry):
            secrets[entry.id] = f"qzx{place}xzq"
            entries[place] = replace(entry, text=f"{entry.text} {secrets[entry.id]}", wording="")
    records = {key: _with_secret_responses(tracked, secrets) for key, tracked in record.records.items()}
    return replace(record, entries=tuple(entries), records=records), list(secrets.values())


def _with_secret_responses(tracked: Tracked, secrets: dict[str, str]) -> Tracked:
    if not isinstance(tracked.details, ChallengeDetails):
        return tracked
    responses = tuple(
        replace(response, text=f"{response.text} {secrets.get(response.entry_id or '', '')}")
        for response in tracked.details.responses
    )
    return replace(tracked, details=replace(tracked.details, responses=responses))


@examples(60)
@given(meeting_records())
def test_every_published_word_prints_and_nothing_else(drawn: MeetingRecord) -> None:
    record, secrets = _with_secrets(drawn)
    data = render_pdf(minutes(MinutesContent(record))).data
    printed = plain("".join(_FURNITURE.sub("", page) for page in page_texts(data)))
    published = [wording_of(entry) for entry in record.entries if is_published(entry)]
    published += [record.meeting.place, *(item.title for item in record.items)]
    said = Counter(letter for text in published for letter in re.findall("[a-z]", text.casefold()))
    assert not said - Counter(re.findall("[a-z]", printed.casefold()))
    if not any(_RIGHT_TO_LEFT.search(text) for text in (printed, *published)):
        for word in {word for text in published for word in re.findall("[a-z0-9]{2,}", text)}:
            assert word in printed
    for secret in secrets:
        assert secret not in printed
        assert not any(secret in title for _, title in outline(data))
        assert not any(secret in value for value in metadata(data).values())


def test_text_prints_in_the_order_of_the_record() -> None:
    maker = MeetingMaker()
    maker.entry("word-early")
    for number in range(1, 60):
        maker.item(f"title-{number:03d}")
        maker.entry(f"word-{number:03d}")
    found = re.findall(r"(?:title|word)-\w+", _text(_signed(maker)))
    assert found == ["word-early", *(w for n in range(1, 60) for w in (f"title-{n:03d}", f"word-{n:03d}"))]


def test_markup_and_control_characters_print_as_what_they_are() -> None:
    maker = MeetingMaker()
    maker.entry("<b>not bold</b> &amp; <a href='x'>{{7*7}}</a> (a\\) \x00\x1b\ud800")
    text = _text(_signed(maker))
    assert "<b>not bold</b> &amp; <a href='x'>{{7*7}}</a> (a\\)" in text
    assert "[U+0000][U+001B][U+D800]" in text


def test_names_in_any_script_print_or_are_named() -> None:
    maker = MeetingMaker()
    maker.entry("Łódź Ωμέγα Жук e\u0301 ∑ ☂ 🙂 中")
    document = _signed(maker)
    assert "Łódź Ωμέγα Жук é ∑ ☂ 🙂 [U+4E2D]" in unicodedata.normalize("NFC", _text(document))
    assert uncovered(document) == ("U+4E2D CJK UNIFIED IDEOGRAPH-4E2D",)


def test_right_to_left_words_print_in_their_order() -> None:
    maker = MeetingMaker()
    maker.entry("said שלום עולם then")
    (page,) = char_boxes(render_pdf(_signed(maker)).data)
    edge = {char: next(each.left for each in page if each.char == char) for char in "שעם"}
    place = "".join(each.char for each in page).index("said")
    assert page[place].left < edge["ע"] < edge["ש"]
    assert edge["ם"] < edge["ש"]


def test_a_long_entry_long_words_and_a_cell_taller_than_a_page_print_whole() -> None:
    maker = MeetingMaker()
    maker.entry("lorem " * 10_000)
    maker.entry("y" * 3_000)
    maker.challenge("ipsum " * 2_000)
    data = render_pdf(_signed(maker)).data
    text = "\n".join(page_texts(data))
    assert text.count("lorem") == 10_000
    assert "y" * 3_000 in plain("".join(_FURNITURE.sub("", page) for page in page_texts(data)))
    assert text.count("ipsum") == 4_000


def test_two_thousand_entries_print() -> None:
    maker = MeetingMaker()
    maker.item("Long item")
    for number in range(2_000):
        maker.entry(f"entry-{number:04d}")
    found = re.findall(r"1\.(\d+) entry-(\d{4})", _text(_signed(maker)))
    assert [(int(n) - 1, int(e)) for n, e in found] == [(n, n) for n in range(2_000)]


@examples(25)
@given(meeting_records())
def test_nothing_is_cut_off_at_the_edges(record: MeetingRecord) -> None:
    meeting = replace(record.meeting, status=MeetingStatus.SIGNED_OFF)
    for page in char_boxes(render_pdf(minutes(MinutesContent(replace(record, meeting=meeting)))).data):
        for each in page:
            if not each.char.isspace():
                assert each.left >= 30
                assert each.bottom >= 20
                assert each.right <= PAGE_WIDTH - 45
                assert each.top <= PAGE_HEIGHT - 20


def test_every_page_bears_marking_title_and_number_and_drafts_the_watermark() -> None:
    maker = MeetingMaker()
    for _ in range(300):
        maker.entry("a line of the record")
    for document, is_draft in ((minutes(maker.content()), True), (_signed(maker), False)):
        pages = page_texts(render_pdf(document).data)
        assert len(pages) > 3
        for number, page in enumerate(pages, 1):
            assert page.count("OFFICIAL-SENSITIVE") >= 2
            assert f"Note of the 14th meeting, 22 November 2026 Page {number} of {len(pages)}" in page
            assert ("DRAFT" in page) is is_draft


def test_bookmarks_and_metadata_come_from_the_document() -> None:
    maker = MeetingMaker()
    maker.item("LFR update & <b>")
    data = render_pdf(minutes(maker.content())).data
    assert outline(data)[:3] == [(0, "Note of the 14th meeting"), (1, "1 LFR update & <b>"), (1, "Sign-off")]
    found = metadata(data)
    assert found["Title"] == "Facial Recognition Technology Board: note of the 14th meeting, 22 November 2026"
    assert found["Author"] == "Mayor’s Office for Policing and Crime"
    assert found["CreationDate"] == found["ModDate"] == "D:20261122000000Z"
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"


def test_every_face_is_embedded() -> None:
    maker = MeetingMaker()
    maker.entry("plain ☂ 🙂 שלום سلام")
    with pikepdf.open(BytesIO(render_pdf(minutes(maker.content())).data)) as pdf:
        fonts = {
            str(o.BaseFont): o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/BaseFont")
        }
        assert len(fonts) >= 5
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())
        assert not pdf.check_pdf_syntax()


def test_the_same_record_gives_the_same_bytes() -> None:
    maker = MeetingMaker()
    maker.entry("plain ☂ 🙂 שלום")
    assert render_pdf(minutes(maker.content())).data == render_pdf(minutes(maker.content())).data


_PRINT = """
import sys
import unicodedata
from tests.support.meetings import MeetingMaker
from boardobserver.publish.minutes import minutes
from boardobserver.publish.pdf.render import render_pdf
maker = MeetingMaker()
maker.entry("plain and bold")
maker.challenge("Why?")
sys.stdout.buffer.write(render_pdf(minutes(maker.content())).data)
"""


def test_another_process_in_another_time_zone_gives_the_same_bytes() -> None:
    root = Path(__file__).parents[3]
    made = [
        subprocess.run(
            [sys.executable, "-c", _PRINT],
            env={"PYTHONPATH": f"{root}:{root / 'src'}", "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    ]
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF")


def test_progress_counts_every_page() -> None:
    maker = MeetingMaker()
    for _ in range(200):
        maker.entry("a line of the record")
    seen: list[tuple[int, int]] = []
    pages = len(
        page_texts(render_pdf(minutes(maker.content()), lambda done, total: seen.append((done, total))).data)
    )
    assert seen == [(number, pages) for number in range(1, pages + 1)]


@pytest.mark.parametrize("after", [0, 5, 250])
def test_cancelling_stops_at_once(after: int) -> None:
    maker = MeetingMaker()
    for _ in range(200):
        maker.entry("a line of the record")
    asked: list[int] = []

    def is_cancelled() -> bool:
        asked.append(1)
        return len(asked) > after

    with pytest.raises(PrintingCancelledError):
        render_pdf(minutes(maker.content()), is_cancelled=is_cancelled)
    assert len(asked) == after + 1


def test_a_private_note_is_nowhere_in_the_bytes() -> None:
    maker = MeetingMaker()
    maker.entry("qzxprivatexzq", EntryKind.PRIVATE_NOTE)
    maker.entry("qzxpublicxzq")
    with pikepdf.open(BytesIO(render_pdf(minutes(maker.content())).data)) as pdf:
        streams = b"".join(o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream))
    assert b"qzxpublicxzq" in streams
    assert b"private" not in streams
