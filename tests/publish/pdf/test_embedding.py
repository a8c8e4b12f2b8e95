"""The letters of a face in one document: under which codes they are shown, and read back."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.support.documents import a_document
from tests.support.pdf import page_texts, plain

from boardobserver.publish.document import Heading, Paragraph, text
from boardobserver.publish.pdf.embedding import UsedFace
from boardobserver.publish.pdf.faces import face
from boardobserver.publish.pdf.render import render_pdf

_COVERED = st.sampled_from([chr(code) for code in sorted(face().covered) if code > 0x20])


def _said(shown: Sequence[tuple[str, str]], used: UsedFace) -> str:
    """What codes stand for, read as a page's content is."""
    said: list[str] = []
    for called, codes in shown:
        letters = used.subsets[int(called.partition("+")[2])]
        raw = codes.encode("ascii")
        at = 0
        while at < len(raw):
            if raw[at : at + 1] != b"\\":
                said.append(chr(letters[raw[at]]))
                at += 1
            elif raw[at + 1 : at + 2].isdigit():
                said.append(chr(letters[int(raw[at + 1 : at + 4], 8)]))
                at += 4
            else:
                said.append(chr(letters[raw[at + 1]]))
                at += 2
    return "".join(said)


@given(st.lists(st.text(_COVERED, min_size=1), max_size=8))
def test_codes_stand_for_the_letters_that_were_shown(pieces: list[str]):
    used = UsedFace(face(), 0)
    for piece in pieces:
        assert _said(used.shown(piece), used) == piece.replace("\N{NO-BREAK SPACE}", " ")
    assert not used.wanting()


def test_more_letters_than_a_typeface_holds_go_into_several():
    letters = [chr(code) for code in sorted(face().covered) if 0x100 <= code < 0x530 and chr(code).isalpha()]
    words = [" ".join(letters[at : at + 8]) for at in range(0, len(letters), 8)]
    used = UsedFace(face(), 0)
    for word in words:
        assert _said(used.shown(word), used) == word
    assert len(used.subsets) > 3
    assert all(len(subset) <= 256 for subset in used.subsets)
    document = a_document(Heading(1, "Letters"), *(Paragraph(text(each)) for each in words))
    said = plain("".join(page_texts(render_pdf(document).data)))
    assert [letter for letter in letters if plain(letter) not in said] == []


def test_a_letter_that_the_face_has_not_is_told():
    used = UsedFace(face(), 0)
    used.shown("\N{CJK UNIFIED IDEOGRAPH-4E2D}")
    assert used.wanting() == ["The face NotoSans-Regular lacks letters that it is to show."]
