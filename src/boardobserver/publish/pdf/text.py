"""Runs of text into lines of a width: cut into words and faces, measured, broken, and ordered for drawing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from boardobserver.publish.document import Runs
from boardobserver.publish.pdf.bidi import RIGHT_TO_LEFT, is_right_to_left, mirrored, visual_order
from boardobserver.publish.pdf.faces import Face, face, pieces_of
from boardobserver.publish.pdf.joining import ARABIC, joined
from boardobserver.publish.pdf.theme import TextStyle

_GOOD_ENDS = frozenset("-–—/_.,:;@?&=]")
"""Where a word that is wider than its line breaks rather than at any letter."""

_LINE_ENDS = re.compile(r"\r\n|[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one face, and its width in thousandths of its size."""

    face: Face
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """What is not to be broken if a line can hold it: pieces, together so wide."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in the order in which it is drawn from the left.

    Attributes:
        indent: How far its left edge is moved in, in points.
        gap: Space above it, in points.
    """

    pieces: tuple[tuple[Face, str], ...]
    indent: float = 0.0
    gap: float = 0.0


class Typesetter:
    """Breaks text into lines. It remembers the words that it has measured, so keep one for a document."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, bool], Word] = {}

    def lines(self, runs: Runs, style: TextStyle, width: float, hang: float = 0.0) -> tuple[Line, ...]:
        """The lines of a paragraph that is `width` points wide; at least one, if only an empty one.

        All but the first line of each stretch are moved in by `hang` points.
        """
        room, less = width * 1000 / style.size, hang * 1000 / style.size
        lines: list[Line] = []
        paragraphs = self._paragraphs(runs, is_bold=style.is_bold)
        for words in paragraphs:
            turns = any(
                RIGHT_TO_LEFT.search(p.text) for word in words for p in word.pieces if not p.text.isascii()
            )
            base = turns and is_right_to_left("".join(p.text for word in words for p in word.pieces))
            for number, line in enumerate(_broken(words, room, less)):
                pieces = _joined_up(line)
                made = _turned(pieces, is_right_to_left=base) if turns else pieces
                lines.append(Line(made, indent=hang if number else 0.0))
        return tuple(lines)

    def widest_word(self, runs: Runs, style: TextStyle) -> float:
        """The width of the widest word of some text, in points."""
        words = (word for part in self._paragraphs(runs, is_bold=style.is_bold) for word in part)
        return max((word.width for word in words), default=0.0) * style.size / 1000

    def width(self, text: str, style: TextStyle) -> float:
        """The width of a few words on one line, in points."""
        pieces = pieces_of(text, is_bold=style.is_bold)
        return sum(one.width_of(part) for one, part in pieces) * style.size / 1000

    def _paragraphs(self, runs: Runs, *, is_bold: bool) -> list[list[Word]]:
        """The words of each stretch between forced line ends; a word can run on into the next run."""
        paragraphs: list[list[Word]] = [[]]
        pending: list[Word] = []
        for run in runs:
            bold = run.is_bold or is_bold
            text = run.text if run.text.isascii() and "\t" not in run.text else _spaced(run.text)
            for number, stretch in enumerate(_LINE_ENDS.split(text)):
                if number:
                    _finish(pending, paragraphs[-1])
                    paragraphs.append([])
                for place, part in enumerate(stretch.split(" ")):
                    if place:
                        _finish(pending, paragraphs[-1])
                    if part:
                        pending.append(self._word(part, bold))
        _finish(pending, paragraphs[-1])
        return paragraphs

    def _word(self, text: str, is_bold: bool) -> Word:
        """A word, cut into its faces and measured."""
        key = (text, is_bold)
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = _measured(
                (one, joined(part, one.covered) if ARABIC.search(part) else part)
                for one, part in pieces_of(text, is_bold=is_bold)
            )
        return word


def _spaced(text: str) -> str:
    """Text whose breaking spaces are all plain ones, so that it breaks there."""
    return re.sub("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]", " ", text)


def _measured(pieces: Iterable[tuple[Face, str]]) -> Word:
    made = tuple(Piece(one, part, one.width_of(part)) for one, part in pieces)
    return Word(made, sum(piece.width for piece in made))


def _finish(pending: list[Word], words: list[Word]) -> None:
    """Put the parts of a word together and add it to the words."""
    if len(pending) == 1:
        words.append(pending[0])
    elif pending:
        pieces = tuple(piece for part in pending for piece in part.pieces)
        words.append(Word(pieces, sum(part.width for part in pending)))
    pending.clear()


def _broken(words: list[Word], room: float, less: float) -> list[list[Word]]:
    """The words in lines, as many to a line as fit; a word wider than a line is cut.

    The lines after the first have `less` room.
    """
    lines: list[list[Word]] = [[]]
    used = 0.0
    for each in words:
        if not each.pieces:
            continue
        word = each
        space = _space_before(each).width_of(" ") if lines[-1] else 0.0
        if used + space + word.width > _room(lines, room, less) and lines[-1]:
            lines.append([])
            used, space = 0.0, 0.0
        while word.width > _room(lines, room, less):
            first, rest = _cut(word, _room(lines, room, less))
            lines[-1] = [first]
            lines.append([])
            word = rest
        lines[-1].append(word)
        used += space + word.width
    return lines


def _room(lines: list[list[Word]], room: float, less: float) -> float:
    return room if len(lines) == 1 else room - less


def _space_before(word: Word) -> Face:
    """The face of the space before a word: a text face, for the others have spaces of all widths."""
    first = word.pieces[0].face
    return first if first.is_of_text else face()


def _cut(word: Word, room: float) -> tuple[Word, Word]:
    """The longest beginning of a word that fits, ending well if it can, and the rest; neither is empty."""
    chars = [(piece.face, char) for piece in word.pieces for char in piece.text]
    used, fits, good = 0.0, 1, 0
    for place, (one, char) in enumerate(chars):
        used += one.width_of(char)
        if used > room and place:
            break
        fits = place + 1
        if char in _GOOD_ENDS:
            good = fits
    if good * 2 > fits:
        fits = good
    fits = min(fits, len(chars) - 1)
    return _regrouped(chars[:fits]), _regrouped(chars[fits:])


def _regrouped(chars: list[tuple[Face, str]]) -> Word:
    return _measured(_same_face_together(chars))


def _same_face_together(parts: Iterable[tuple[Face, str]]) -> tuple[tuple[Face, str], ...]:
    """Neighbours in the same face as one."""
    together: list[tuple[Face, list[str]]] = []
    for one, part in parts:
        if together and together[-1][0] is one:
            together[-1][1].append(part)
        else:
            together.append((one, [part]))
    return tuple((one, "".join(found)) for one, found in together)


def _joined_up(words: list[Word]) -> tuple[tuple[Face, str], ...]:
    """The words of a line with the spaces between them."""
    parts: list[tuple[Face, str]] = []
    for word in words:
        if parts and word.pieces:
            parts.append((_space_before(word), " "))
        parts += [(piece.face, piece.text) for piece in word.pieces]
    return _same_face_together(parts)


def _turned(pieces: tuple[tuple[Face, str], ...], *, is_right_to_left: bool) -> tuple[tuple[Face, str], ...]:
    """A line in visual order, its right-to-left stretches turned round and their brackets mirrored."""
    faces = [one for one, part in pieces for _ in part]
    text = "".join(part for _, part in pieces)
    return _same_face_together(
        (faces[each.place], mirrored(text[each.place]) if each.is_turned else text[each.place])
        for each in visual_order(text, is_right_to_left=is_right_to_left)
    )
