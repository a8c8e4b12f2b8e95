"""The layout has a number of its own: who draws documents otherwise gives it the next one."""

from dataclasses import replace
from hashlib import sha256

from tests.support.documents import every_kind_of_node
from tests.support.withheld_meetings import withheld_meeting

from boardobserver.domain.release import Edition
from boardobserver.domain.withholding import as_printed, in_edition
from boardobserver.publish.document import Document
from boardobserver.publish.imprint import with_imprint
from boardobserver.publish.minutes import minutes
from boardobserver.publish.pdf.metadata import LAYOUT, layout_named
from boardobserver.publish.pdf.reading import read_pdf
from boardobserver.publish.pdf.render import render_pdf

FINGERPRINTS = {
    1: "a7c258ba5ea3e9c7f9fec754beb008aefd03c9f143ba7502ccbc2f8cdbbb0a93",
}
"""Of some documents as each layout draws them; those of earlier layouts stay."""


def samples() -> list[Document]:
    """A document of every kind of block, and a meeting in both editions."""
    editions = [in_edition(withheld_meeting(8).in_edition(edition)) for edition in Edition]
    printed = [with_imprint(minutes(as_printed(each)), each, "ab" * 32) for each in editions]
    return [replace(every_kind_of_node(), attachment=None), *printed]


def fingerprint() -> str:
    """Of everything that verifying compares in the samples, but for what they say of their layout."""
    found = sha256()
    for document in samples():
        read = read_pdf(render_pdf(document).data)
        about = {**read.about, "Producer": ""}
        parts = {**read.parts, "Metadata": ""}
        pages = [(page.words, sorted(page.parts.items()), page.annotations) for page in read.pages]
        found.update(repr((pages, sorted(about.items()), read.bookmarks, sorted(parts.items()))).encode())
    return found.hexdigest()


def test_what_is_drawn_otherwise_has_another_layout():
    assert fingerprint() == FINGERPRINTS[LAYOUT], (
        "Documents are worded or drawn otherwise than by this layout. If that is meant, add one to LAYOUT in "
        "publish/pdf/metadata.py and the new fingerprint here; otherwise files of today are called altered."
    )


def test_the_newest_layout_is_the_one_that_is_drawn_by_and_each_file_names_it():
    assert max(FINGERPRINTS) == LAYOUT
    assert layout_named(read_pdf(render_pdf(every_kind_of_node()).data).about["Producer"]) == LAYOUT
