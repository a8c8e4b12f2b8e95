"""Documents as web pages: one file that stands by itself, runs nothing, and reads well anywhere."""

import hashlib
import re
from base64 import b64encode
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from tests.support.documents import a_document, any_documents, every_kind_of_node, written_elsewhere
from tests.support.properties import examples
from tests.support.web import page_of, said

from boardobserver.host.assets import asset
from boardobserver.publish.document import Document, Heading, Paragraph, Run, text
from boardobserver.publish.stretches import one_line
from boardobserver.publish.web.page import web_bytes

_LEADING_OUT = {"src", "href", "srcset", "data", "action", "formaction", "poster", "background", "ping"}


def _page(document: Document) -> ET.Element:
    return page_of(web_bytes(document))


def _at(page: ET.Element, path: str) -> ET.Element:
    found = page.find(path)
    assert found is not None, path
    return found


def test_the_page_says_what_it_is_and_in_which_language():
    page = _page(every_kind_of_node())
    assert page.get("lang") == "en-GB"
    assert page.findtext("head/title") == "A board: note of the 14th meeting, 22 November 2026"
    metas = {meta.get("name"): meta.get("content") for meta in page.iterfind("head/meta")}
    assert metas["author"] == "Mayor’s Office for Policing and Crime"
    assert metas["dcterms.modified"] == "2026-11-22T12:00:00+00:00"


def test_marking_stands_at_both_ends_and_draft_at_the_head():
    page = _page(every_kind_of_node())
    landmarks = [child.tag for child in _at(page, "body") if child.tag != "a"]
    assert landmarks == ["header", "main", "footer"]
    assert said(page.find("body/header")) == "OFFICIAL-SENSITIVEDRAFT"
    assert said(page.find("body/footer")).endswith("OFFICIAL-SENSITIVE")
    assert said(_page(a_document()).find("body/header")) == "OFFICIAL-SENSITIVE"


def test_the_first_key_leads_to_the_text():
    page = _page(every_kind_of_node())
    skip = _at(page, "body")[0]
    assert f"#{_at(page, 'body/main').get('id')}" == skip.get("href")


def test_short_forms_are_explained_where_they_stand():
    page = _page(every_kind_of_node())
    (short,) = page.iter("abbr")
    assert (short.text, short.get("title")) == ("LFR", "live facial recognition")


def test_a_picture_is_within_the_page_and_says_what_it_shows():
    (picture,) = _page(every_kind_of_node()).iter("img")
    assert picture.get("alt") == "The arms of the house"
    assert picture.get("src", "").startswith("data:image/png;base64,")


@examples(80)
@given(any_documents())
def test_nothing_comes_from_elsewhere_and_nothing_runs(document: Document):
    page = _page(document)
    policies = [each.get("content") for each in page.iterfind("head/meta[@http-equiv]")]
    sheets = [said(style) for style in page.iter("style")]
    digests = (b64encode(hashlib.sha256(sheet.encode()).digest()).decode() for sheet in sheets)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    assert policies == [
        f"default-src 'none'; img-src data:; style-src {allowed}; base-uri 'none'; form-action 'none'"
    ]
    assert not any(re.search(r"url\s*\(|@import|expression", sheet) for sheet in sheets)
    for element in page.iter():
        assert element.tag not in {"script", "link", "iframe", "object", "embed", "base", "form", "svg"}
        assert not any(name.startswith("on") or name == "style" for name in element.attrib)
        for name in _LEADING_OUT & set(element.attrib):
            assert re.match(r"#|https://example\.org/|data:image/png;", element.get(name, ""))
            assert name == "href" or element.tag == "img"


@pytest.mark.parametrize("typed", ["</style><b>", '"; } body { display: none', "\\", "</title><script>"])
def test_no_text_can_leave_its_place(typed: str):
    document = Document(
        title=typed,
        short_title=typed,
        language="en-GB",
        author=f'{typed}"><b>',
        marking=typed,
        watermark=typed,
        dated=every_kind_of_node().dated,
        blocks=(Heading(1, typed), Paragraph((Run(typed, expansion=f'{typed}"><b>'),))),
    )
    page = _page(document)
    assert page.findtext("head/title") == one_line(typed)
    assert said(page.find("body/main/h1")) == typed
    assert not [*page.iter("b"), *page.iter("script")]
    sheet = "".join(said(style) for style in page.iter("style"))
    assert sheet.count("{") == sheet.count("}")


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_colour_of_text_stands_out_from_what_is_behind_it_by_day_and_by_night_and_on_paper():
    sheet = asset("web/document.css").read_text(encoding="utf-8")
    schemes = [
        dict(re.findall(r"--(\w+): (#\w{6});", rules))
        for rules in re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)
    ]
    assert len(schemes) == 3
    behind = ("paper", "header", "action", "decision", "notice", "withheld")
    for scheme in schemes:
        assert set(scheme) == {*behind, "ink", "quiet", "accent", "rule"}
        for ground in behind:
            assert _contrast(scheme["ink"], scheme[ground]) >= 7
            assert _contrast(scheme["quiet"], scheme[ground]) >= 4.5
            assert _contrast(scheme["accent"], scheme[ground]) >= 4.5
        assert _contrast(scheme["rule"], scheme["paper"]) >= 3


def test_nothing_is_measured_in_pixels_so_that_all_of_it_grows_with_the_text():
    sheet = asset("web/document.css").read_text(encoding="utf-8")
    assert set(re.findall(r"(\d+)px", sheet)) == {"1"}  # the caption, which is only read out
    assert min(float(size) for size in re.findall(r"font-size: ([\d.]+)rem", sheet)) >= 1
    assert "font: 1.0625rem/" in sheet


def test_a_picture_that_is_higher_than_wide_leaves_room_for_text_and_keeps_its_shape():
    sheet = asset("web/document.css").read_text(encoding="utf-8")
    (rules,) = re.findall(r"^img \{(.*?)\}", sheet, re.DOTALL | re.MULTILINE)
    assert int(re.findall(r"max-height: (\d+)vh", rules)[0]) < 100
    assert "object-fit: contain" in rules


def test_pages_that_lie_across_print_so():
    across, upright = (_page(a_document(is_across=each)) for each in (True, False))
    assert _at(across, "body").get("class") == "across"
    assert _at(upright, "body").get("class") is None
    assert "@page across {\n  size: A4 landscape;" in said(across.find("head/style"))


def test_another_process_in_another_time_zone_gives_the_same_bytes():
    made = written_elsewhere("boardobserver.publish.web.page", "web_bytes")
    assert made[0] == made[1] == web_bytes(every_kind_of_node())


def test_line_ends_are_kept_and_control_characters_are_shown():
    page = _page(a_document(Paragraph(text("one\ntwo \x00\x1b"))))
    (paragraph,) = _at(page, "body/main").iter("p")
    assert ET.tostring(paragraph, encoding="unicode", method="html") == "<p>one<br>two [U+0000][U+001B]</p>"
