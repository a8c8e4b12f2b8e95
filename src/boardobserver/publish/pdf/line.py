"""What a line of text is made of: parts in one face each, with what they are besides plain text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from boardobserver.publish.pdf.faces import Face, face
from boardobserver.publish.pdf.structure import Element


@dataclass(eq=False, slots=True)
class Role:
    """What a run is besides plain text: a link, a short form that is expanded, a withheld passage.

    Attributes:
        element: Its element of the structure, from when its first part is drawn.
    """

    link: str
    expansion: str
    is_withheld: bool
    element: Element | None = None

    @property
    def tag(self) -> str:
        """The structure type of its element; empty where it needs none of its own."""
        return "Link" if self.link else "Span" if self.expansion else ""


@dataclass(eq=False, slots=True)
class Turned:
    """A stretch that is drawn in another order than it is read in.

    Programs that take text off the page turn such stretches round by themselves; those that follow the
    structure are told how it reads there.

    Attributes:
        spoken: Its text in the order of reading.
        element: Its element of the structure, from when its first part is drawn.
    """

    spoken: str
    element: Element | None = None


class Part(NamedTuple):
    """A stretch of a line as it is drawn: in one face, of one role, turned or not."""

    face: Face
    text: str
    role: Role | None = None
    turned: Turned | None = None


class Line(NamedTuple):
    """One line, its parts in the order in which they are drawn from the left.

    Attributes:
        indent: How far its left edge is moved in, in points.
        gap: Space above it, in points.
        is_plain: None of its parts has a role or is turned.
        has_next: Another line follows it after a space, so that words stay apart where it is read out.
    """

    parts: tuple[Part, ...]
    indent: float = 0.0
    gap: float = 0.0
    is_plain: bool = True
    has_next: bool = False


class Word(NamedTuple):
    """What is not to be broken if a line can hold it: parts, together so wide in thousandths of their size.

    Attributes:
        space: The width of the space before it.
        plain: The face that all of it and the space before it are in, if it is nothing besides plain text.
        is_cut: It goes on in the next line, because no line could hold it.
    """

    parts: tuple[Part, ...]
    width: float
    space: float
    plain: Face | None
    is_cut: bool = False


def measured(parts: Iterable[Part]) -> Word:
    """Parts as one word."""
    made = tuple(parts)
    return word_of(made, sum(part.face.width_of(part.text) for part in made))


def word_of(parts: tuple[Part, ...], width: float) -> Word:
    """Parts of a width that is known as one word."""
    if not parts:
        return Word(parts, width, 0.0, None)
    face_before, (first, *others) = space_before(parts), parts
    is_plain = not others and first.role is None and face_before is first.face
    return Word(parts, width, face_before.space, first.face if is_plain else None)


def together(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Neighbours that are drawn alike as one."""
    made: list[Part] = []
    texts: list[str] = []
    first: Part | None = None
    for part in parts:
        alike = first is not None and part.face is first.face and part.role is first.role
        if first is not None and not (alike and part.turned is first.turned):
            made.append(first._replace(text="".join(texts)))
            texts.clear()
            first = None
        first = first or part
        texts.append(part.text)
    return (*made, first._replace(text="".join(texts))) if first is not None else ()


def space_before(parts: tuple[Part, ...]) -> Face:
    """The face of the space before a word: a text face, for the others have spaces of all widths."""
    first = parts[0].face
    return first if first.is_of_text else face()
