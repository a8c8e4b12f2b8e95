"""Runs of text into lines of a width: cut into words and faces, measured, broken, and ordered for drawing."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from boardobserver.publish.document import LINE_ENDS, Run, Runs
from boardobserver.publish.links import linked
from boardobserver.publish.pdf.bidi import RIGHT_TO_LEFT, is_right_to_left, mirrored, visual_order
from boardobserver.publish.pdf.faces import SPACES, face, pieces_of
from boardobserver.publish.pdf.joining import ARABIC, joined, unjoined
from boardobserver.publish.pdf.line import (
    Line,
    Part,
    Role,
    Turned,
    Word,
    measured,
    space_before,
    together,
    word_of,
)
from boardobserver.publish.pdf.theme import TextStyle

_GOOD_ENDS = frozenset("-–—/_.,:;@?&=]")
"""Where a word that is wider than its line breaks rather than at any letter."""

_PLAIN = attrgetter("plain")


class Typesetter:
    """Breaks text into lines. It remembers the words that it has measured, so keep one for a document."""

    def __init__(self) -> None:
        self._words = _Words(is_bold=False), _Words(is_bold=True)

    def lines(self, runs: Runs, style: TextStyle, width: float, hang: float = 0.0) -> tuple[Line, ...]:
        """The lines of a paragraph that is `width` points wide; at least one, if only an empty one.

        All but the first line of each stretch are moved in by `hang` points.
        """
        room, less = width * 1000 / style.size, hang * 1000 / style.size
        lines: list[Line] = []
        for words in self._paragraphs(linked(runs), is_bold=style.is_bold):
            is_plain = all(word.plain is not None for word in words)
            turns = not is_plain and any(RIGHT_TO_LEFT.search(p.text) for word in words for p in word.parts)
            base = turns and is_right_to_left("".join(p.text for word in words for p in word.parts))
            for number, line in enumerate(_broken(words, room, less)):
                parts = _in_faces(line) if is_plain else _joined_up(line)
                if turns:
                    parts = _turned(parts, is_right_to_left=base)
                has_no_roles = is_plain or not (turns or any(part.role is not None for part in parts))
                goes_on = bool(line) and not line[-1].is_cut
                lines.append(Line(parts, hang if number else 0.0, 0.0, has_no_roles, goes_on))
        lines[-1] = Line(*lines[-1][:-1], has_next=False)
        return tuple(lines)

    def widest_word(self, runs: Runs, style: TextStyle) -> float:
        """The width of the widest word of some text, in points."""
        words = (word for part in self._paragraphs(runs, is_bold=style.is_bold) for word in part)
        return max((word.width for word in words), default=0.0) * style.size / 1000

    def one_line(self, text: str, style: TextStyle) -> Line:
        """A few words on one line, however wide."""
        if RIGHT_TO_LEFT.search(text):
            return self.lines((Run(text),), style, math.inf)[0]
        return Line(tuple(Part(one, part) for one, part in pieces_of(text, is_bold=style.is_bold)))

    def width(self, text: str, style: TextStyle) -> float:
        """The width of a few words on one line, in points."""
        pieces = pieces_of(text, is_bold=style.is_bold)
        return sum(one.width_of(part) for one, part in pieces) * style.size / 1000

    def _paragraphs(self, runs: Runs, *, is_bold: bool) -> list[list[Word]]:
        """The words of each stretch between forced line ends; a word can run on into the next run."""
        paragraphs: list[list[Word]] = [[]]
        pending: list[Word] = []
        for run in runs:
            word = self._words[run.is_bold or is_bold].__getitem__
            role = _role_of(run)
            if role is not None:
                word = _in_role(word, role)
            for number, stretch in enumerate(_stretches(run.text)):
                if number:
                    _finish(pending, paragraphs[-1])
                    paragraphs.append([])
                first, *others = stretch.split(" ")
                if first:
                    pending.append(word(first))
                if others:
                    _finish(pending, paragraphs[-1])
                    last = others.pop()
                    paragraphs[-1] += map(word, filter(None, others))
                    pending += (word(last),) if last else ()
        _finish(pending, paragraphs[-1])
        return paragraphs


class _Words(dict[str, Word]):
    """The words of one weight, each cut into its faces and measured when it is first met."""

    def __init__(self, *, is_bold: bool) -> None:
        super().__init__()
        self._is_bold = is_bold

    def __missing__(self, text: str) -> Word:
        main = face(is_bold=self._is_bold)
        pieces = pieces_of(text, is_bold=self._is_bold)
        if len(pieces) == 1 and pieces[0][0] is main:
            said = pieces[0][1]
            word = Word((Part(main, said),), main.width_of(said), main.space, main)
        else:
            word = measured(
                Part(one, joined(part, one.covered) if ARABIC.search(part) else part) for one, part in pieces
            )
        self[text] = word
        return word


def _stretches(text: str) -> Sequence[str]:
    """The text between forced line ends; its breaking spaces are all plain ones, so that it breaks there."""
    if text.isascii() and text.isprintable():  # as most text is: there is nothing of either in it
        return (text,)
    return LINE_ENDS.split(SPACES.sub(" ", text))


def _role_of(run: Run) -> Role | None:
    is_plain = not (run.link or run.expansion or run.is_withheld)
    return None if is_plain else Role(run.link, run.expansion, run.is_withheld)


def _in_role(word: Callable[[str], Word], role: Role) -> Callable[[str], Word]:
    """What gives words, so that it gives them in a role."""

    def given(text: str) -> Word:
        plain = word(text)
        return plain._replace(parts=tuple(part._replace(role=role) for part in plain.parts), plain=None)

    return given


def _finish(pending: list[Word], words: list[Word]) -> None:
    """Put the parts of a word together and add it to the words."""
    if len(pending) == 1:
        words.append(pending[0])
    elif pending:
        parts = tuple(part for word in pending for part in word.parts)
        words.append(word_of(parts, sum(word.width for word in pending)))
    pending.clear()


def _broken(words: list[Word], room: float, less: float) -> list[list[Word]]:
    """The words in lines, as many to a line as fit; a word wider than a line is cut.

    The lines after the first have `less` room.
    """
    line: list[Word] = []
    lines = [line]
    used = 0.0
    for each in words:
        if not each.parts:
            continue
        word = each
        needed = used + word.space + word.width if line else word.width
        if needed > room and line:
            line = []
            lines.append(line)
            needed, room, less = word.width, room - less, 0.0
        if word.width > room:
            *full, word = _cut(word, room, less)
            if full:
                lines[-1:] = [*([piece] for piece in full), line]
                needed, room, less = word.width, room - less, 0.0
        line.append(word)
        used = needed
    return lines


def _cut(word: Word, room: float, less: float) -> Iterator[Word]:
    """A word that is wider than its line in pieces, each as long as fits, ending well if it can.

    The pieces after the first have `less` room. None is without a letter, however little room there is.
    """
    chars = [part._replace(text=char) for part in word.parts for char in part.text]
    start = 0
    while (end := _end_of_piece(chars, start, room)) < len(chars):
        yield measured(together(chars[start:end]))._replace(is_cut=True)
        start, room, less = end, room - less, 0.0
    yield measured(together(chars[start:]))


def _end_of_piece(chars: Sequence[Part], start: int, room: float) -> int:
    """Where to break what is left of a word, or its end if all of that fits."""
    used, good = 0.0, start
    for place in range(start, len(chars)):
        used += chars[place].face.width_of(chars[place].text)
        if used > room and place > start:
            return good if (good - start) * 2 > place - start else place
        if chars[place].text in _GOOD_ENDS:
            good = place + 1
    return len(chars)


def _in_faces(words: list[Word]) -> tuple[Part, ...]:
    """The plain words of a line with the spaces between them: a part for each change of face."""
    parts: list[Part] = []
    for one, alike in groupby(words, _PLAIN):
        said = " ".join([word.parts[0].text for word in alike])
        parts.append(Part(one, f" {said}" if parts else said))
    return tuple(parts)


def _joined_up(words: list[Word]) -> tuple[Part, ...]:
    """The words of a line with the spaces between them; one within a role is part of it."""
    parts: list[Part] = []
    for word in words:
        if parts and word.parts:
            role = word.parts[0].role
            parts.append(Part(space_before(word.parts), " ", role if parts[-1].role is role else None))
        parts += word.parts
    return together(parts)


def _turned(parts: tuple[Part, ...], *, is_right_to_left: bool) -> tuple[Part, ...]:
    """A line in visual order, its right-to-left stretches turned round and their brackets mirrored."""
    owners = [part for part in parts for _ in part.text]
    text = "".join(part.text for part in parts)
    placed = visual_order(text, is_right_to_left=is_right_to_left)
    made: list[Part] = []
    for is_reordered, each in groupby(placed, lambda one: one.level > 0):
        stretch = list(each)
        # Such a stretch has the same letters in either order: only within it are they read otherwise.
        places = sorted(one.place for one in stretch)
        turned = Turned(unjoined("".join(text[place] for place in places))) if is_reordered else None
        roles = {owners[place].role for place in places}
        for one in stretch:
            owner = owners[one.place]
            char = mirrored(text[one.place]) if one.is_turned else text[one.place]
            # Words of two roles in one stretch cannot be told apart in it: they are read as plain text.
            made.append(Part(owner.face, char, owner.role if len(roles) == 1 else None, turned))
    return together(made)
