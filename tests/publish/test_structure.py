"""Every kind of file is built up as the document tree is: the same parts, in its order, each of them once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given
from tests.support.any_meetings import meeting_records
from tests.support.documents import any_documents, every_kind_of_node
from tests.support.properties import examples
from tests.support.structure import Part, Spell, part, parts_of, parts_of_pdf, require_sound
from tests.support.web import parts_of_page
from tests.support.word import parts_of_word

from boardobserver.domain.snapshots import MeetingRecord, MinutesContent
from boardobserver.publish.document import Document
from boardobserver.publish.minutes import minutes
from boardobserver.publish.pdf.faces import pieces_of
from boardobserver.publish.pdf.render import render_pdf
from boardobserver.publish.stretches import visible
from boardobserver.publish.web.page import web_bytes
from boardobserver.publish.word.file import word_bytes
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import minutes_document


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file: how it is written, read back, and spells what it has no letter for."""

    write: Callable[[Document], bytes]
    read: Callable[[bytes], list[Part]]
    spell: Spell


def _pdf(document: Document) -> bytes:
    return render_pdf(document).data


def _drawn(text: str) -> str:
    return "".join(piece for _, piece in pieces_of(re.sub("[\n\r\u2028\u2029]", " ", text)))


_KINDS = {
    "pdf": _Kind(_pdf, parts_of_pdf, _drawn),
    "docx": _Kind(word_bytes, parts_of_word, visible),
    "html": _Kind(web_bytes, parts_of_page, visible),
}


def _require_same(document: Document) -> None:
    for kind in _KINDS.values():
        read = kind.read(kind.write(document))
        require_sound(read)
        assert _with_lists_joined(read) == _with_lists_joined(parts_of(document, kind.spell))


def _with_lists_joined(parts: list[Part]) -> list[Part]:
    """The parts, with bullets one after the other as one list, which is all that they can be in Word."""
    joined: list[Part] = []
    for each in parts:
        if each.kind == "bullets" and joined and joined[-1].kind == "bullets":
            joined[-1] = part("bullets", (*joined[-1].texts, *each.texts))
        else:
            joined.append(each)
    return joined


def test_every_kind_of_node_is_there_once_and_in_its_place():
    _require_same(every_kind_of_node())


@examples(40)
@given(any_documents())
def test_any_document_has_the_same_parts_in_every_kind_of_file(document: Document):
    _require_same(document)


@examples(15)
@given(meeting_records())
def test_any_minutes_have_the_same_parts_in_every_kind_of_file(record: MeetingRecord):
    _require_same(minutes(MinutesContent(record)))


def test_the_minutes_of_the_demonstration_have_the_same_parts_in_every_kind_of_file(tmp_path: Path):
    workspace = demonstration_board(tmp_path / "demonstration.board", actor="Lead observer")
    try:
        today = workspace.local(workspace.now()).date()
        options = MinutesOptions(as_of_today=True, changes=True)
        read = workspace.read
        contents = [minutes_content(read, meeting.id, today, options) for meeting in read.meetings()]
    finally:
        workspace.close()
    assert len(contents) > 1
    for content in contents:
        _require_same(minutes_document(content))
