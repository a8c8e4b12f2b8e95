"""The proof of absence for Word files and web pages, and what a refused release says."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.support.meetings import MeetingMaker

from boardobserver.domain.errors import Refusal
from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.snapshots import Imprint, MinutesContent, VersionNumber, Withholding
from boardobserver.domain.withholding import withheld_strings
from boardobserver.publish.absence import require_absent, strings_found
from boardobserver.publish.document import Document
from boardobserver.publish.web.page import web_bytes
from boardobserver.publish.word.file import word_bytes
from boardobserver.services.publishing import minutes_document, publish_minutes

LAW = (Exemption.LAW_ENFORCEMENT,)
SECRET = b"Operation Kestrel"


def content_with(passage: str) -> MinutesContent:
    maker = MeetingMaker()
    maker.item("Deployments")
    maker.entry("Operation Kestrel would begin in the borough.")
    record = maker.record()
    withheld = Withholding("w", record.meeting.id, None, None, None, passage, LAW, "")
    imprint = Imprint(VersionNumber(0, 1), Edition.PUBLIC, "")
    return MinutesContent(record, imprint=imprint, withholdings=(withheld,))


@cache
def released() -> Document:
    return minutes_document(content_with("Operation Kestrel"))


def is_found(data: bytes, suffix: str) -> bool:
    return bool(strings_found(data, suffix, withheld_strings(content_with("Operation Kestrel"))))


def test_neither_format_holds_it_and_the_search_is_not_blind():
    borough = withheld_strings(content_with("in the borough"))
    for data, suffix in ((web_bytes(released()), "html"), (word_bytes(released()), "docx")):
        assert not is_found(data, suffix)
        assert strings_found(data, suffix, borough)


@pytest.mark.parametrize(
    "leak",
    [
        b"<p>Operation Kestrel</p>",
        b"<p>Oper<b>ation</b> <i>Kes</i>trel</p>",
        b"<p>Operation<br/>Kestrel</p>",
        b"<p>Operation&nbsp;&#75;estrel</p>",
        b"<!-- Operation Kestrel -->",
        b'<p title="operation kestrel">x</p>',
        b"<p data-note='operation kestrel'>x</p>",
        b"<style>/* Operation Kestrel */</style>",
        b"<script>var x = 'Operation Kestrel'</script>",
    ],
)
def test_a_leak_in_a_web_page_is_found(leak: bytes):
    page = web_bytes(released())
    assert is_found(page.replace(b"</main>", leak + b"</main>"), "html")
    assert is_found(page + leak, "html")


def changed(change: Callable[[str, bytes], bytes], extra: tuple[str, bytes] | None = None) -> bytes:
    output = BytesIO()
    with ZipFile(BytesIO(word_bytes(released()))) as before, ZipFile(output, "w") as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
        if extra is not None:
            after.writestr(*extra)
    return output.getvalue()


def in_body(leak: bytes) -> bytes:
    return changed(
        lambda name, data: data.replace(b"</w:body>", leak + b"</w:body>") if "document" in name else data
    )


@pytest.mark.parametrize(
    "leak",
    [
        b"<w:p><w:r><w:t>Operation Kestrel</w:t></w:r></w:p>",
        b"<w:p><w:r><w:t>Opera</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tion Kestrel</w:t></w:r></w:p>",
        b"<w:p><w:del><w:r><w:delText>Operation Kestrel</w:delText></w:r></w:del></w:p>",
        b'<w:p><w:bookmarkStart w:id="9" w:name="Operation_Kestrel"/></w:p>'.replace(b"_", b" "),
        b"<!-- Operation Kestrel -->",
    ],
)
def test_a_leak_in_a_word_file_is_found(leak: bytes):
    assert is_found(in_body(leak), "docx")


@pytest.mark.parametrize(
    "extra",
    [
        ("word/comments.xml", b"<w:comments><w:p><w:r><w:t>Operation Kestrel</w:t></w:r></w:p></w:comments>"),
        ("docProps/custom.xml", b"<x>Operation Kestrel</x>"),
        ("word/operation kestrel.bin", b"x"),
        ("word/embedded.bin", SECRET),
    ],
)
def test_a_leak_in_another_part_of_a_word_file_is_found(extra: tuple[str, bytes]):
    assert not is_found(changed(lambda _name, data: data), "docx")
    assert is_found(changed(lambda _name, data: data, extra), "docx")


def test_a_refused_release_says_what_stands_where_and_what_to_do():
    with pytest.raises(Refusal) as refused:
        require_absent(
            publish_minutes(content_with("merlin")).pdf, "pdf", withheld_strings(content_with("the borough"))
        )
    assert "“the borough” (page 1" in refused.value.message
    assert refused.value.message.endswith("or lift it.")


def test_what_the_program_says_of_its_own_accord_is_refused_and_not_released():
    """A date that prints out of a field of its own cannot be taken out of text, so nothing is released."""
    with pytest.raises(Refusal, match="22 November 2026"):
        publish_minutes(content_with("22 November 2026"))
